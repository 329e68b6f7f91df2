/** Is the published ballot list what the simulated members know they sent? Nothing lost, nothing twice, nothing foreign. */
import { importIssuerKey } from '../../core/ballot/key.ts';
import { type BallotLine, ballotLeaf, decodeBallotList, LINE_BYTES } from '../../core/ballot/list.ts';
import { merkleRoot } from '../../core/ballot/merkle.ts';
import { verifyToken } from '../../core/ballot/token.ts';
import { equal, fromB64u, hex } from '../../core/bytes.ts';
import type { Id, KeyLine, WaveClose } from '../../core/season.ts';
import type { Actor, LastWord } from './actor.ts';
import type { Expect } from './findings.ts';

/** Nonces that stand on a list more than once, read from the bytes as they are. */
const repeatedNonces = (list: Uint8Array): number => {
  const seen = new Set<string>();
  for (let at = 0; at < list.length; at += LINE_BYTES) seen.add(hex(list.subarray(at + 2, at + 34)));
  return Math.ceil(list.length / LINE_BYTES) - seen.size;
};

type Expected = { actor: Actor; word: LastWord };

const matches = (line: BallotLine, { sealed }: LastWord): boolean =>
  line.rev === sealed.rev && line.op === sealed.op && equal(line.commit, sealed.commit);

/** Members' last words of a wave, by nonce. */
const lastWords = (actors: Actor[], wave: Id): Map<string, Expected> => {
  const words = new Map<string, Expected>();
  for (const actor of actors)
    for (const word of actor.words) {
      const ballot = actor.ballots.find((own) => own.wave === wave);
      if (word.wave === wave && ballot) words.set(hex(ballot.token.subarray(2, 34)), { actor, word });
    }
  return words;
};

const checkTokens = async (
  lines: BallotLine[],
  expected: Map<string, Expected>,
  wave: Id,
  keys: KeyLine[],
) => {
  const moduli = new Map(keys.filter((key) => key.wave === wave).map((key) => [key.cohort, key.n]));
  const imported = new Map<string, Promise<CryptoKey>>();
  let bad = 0;
  for (const line of lines) {
    const cohort = expected.get(hex(line.token.subarray(2, 34)))?.actor.cohort ?? '';
    const n = fromB64u(moduli.get(cohort) ?? '') ?? new Uint8Array();
    const key = imported.get(cohort) ?? importIssuerKey(n);
    imported.set(cohort, key);
    if (!(await verifyToken(await key, line.token))) bad += 1;
  }
  return bad;
};

/** `counted`: ballots that count; `lost`: receipts the list does not honour; `duplicates`: nonces listed again. */
export const checkBallots = async (
  published: { close: WaveClose; list: Uint8Array; keys: KeyLine[] },
  actors: Actor[],
  expect: Expect,
): Promise<{ counted: number; withdrawn: number; lost: number; duplicates: number }> => {
  const { close, list, keys } = published;
  const expected = lastWords(actors, close.wave);
  const duplicates = repeatedNonces(list);
  const lines = decodeBallotList(list) ?? [];
  expect(lines.length * LINE_BYTES === list.length, () => 'The published ballot list is malformed.');

  let honoured = 0;
  const leaves: Uint8Array[] = [];
  for (const line of lines) {
    const known = expected.get(hex(line.token.subarray(2, 34)));
    expect(known !== undefined, () => 'The ballot list holds a ballot that nobody here sent.');
    if (!known) continue;
    if (matches(line, known.word)) honoured += 1;
    leaves.push(ballotLeaf(line, known.actor.cohort));
  }
  const lost = expected.size - honoured;
  expect(lost === 0, () => `${lost} receipts are not honoured by the ballot list.`);
  expect(
    hex(merkleRoot(leaves)) === close.root && close.size === lines.length,
    () => 'The root is not the list’s.',
  );
  const bad = await checkTokens(lines, expected, close.wave, keys);
  expect(bad === 0, () => `${bad} tokens on the list are not signed by their cohort’s key.`);

  const words = [...expected.values()];
  for (const { cohort, ballots, withdrawn } of close.cohorts) {
    const own = words.filter(({ actor }) => actor.cohort === cohort);
    const puts = own.filter(({ word }) => word.answers !== null).length;
    expect(
      ballots === puts && withdrawn === own.length - puts,
      () => `Cohort ${cohort}: the totals are wrong.`,
    );
  }
  const sum = (of: 'ballots' | 'withdrawn') => close.cohorts.reduce((total, cohort) => total + cohort[of], 0);
  return { counted: sum('ballots'), withdrawn: sum('withdrawn'), lost, duplicates };
};
