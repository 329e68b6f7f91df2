/** One sealed season from outside: its manifest, its keys, and what it says was issued. */
import { isModulus, keyId, keysRoot, sortKeyLines } from '../ballot/key.ts';
import { checkManifestFloors, parseManifest } from '../ballot/manifest.ts';
import { checkManifestAfter } from '../ballot/manifestAfter.ts';
import { parseJson } from '../ballot/shape.ts';
import { equal, fromB64u, fromUtf8, hex } from '../bytes.ts';
import { jcs } from '../jcs.ts';
import type { CollectionClose, Id, Instant, KeyLine, LogEntry, Manifest } from '../season.ts';
import { isCollectionClose, isKeyList } from './closingShapes.ts';
import type { Report } from './finding.ts';
import { type BoardSource, checkedDoc, checkedRecord } from './source.ts';

export type VerifiedSeason = {
  manifest: Manifest;
  mh: string;
  /** Key id (hex) -> what a token under it may say; empty until the collection closed. */
  keys: Map<string, { wave: Id; cohort: Id; n: Uint8Array }>;
  issued: Map<Id, number>;
  collectionClosed: Instant | null;
};

/** Reads and checks a `manifest` entry against those before it; null when there is no manifest to go on with. */
export const verifyManifest = async (
  board: BoardSource,
  entry: LogEntry,
  { logKey, earlier, report }: { logKey: string; earlier: readonly Manifest[]; report: Report },
): Promise<VerifiedSeason | null> => {
  const bytes = await checkedDoc(board, entry.body);
  if (bytes === null) {
    report('missing', '', `The manifest ${entry.body} is missing or has another hash.`);
    return null;
  }
  const manifest = parseManifest(bytes);
  if (!manifest) {
    report('manifest', '', `The document ${entry.body} is not a manifest in canonical form.`);
    return null;
  }
  const where = manifest.season;
  if (manifest.log_key !== logKey) report('manifest', where, 'The manifest names another log key.');
  for (const problem of checkManifestFloors(manifest)) report('manifest', where, problem.message);
  for (const problem of checkManifestAfter(manifest, earlier)) report('manifest', where, problem.message);
  if (entry.at > manifest.collect_closes)
    report('time', where, 'The manifest went on the board after its own collection had closed.');
  for (const wave of manifest.waves)
    if ((await checkedDoc(board, wave.questionnaire_hash)) === null)
      report('missing', `${where}, ${wave.id}`, 'The questionnaire is missing or has another hash.');
  return { manifest, mh: entry.body, keys: new Map(), issued: new Map(), collectionClosed: null };
};

const readKeys = async (board: BoardSource, close: CollectionClose): Promise<KeyLine[] | null> => {
  const bytes = await checkedDoc(board, close.keys);
  const value = bytes === null ? null : parseJson(fromUtf8(bytes) ?? '');
  return bytes !== null && isKeyList(value) && equal(jcs(value), bytes) ? value : null;
};

/** Every cohort and wave has exactly one key, all of 2048 bits, none twice, all under the manifest's root. */
const takeKeys = (season: VerifiedSeason, lines: KeyLine[], report: Report): void => {
  const { manifest } = season;
  const where = manifest.season;
  if (hex(keysRoot(lines)) !== manifest.keys_root)
    report('keys', where, 'The key list is not the one that the manifest sealed.');
  const wanted = sortKeyLines(
    manifest.waves.flatMap(({ id: wave }) =>
      manifest.cohorts.map(({ id: cohort }) => ({ wave, cohort, n: '' })),
    ),
  );
  const complete =
    wanted.length === lines.length &&
    wanted.every(({ wave, cohort }, i) => lines[i]?.wave === wave && lines[i]?.cohort === cohort);
  if (!complete) report('keys', where, 'The key list does not hold one key for each wave and cohort.');
  for (const { wave, cohort, n } of lines) {
    const modulus = fromB64u(n);
    if (modulus === null || !isModulus(modulus)) {
      report('keys', where, `The key of ${wave}, ${cohort} is not an odd number of 2048 bits.`);
      continue;
    }
    const id = hex(keyId(modulus));
    if (season.keys.has(id)) report('keys', where, `The key of ${wave}, ${cohort} is used twice.`);
    season.keys.set(id, { wave, cohort, n: modulus });
  }
};

/** Checks a `collection-close` entry and takes over its keys and totals. */
export const verifyCollection = async (
  board: BoardSource,
  entry: LogEntry,
  { seasons, report }: { seasons: Map<string, VerifiedSeason>; report: Report },
): Promise<void> => {
  const close = await checkedRecord(board, entry.body);
  if (!isCollectionClose(close)) {
    report('missing', '', `The close of a collection (${entry.body}) is missing or malformed.`);
    return;
  }
  const season = seasons.get(close.mh);
  const where = close.season;
  if (!season || season.manifest.season !== close.season) {
    report('collection', where, 'A collection was closed for which there is no manifest.');
    return;
  }
  if (season.collectionClosed !== null) report('collection', where, 'The collection was closed twice.');
  season.collectionClosed = entry.at;
  if (entry.at < season.manifest.collect_closes)
    report(
      'time',
      where,
      `The collection was closed at ${entry.at}, before ${season.manifest.collect_closes}.`,
    );
  const sizes = new Map(season.manifest.cohorts.map(({ id, size }) => [id, size]));
  for (const { cohort, issued } of close.cohorts) {
    const size = sizes.get(cohort);
    if (size === undefined || season.issued.has(cohort))
      report('collection', where, `Issued totals for ${cohort}, which is no cohort or stands twice.`);
    else if (issued > size)
      report('collection', where, `${cohort}: ${issued} ballots issued to ${size} members.`);
    season.issued.set(cohort, issued);
  }
  for (const cohort of sizes.keys())
    if (!season.issued.has(cohort)) report('collection', where, `No issued total for ${cohort}.`);
  const lines = await readKeys(board, close);
  if (lines) takeKeys(season, lines, report);
  else report('missing', where, 'The key list is missing, has another hash or is malformed.');
};
