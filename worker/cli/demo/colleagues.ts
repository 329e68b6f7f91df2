/** The demo's colleagues in the two real seasons: they collect at the real desk and answer into the real box. */
import { challengeDigest } from '../../core/ballot/challenge.ts';
import { ed25519Public } from '../../core/ballot/ed25519.ts';
import { keyId } from '../../core/ballot/key.ts';
import { manifestHash } from '../../core/ballot/manifest.ts';
import { collectCode } from '../../core/ballot/member.ts';
import { ballotNonce, tokenInput } from '../../core/ballot/token.ts';
import { type Bytes, b64u, concat, fromB64u, hex, sha256, utf8 } from '../../core/bytes.ts';
import { jcs } from '../../core/jcs.ts';
import type { CohortKeys, Id, KeyLine, Manifest } from '../../core/season.ts';
import { type Api, Refused } from '../api.ts';
import type { BallotThread } from '../ballotThread.ts';
import { type OwnBallot, sealAnswers } from '../employee.ts';
import { pool } from '../pool.ts';
import { takesPart, waveModel } from './model.ts';
import type { Person } from './organisation.ts';
import { DEMO_QUESTIONNAIRE } from './past.ts';
import { hash32 } from './random.ts';
import type { KeptBallot } from './store.ts';

const bytesOf = (text: string): Bytes => fromB64u(text) ?? new Uint8Array();

/** Requests in flight: the ballot thread works on the next while the desk signs one. */
const WIDTH = 6;

/** Who collects in a season of one wave and answers it, in an order that says nothing. */
export const answerers = (persons: Person[], wave: Id): Person[] =>
  persons
    .filter((person) => takesPart(person, person.after, wave))
    .sort((a, b) => hash32(`order/${wave}/${a.id}`) - hash32(`order/${wave}/${b.id}`));

/** Visitors of the demo who may answer before it has nobody fresh left. */
const VISITORS = 60;
/** Visitors belong to cohorts of at least this size, so that the page need not warn them. */
const LARGE_COHORT = 45;

/** People whom the model leaves out of a wave: whoever tries the demo collects or answers in their place. */
export const visitorsOf = (persons: Person[], wave: Id, manifest: Manifest, cohortOf: CohortOf): Person[] => {
  const large = new Set(manifest.cohorts.filter(({ size }) => size >= LARGE_COHORT).map(({ id }) => id));
  return persons
    .filter((person) => !takesPart(person, person.after, wave) && large.has(cohortOf.get(person.id) ?? ''))
    .sort((a, b) => hash32(`visitor/${a.id}`) - hash32(`visitor/${b.id}`))
    .slice(0, VISITORS);
};

/** The cohort of every person. The demo knows it from forming the cohorts itself, as the desk did. */
export type CohortOf = ReadonlyMap<string, Id>;

const firstWave = (manifest: Manifest): Id => {
  const [wave] = manifest.waves;
  if (!wave) throw new Error('a season has a wave');
  return wave.id;
};

/** Whoever collected before the demo was stopped, and whose ballot was not kept, has lost it, as in real life. */
const unlessCollected = (error: unknown): null => {
  if (error instanceof Refused && error.code === 'already-collected') return null;
  throw error;
};

/** Collects for these people; `tick` after each. Ballots come back in the order of the people. */
export const collectFor = async (
  api: Api,
  thread: BallotThread,
  of: { manifest: Manifest; rosterKey: Uint8Array; cohortOf: CohortOf; persons: Person[]; tick?: () => void },
): Promise<KeptBallot[]> => {
  const { manifest, rosterKey, cohortOf, persons } = of;
  const mh = manifestHash(jcs(manifest));
  const binding = { mh, desk: manifest.desk, box: manifest.box };
  const wave = firstWave(manifest);
  const keys = await api.board<KeyLine[]>(`/manifests/${hex(mh)}/keys`);
  const moduli = new Map(keys.map(({ cohort, n }) => [cohort, n]));
  const kept = new Map<string, KeptBallot>();
  await pool(persons, WIDTH, async ({ id }) => {
    const cohort = cohortOf.get(id) ?? '';
    const pending = await thread.make(binding, { wave, cohort, n: moduli.get(cohort) ?? '' });
    const code = collectCode(rosterKey, manifest.season, id);
    const path = `/seasons/${manifest.season}/ballots`;
    const signed = await api
      .desk<{ signatures: string[] }>('POST', path, { code, requests: [pending.request] })
      .catch(unlessCollected);
    if (!signed) return;
    const ballot = await thread.finish(pending, signed.signatures[0] ?? '');
    if (!ballot) throw new Error('the desk gave a wrong signature');
    const authenticator = b64u(ballot.token.subarray(98));
    kept.set(id, { person: id, cohort, seed: b64u(ballot.seed), authenticator });
    of.tick?.();
  });
  return persons.flatMap(({ id }) => kept.get(id) ?? []);
};

/** The ballot that a seed and an authenticator stand for, as the page rebuilds it from a ballot link. */
export const rebuildBallot = async (
  kept: KeptBallot,
  of: { manifest: Manifest; mh: Bytes; n: string },
): Promise<OwnBallot> => {
  const { manifest, mh } = of;
  const wave = firstWave(manifest);
  const seed = bytesOf(kept.seed);
  const vk = await ed25519Public(seed);
  const digest = challengeDigest({ mh, wave, desk: manifest.desk, box: manifest.box });
  const input = tokenInput({ nonce: ballotNonce(vk), challengeDigest: digest, keyId: keyId(bytesOf(of.n)) });
  return { wave, cohort: kept.cohort, seed, vk, token: concat(input, bytesOf(kept.authenticator)) };
};

/**
 * Answers for these people, one after the other. The same people give the same bytes (the salt comes from the
 * ballot's secret seed), so going through the list again after a restart changes nothing.
 */
export const answerFor = async (
  api: Api,
  of: {
    manifest: Manifest;
    persons: ReadonlyMap<string, Person>;
    ballots: KeptBallot[];
    tick?: () => void;
    stopped(): boolean;
  },
): Promise<void> => {
  const { manifest, persons } = of;
  const mh = manifestHash(jcs(manifest));
  const wave = firstWave(manifest);
  const sheetOf = waveModel(DEMO_QUESTIONNAIRE, wave, 'after');
  const moduli = new Map<Id, string>();
  for (const kept of of.ballots) {
    if (of.stopped()) return;
    const person = persons.get(kept.person);
    if (!person) continue;
    let n = moduli.get(kept.cohort);
    if (n === undefined) {
      const keys = await api.board<CohortKeys>(`/manifests/${hex(mh)}/keys/${kept.cohort}`);
      n = keys.keys[0]?.n ?? '';
      moduli.set(kept.cohort, n);
    }
    const ballot = await rebuildBallot(kept, { manifest, mh, n });
    const salt = sha256(concat(utf8('demo salt'), ballot.seed));
    const { body } = await sealAnswers(mh, ballot, { rev: 1, answers: sheetOf(person), salt });
    await api.box(body);
    of.tick?.();
  }
};
