/**
 * Collecting, from link to ballots. One signal holds where the person is; everything that must survive a closed
 * tab is in the store before it is needed.
 */
import { type Accessor, createSignal } from 'solid-js';
import { collectCodeHash, parseCollectCode } from '../../../worker/core/ballot/member.ts';
import { hex } from '../../../worker/core/bytes.ts';
import { askToKeep, knownToForget } from '../browserKind.ts';
import { now } from '../clock.ts';
import { forgetEverything } from '../forgetEverything.ts';
import type { Forgetting } from '../parts/Forget.tsx';
import type { Place } from '../place.ts';
import { DATABASES, type Enrolment, openStore, type Pending, type Store } from '../store.ts';
import { readMembership } from './membership.ts';
import { readModuli, readSeason, type Season } from './season.ts';
import type { CollectState, Ready, Stop } from './state.ts';

export type CollectFlow = {
  state: Accessor<CollectState>;
  open: () => Promise<void>;
  collect: () => Promise<void>;
  /** The same bytes again. */
  resend: () => Promise<void>;
  decline: () => void;
  back: () => void;
  /** The person has the ballots outside this browser too. */
  taken: () => Promise<void>;
  /** What can be erased from the reader's own browser. */
  forgetting: Forgetting;
  /** Erases everything that a device of many stored; the flow is over. */
  end: () => Promise<void>;
};

/** Refusals of the desk after which the same request can never succeed. */
const FINAL = new Set(['already-collected', 'unknown-code', 'collection-closed', 'bad-blinded-request']);

const stopFor = (code: string, { collect_opens, collect_closes }: Ready['season']['manifest']): Stop => {
  if (code === 'unknown-code') return { why: 'unknownCode' };
  if (code === 'already-collected') return { why: 'elsewhere' };
  if (code === 'collection-not-open') return { why: 'notOpen', at: collect_opens };
  if (code === 'collection-closed') return { why: 'closed', at: collect_closes };
  return { why: 'other', code };
};

type Link = { kind: 'code'; season: string | null; code: string } | { kind: 'nothing' | 'unreadable' };

/** The link's season and code, or why there are none. */
const linkOf = (brought: Place['brought']): Link => {
  if (brought.kind !== 'code') return { kind: brought.kind === 'nothing' ? 'nothing' : 'unreadable' };
  const code = parseCollectCode(brought.code);
  return code === null ? { kind: 'unreadable' } : { kind: 'code', season: brought.season, code };
};

/** `shared`: a device of many people, which keeps nothing of the one before and has a database of its own. */
export const makeCollectFlow = ({ org, brought }: Place, shared = false): CollectFlow => {
  const link = linkOf(brought);
  const database = shared ? DATABASES.terminal : DATABASES.own;
  let ended = false;
  const [state, setState] = createSignal<CollectState>({ at: 'loading' });
  const stopped = (stop: Stop) => setState({ at: 'stopped', stop });
  let store: Store | null = null;
  let ready: Ready | null = null;
  let pending: { key: string; value: Pending } | null = null;

  /** A collection that was begun here: with this code, or, when the page was reloaded without one, the only one. */
  const findPending = async (shelf: Store, key: string | null): Promise<Pending | undefined> => {
    if (key !== null) return shelf.get('pending', key);
    const begun = (await shelf.all('pending')).filter(({ enrolment }) => enrolment.org === org);
    return begun.length === 1 ? begun[0] : undefined;
  };

  /** What somebody left at a device of many, by a crash, is kept for nobody but that person. */
  const open = async (): Promise<Store | null> => {
    const found = await openStore(database);
    if (!found || !shared || link.kind !== 'code') return found;
    const key = hex(collectCodeHash(link.code));
    const kept = (await found.all('enrolments')).some(({ code }) => code === key);
    if (kept || (await found.get('pending', key))) return found;
    await found.erase();
    return openStore(database);
  };

  const load = async (): Promise<void> => {
    store ??= await open();
    if (ended) return void (await store?.erase());
    if (!store) return void setState({ at: 'no-storage' });
    if (link.kind === 'unreadable') return void stopped({ why: 'unreadable' });
    const key = link.kind === 'code' ? hex(collectCodeHash(link.code)) : null;
    const kept = (await store.all('enrolments')).filter((one) => one.org === org && one.code !== null);
    const mine =
      key === null ? (kept.length === 1 ? kept[0] : undefined) : kept.find(({ code }) => code === key);
    if (mine) return void (await arrived(mine));
    const begun = await findPending(store, key);
    if (begun) {
      pending = { key: hex(collectCodeHash(begun.code)), value: begun };
      return void setState({ at: 'unsent', interrupted: true });
    }
    if (link.kind !== 'code') return void stopped({ why: 'noCode' });
    await check(link);
  };

  const check = async (asked: { season: string | null; code: string }): Promise<void> => {
    const wanted = asked.season === null ? { collecting: now() } : { season: asked.season };
    const season = await readSeason(org, wanted);
    if (!season.ok) {
      if (season.why === 'refused') setState({ at: 'refused', check: season.check });
      else if (season.why === 'offline') setState({ at: 'offline' });
      else stopped({ why: asked.season === null ? 'noSeason' : 'unknownSeason' });
      return;
    }
    await checkMember(season.value, asked.code);
  };

  const checkMember = async (season: Season, code: string): Promise<void> => {
    const { manifest, mh } = season;
    if (now() < manifest.collect_opens) return void stopped({ why: 'notOpen', at: manifest.collect_opens });
    if (now() >= manifest.collect_closes)
      return void stopped({ why: 'closed', at: manifest.collect_closes, season, code });
    const member = await readMembership(manifest, code);
    if (!member.ok) {
      if (member.why === 'desk') stopped(stopFor(member.code, manifest));
      else if (member.why === 'refused') setState({ at: 'refused', check: member.check });
      else setState({ at: 'offline' });
      return;
    }
    ready = { season, cohort: member.value.cohort };
    setState({ at: 'ready', ready, words: null });
    await showWords(mh);
  };

  const showWords = async (mh: string): Promise<void> => {
    const lazy = await import('./sixWords.ts').catch(() => null);
    const words = await lazy?.wordsOf(mh);
    if (!words) return;
    // What the tap will need is fetched while the page is read: it must not fail half way.
    void import('./ballots.ts').catch(() => null);
    setState((old) => (old.at === 'ready' ? { ...old, words } : old));
  };

  const collect = async (): Promise<void> => {
    if (!ready || !store || link.kind !== 'code') return;
    const { season, cohort } = ready;
    const total = season.manifest.waves.length;
    setState({ at: 'working', done: 0, total });
    if (!shared) await askToKeep();
    const moduli = await readModuli(org, season, cohort.id);
    if (!moduli.ok) {
      setState(moduli.why === 'refused' ? { at: 'refused', check: moduli.check } : { at: 'offline' });
      return;
    }
    const lazy = await import('./ballots.ts').catch(() => null);
    if (!lazy) return void setState({ at: 'offline' });
    const ballots = await lazy.blindAll(season, moduli.value, (done) =>
      setState({ at: 'working', done, total }),
    );
    const key = hex(collectCodeHash(link.code));
    const enrolment = {
      id: crypto.randomUUID(),
      org,
      mh: season.mh,
      manifest: season.manifest,
      cohort: cohort.id,
      questionnaires: season.questionnaires,
      ballots: [],
      code: key,
      taken: false,
      issued: null,
    };
    pending = { key, value: { code: link.code, enrolment, ballots } };
    try {
      await store.apply({ put: 'pending', key, value: pending.value });
    } catch {
      return void stopped({ why: 'full' });
    }
    await resend();
  };

  const arrived = async (enrolment: Enrolment): Promise<void> => {
    const forgets = await knownToForget();
    setState({ at: 'collected', enrolment, forgets, code: link.kind === 'code' ? link.code : null });
  };

  const resend = async (): Promise<void> => {
    if (!store || !pending) return;
    const { manifest } = pending.value.enrolment;
    setState({ at: 'working', done: manifest.waves.length, total: manifest.waves.length });
    const lazy = await import('./send.ts').catch(() => null);
    if (!lazy) return void setState({ at: 'unsent', interrupted: false });
    const sent = await lazy.sendPending(store, pending.key, pending.value);
    if (sent.ok) await arrived(sent.enrolment);
    else if (sent.why === 'offline') setState({ at: 'unsent', interrupted: false });
    else if (sent.why === 'spoiled') setState({ at: 'spoiled', evidence: sent.evidence });
    else {
      // Ballots that may be signed already are given up only where the desk's answer can never change.
      if (FINAL.has(sent.code)) await store.apply({ remove: 'pending', key: pending.key });
      stopped(stopFor(sent.code, manifest));
    }
  };

  return {
    state,
    open: async () => {
      setState({ at: 'loading' });
      await load();
    },
    collect,
    resend,
    decline: () => {
      if (ready) setState({ at: 'declined', closes: ready.season.manifest.collect_closes });
    },
    back: () => {
      if (!ready) return;
      setState({ at: 'ready', ready, words: null });
      void showWords(ready.season.mh);
    },
    taken: async () => {
      const current = state();
      if (current.at !== 'collected' || !store) return;
      const enrolment = { ...current.enrolment, taken: true };
      await store.apply({ put: 'enrolments', key: enrolment.id, value: enrolment });
      setState({ ...current, enrolment });
    },
    forgetting: {
      others: async () => ((await store?.all('enrolments')) ?? []).length > 1,
      everything: async () => {
        await forgetEverything();
        setState({ at: 'forgotten' });
      },
    },
    end: async () => {
      ended = true;
      await store?.erase();
    },
  };
};
