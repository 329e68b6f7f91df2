import { challengeDigest } from '../core/ballot/challenge.ts';
import { importIssuerKey, keyId, keysRoot } from '../core/ballot/key.ts';
import { hasKeys, parseJson } from '../core/ballot/shape.ts';
import { type Bytes, fromB64u, fromUtf8, hex } from '../core/bytes.ts';
import type { Questionnaire } from '../core/questionnaire.ts';
import type { Id, Instant, KeyLine, ManifestWave } from '../core/season.ts';
import type { BoxSide } from '../deps.ts';
import type { BoardReader } from '../publication.ts';
import { type SealedSeason, sealedSeason, storedWave } from './sealedSeason.ts';

/** One (wave, cohort) of a sealed season: everything its ballots are checked against. */
export type BallotKey = {
  season: SealedSeason;
  wave: ManifestWave;
  cohort: Id;
  questionnaire: Questionnaire;
  challengeDigest: Bytes;
  storedWave: Bytes;
  key: CryptoKey;
};

/**
 * Keys in memory by key_id, imported when first used. Values only, never a promise of another request: Workers let
 * no request wait for another one's.
 */
type Known = {
  seasons: Set<string>;
  lines: Map<string, { season: SealedSeason; line: KeyLine }>;
  keys: Map<string, BallotKey>;
  lookedAt: Instant;
};
const cache = new WeakMap<BoardReader, Known>();

/**
 * Which wave and cohort a token is for, or null when no manifest on the board has its key. An unknown key makes the
 * box look at the log again, at most once for every `now`, so that nonsense costs it little.
 */
export const ballotKey = async (box: BoxSide, id: Uint8Array, now: Instant): Promise<BallotKey | null> => {
  const known = cache.get(box.board) ?? {
    seasons: new Set(),
    lines: new Map(),
    keys: new Map(),
    lookedAt: '',
  };
  cache.set(box.board, known);
  const name = hex(id);
  const ready = known.keys.get(name);
  if (ready) return ready;
  if (!known.lines.has(name) && known.lookedAt !== now) {
    await readKeyLists(box, known);
    known.lookedAt = now;
  }
  const place = known.lines.get(name);
  const key = place ? await imported(place.season, place.line) : null;
  if (key) known.keys.set(name, key);
  return key;
};

const readKeyLists = async (box: BoxSide, known: Known) => {
  for (const { type, body: mh } of await box.board.log()) {
    if (type !== 'manifest' || known.seasons.has(mh)) continue;
    const season = await sealedSeason(box, mh);
    const list = season && (await box.board.named(`keys/${mh}`));
    const lines = list && parseJson(fromUtf8(list) ?? '');
    if (!season || !isKeyList(lines) || known.seasons.has(mh)) continue;
    // The name says little; the root in the manifest says that these are the sealed keys.
    if (hex(keysRoot(lines)) !== season.manifest.keys_root) continue;
    for (const line of lines) {
      const n = fromB64u(line.n);
      if (n) known.lines.set(hex(keyId(n)), { season, line });
    }
    known.seasons.add(mh);
  }
};

const isKeyList = (value: unknown): value is KeyLine[] =>
  Array.isArray(value) &&
  value.every(
    (line) =>
      hasKeys(line, ['wave', 'cohort', 'n']) &&
      typeof line.wave === 'string' &&
      typeof line.cohort === 'string' &&
      typeof line.n === 'string',
  );

const imported = async (
  season: SealedSeason,
  { wave: id, cohort, n }: KeyLine,
): Promise<BallotKey | null> => {
  const { mh, manifest, questionnaires } = season;
  const wave = manifest.waves.find((one) => one.id === id);
  const questionnaire = wave && questionnaires.get(wave.questionnaire_hash);
  const modulus = fromB64u(n);
  if (!wave || !questionnaire || !modulus) return null;
  return {
    season,
    wave,
    cohort,
    questionnaire,
    challengeDigest: challengeDigest({ desk: manifest.desk, box: manifest.box, mh, wave: id }),
    storedWave: storedWave(mh, id),
    key: await importIssuerKey(modulus),
  };
};
