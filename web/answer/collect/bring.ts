/** Ballots that arrive by a link or a file from another device: checked like collected ones, then kept here. */

import { importIssuerKey } from '../../../worker/core/ballot/key.ts';
import { type BallotLinkPart, decodeBallotLink } from '../../../worker/core/ballot/link.ts';
import { verifyToken } from '../../../worker/core/ballot/token.ts';
import { concat, hex } from '../../../worker/core/bytes.ts';
import type { Id } from '../../../worker/core/season.ts';
import type { Ballot, Enrolment, Series, Store } from '../store.ts';
import { inputOf } from './ballots.ts';
import { type Failure, readModuli, readSeason } from './season.ts';

export type BroughtIn = { ok: true; enrolment: Enrolment } | Failure | { ok: false; why: 'unreadable' };

export const bringBallots = async (store: Store, org: string, text: string): Promise<BroughtIn> => {
  const link = decodeBallotLink(text);
  if (link === null) return { ok: false, why: 'unreadable' };
  const season = await readSeason(org, { mh: hex(link.mh) });
  if (!season.ok) return season;
  const moduli = await readModuli(org, season.value, link.cohort);
  if (!moduli.ok) return moduli;
  const { manifest, mh, questionnaires } = season.value;
  const ballots: Ballot[] = [];
  for (const { wave: place, seed, authenticator } of link.ballots) {
    const wave = manifest.waves[place];
    const n = moduli.value[place];
    if (!wave || !n) return { ok: false, why: 'unreadable' };
    const token = concat(await inputOf(season.value, wave.id, { seed, n }), authenticator);
    if (!(await verifyToken(await importIssuerKey(n), token))) return { ok: false, why: 'unreadable' };
    ballots.push({ wave: wave.id, seed, token });
  }
  const known = (await store.all('enrolments')).find(
    (one) => shares(one, ballots) || (one.mh === mh && one.series?.id === hex(link.series)),
  );
  const enrolment: Enrolment = known
    ? {
        ...known,
        ballots: [...known.ballots, ...ballots.filter(({ wave }) => !holds(known, wave))],
        ...(known.series ? { series: withPart(known.series, link) } : {}),
      }
    : {
        id: crypto.randomUUID(),
        org,
        mh,
        manifest,
        cohort: link.cohort,
        questionnaires,
        ballots,
        code: null,
        taken: true,
        issued: null,
        ...(link.parts > 1 ? { series: withPart(null, link) } : {}),
      };
  await store.apply({ put: 'enrolments', key: enrolment.id, value: enrolment });
  return { ok: true, enrolment };
};

/** A link of the same ballots as a whole completes their series; one of a single ballot, as in a receipt, adds nothing. */
const withPart = (series: Series | null, { series: bytes, part, parts }: BallotLinkPart): Series => {
  const id = hex(bytes);
  if (series && series.id !== id) return series;
  const all = series?.parts ?? parts;
  const got = parts === 1 ? Array.from({ length: all }, (_, i) => i + 1) : [...(series?.got ?? []), part];
  return { id, parts: all, got: [...new Set(got)].sort((a, b) => a - b) };
};

const holds = ({ ballots }: Enrolment, wave: Id): boolean => ballots.some((kept) => kept.wave === wave);

/** One ballot in common: it is the same person's collection. */
const shares = (enrolment: Enrolment, ballots: Ballot[]): boolean =>
  ballots.some(({ token }) => enrolment.ballots.some((kept) => hex(kept.token) === hex(token)));
