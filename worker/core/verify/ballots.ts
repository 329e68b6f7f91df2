/** Every ballot of a closed wave from outside: token, ballot signature, nullifier, bounds and root. */
import { challengeDigest } from '../ballot/challenge.ts';
import { ed25519Verify } from '../ballot/ed25519.ts';
import { importIssuerKey } from '../ballot/key.ts';
import { type BallotLine, ballotLeaf, decodeBallotList } from '../ballot/list.ts';
import { merkleRoot } from '../ballot/merkle.ts';
import { ballotMessage } from '../ballot/sheet.ts';
import { ballotNonce, parseToken, verifyToken } from '../ballot/token.ts';
import { equal, fromHex, hex } from '../bytes.ts';
import type { Id, WaveClose } from '../season.ts';
import type { Report } from './finding.ts';
import type { VerifiedSeason } from './season.ts';

/** Ballots checked at the same time, so that WebCrypto uses every core. */
const CHUNK = 512;

export type Checked = {
  /** Progress: so many more lines are checked. */
  tick(lines: number): void;
  report: Report;
};

type Place = {
  season: VerifiedSeason;
  wave: Id;
  mh: Uint8Array;
  digest: Uint8Array;
  keys: Map<Id, Promise<CryptoKey>>;
};

/** The cohort of a line whose every signature holds, or what is wrong with it. */
const checkLine = async (line: BallotLine, at: Place): Promise<{ cohort: Id } | { wrong: string }> => {
  const token = parseToken(line.token);
  const key = token === null ? undefined : at.season.keys.get(hex(token.keyId));
  if (!token || !key) return { wrong: 'its token is under a key that the season does not have' };
  if (key.wave !== at.wave) return { wrong: `its token is for wave ${key.wave}` };
  if (!equal(token.challengeDigest, at.digest)) return { wrong: 'its token is bound to another challenge' };
  if (!equal(token.nonce, ballotNonce(line.vk))) return { wrong: 'its nonce is not its ballot key’s' };
  const imported = at.keys.get(key.cohort) ?? importIssuerKey(new Uint8Array(key.n));
  at.keys.set(key.cohort, imported);
  const message = ballotMessage({
    mh: at.mh,
    nonce: token.nonce,
    rev: line.rev,
    op: line.op,
    commit: line.commit,
  });
  const [signed, own] = await Promise.all([
    verifyToken(await imported, line.token),
    ed25519Verify(line.vk, message, line.sig),
  ]);
  if (!signed) return { wrong: 'its token is not signed by its cohort’s key' };
  return own ? { cohort: key.cohort } : { wrong: 'it is not signed by its own ballot key' };
};

/**
 * Checks the ballot list of one wave against its `wave-close` document. A nullifier stands once in a wave, which the
 * list's strictly rising order shows; across waves it may return (a member may choose one ballot key for two waves,
 * and must not be able to spoil the verification by it).
 *
 * @returns the number of lines. What is wrong goes to `report`, at most the first five lines of each wave by number.
 */
export const verifyBallots = async (
  season: VerifiedSeason,
  close: WaveClose,
  list: Uint8Array,
  { tick, report }: Checked,
): Promise<number> => {
  const where = `${close.season}, ${close.wave}`;
  const lines = decodeBallotList(list);
  if (lines === null) {
    report('ballots', where, 'The ballot list is malformed, or holds a nullifier twice.');
    return 0;
  }
  const { manifest } = season;
  const mh = fromHex(season.mh) ?? new Uint8Array();
  const digest = challengeDigest({ desk: manifest.desk, box: manifest.box, mh, wave: close.wave });
  const place: Place = { season, wave: close.wave, mh, digest, keys: new Map() };
  const totals = new Map(manifest.cohorts.map(({ id }) => [id, { ballots: 0, withdrawn: 0 }]));
  const leaves: Uint8Array[] = [];
  let wrong = 0;
  const bad = (index: number, why: string) => {
    wrong += 1;
    if (wrong <= 5) report('ballots', where, `Ballot ${index + 1} of ${lines.length}: ${why}.`);
  };
  for (let from = 0; from < lines.length; from += CHUNK) {
    const chunk = lines.slice(from, from + CHUNK);
    const checked = await Promise.all(chunk.map((line) => checkLine(line, place)));
    for (const [i, line] of chunk.entries()) {
      const result = checked[i];
      if (!result || 'wrong' in result) {
        bad(from + i, result?.wrong ?? 'it was not checked');
        continue;
      }
      const total = totals.get(result.cohort);
      if (total) total[line.op === 'put' ? 'ballots' : 'withdrawn'] += 1;
      leaves.push(ballotLeaf(line, result.cohort));
    }
    tick(chunk.length);
  }
  if (wrong > 5) report('ballots', where, `${wrong - 5} more ballots are wrong.`);
  if (wrong === 0 && hex(merkleRoot(leaves)) !== close.root)
    report('ballots', where, 'The root is not the root of the ballot list.');
  if (close.size !== lines.length)
    report('ballots', where, `The close says ${close.size} ballots, the list holds ${lines.length}.`);
  checkTotals(season, close, { totals, report });
  return lines.length;
};

/** `ballots + withdrawn <= issued <= size`, and the published totals are those of the list. */
const checkTotals = (
  season: VerifiedSeason,
  close: WaveClose,
  { totals, report }: { totals: Map<Id, { ballots: number; withdrawn: number }>; report: Report },
): void => {
  const where = `${close.season}, ${close.wave}`;
  const published = new Map(close.cohorts.map((line) => [line.cohort, line]));
  if (published.size !== close.cohorts.length || published.size !== totals.size)
    report('ballots', where, 'The close does not name every cohort once.');
  for (const [cohort, { ballots, withdrawn }] of totals) {
    const line = published.get(cohort);
    if (line && (line.ballots !== ballots || line.withdrawn !== withdrawn))
      report(
        'ballots',
        where,
        `${cohort}: the close says ${line.ballots} ballots and ${line.withdrawn} withdrawn, the list holds ${ballots} and ${withdrawn}.`,
      );
    const issued = season.issued.get(cohort) ?? 0;
    if (ballots + withdrawn > issued)
      report('ballots', where, `${cohort}: ${ballots + withdrawn} ballots were used, ${issued} were issued.`);
  }
};
