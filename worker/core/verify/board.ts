/**
 * The whole board from outside, without credentials: log, manifests, keys, every ballot, bounds, roots, releases.
 *
 * Shows that the board is consistent with itself and with the rules of PROTOCOL 3 and 6. Does not show that everybody
 * is served the same board (compare the six words), that the roster is true (membership roots), or that the answers
 * under the commitments are the ones counted (`recount`, with a guardian present).
 */
import { verifyLog } from '../ballot/log.ts';
import { isRecord, parseJson } from '../ballot/shape.ts';
import { fromUtf8 } from '../bytes.ts';
import { parseNote } from '../note.ts';
import type { Instant, LogEntry, WaveClose } from '../season.ts';
import { type Checked, verifyBallots } from './ballots.ts';
import { isErasure, isWaveClose } from './closingShapes.ts';
import type { Finding, Report } from './finding.ts';
import { type VerifiedSeason, verifyCollection, verifyManifest } from './season.ts';
import { type BoardSource, checkedDoc, checkedRecord } from './source.ts';

export type Verification = {
  ok: boolean;
  /** Log entries read. */
  entries: number;
  /** Waves whose close was checked. */
  waves: number;
  /** Ballots checked, withdrawals included. */
  ballots: number;
  findings: Finding[];
};

type Closed = { close: WaveClose; season: VerifiedSeason; at: Instant; released: Instant | null };

type Walk = {
  board: BoardSource;
  report: Report;
  seasons: Map<string, VerifiedSeason>;
  closed: Map<string, Closed>;
  /** `season wave` of every note that says a wave is held back. */
  heldBack: Set<string>;
  checked: Checked;
};

const waveOf = (season: VerifiedSeason, wave: string) => season.manifest.waves.find(({ id }) => id === wave);

/** @returns ballots checked */
const walkWaveClose = async (walk: Walk, entry: LogEntry): Promise<number> => {
  const { board, report, seasons, closed, checked } = walk;
  const close = await checkedRecord(board, entry.body);
  if (!isWaveClose(close)) {
    report('missing', '', `The close of a wave (${entry.body}) is missing or malformed.`);
    return 0;
  }
  const where = `${close.season}, ${close.wave}`;
  const season = seasons.get(close.mh);
  const wave = season && waveOf(season, close.wave);
  if (!season || !wave || season.manifest.season !== close.season) {
    report('ballots', where, 'A wave was closed that no manifest has.');
    return 0;
  }
  const name = `${close.mh} ${close.wave}`;
  if (closed.has(name)) report('ballots', where, 'The wave was closed twice.');
  if (entry.at < wave.closes) report('time', where, `Closed at ${entry.at}, before ${wave.closes}.`);
  if (season.collectionClosed === null)
    report('collection', where, 'The wave was closed, but its collection never was.');
  closed.set(name, { close, season, at: entry.at, released: null });
  const list = await checkedDoc(board, close.ballots);
  if (list === null) {
    report('missing', where, 'The ballot list is missing or has another hash.');
    return 0;
  }
  return verifyBallots(season, close, list, checked);
};

const walkRelease = async ({ board, report, closed }: Walk, entry: LogEntry): Promise<void> => {
  const bytes = await checkedDoc(board, entry.body);
  const value = bytes === null ? null : parseJson(fromUtf8(bytes) ?? '');
  if (!isRecord(value)) {
    report('missing', '', `The release ${entry.body} is missing or has another hash.`);
    return;
  }
  const where = `${value.season}, ${value.wave}`;
  const at = closed.get(`${value.manifest} ${value.wave}`);
  if (!at) {
    report('release', where, 'A release of a wave that was never closed.');
    return;
  }
  if (at.close.release_hash !== entry.body)
    report('release', where, 'This is not the release that was frozen when the wave closed.');
  if (at.released !== null) report('release', where, 'The wave was released twice.');
  at.released = entry.at;
  const releases = waveOf(at.season, at.close.wave)?.releases ?? '';
  if (entry.at < releases) report('time', where, `Released at ${entry.at}, before ${releases}.`);
};

const DAY = 86_400_000;

/** A wave is erased when its time has come, also if its release was held back; then the board said so. */
const walkErasure = async (walk: Walk, entry: LogEntry): Promise<void> => {
  const { board, report, seasons, closed, heldBack } = walk;
  const erasure = await checkedRecord(board, entry.body);
  if (!isErasure(erasure)) {
    report('missing', '', `An erasure (${entry.body}) is missing or malformed.`);
    return;
  }
  const where = `${erasure.season}, ${erasure.wave}`;
  const season = seasons.get(erasure.mh);
  const wave = season && waveOf(season, erasure.wave);
  if (!season || !wave) {
    report('erasure', where, 'A wave was erased that no manifest has.');
    return;
  }
  const at = closed.get(`${erasure.mh} ${erasure.wave}`);
  if (at ? at.released === null : !heldBack.has(`${season.manifest.season} ${erasure.wave}`))
    report('erasure', where, 'A wave was erased that was never released, and no note says it is held back.');
  if (Date.parse(entry.at) < Date.parse(wave.releases) + season.manifest.rules.dispute_days * DAY)
    report('erasure', where, 'The answers were erased before the dispute window was over.');
  if (at && erasure.erased !== at.close.size)
    report('erasure', where, `${erasure.erased} ballots were erased, ${at.close.size} were closed.`);
};

const walkOther = async ({ board, report, heldBack }: Walk, { type, idx, body }: LogEntry): Promise<void> => {
  const bytes = await checkedDoc(board, body);
  if (bytes === null) report('missing', '', `The document of entry ${idx} is missing or has another hash.`);
  const note = bytes && type === 'note' ? parseNote(bytes) : null;
  if (note?.kind === 'held-back') heldBack.add(`${note.season} ${note.wave}`);
};

/** The log key, from the first manifest: the six words of every season cover it. */
const firstLogKey = async (board: BoardSource, log: { entry: string }[]): Promise<string | null> => {
  for (const { entry } of log) {
    const value = parseJson(entry);
    if (!isRecord(value) || value.type !== 'manifest' || typeof value.body !== 'string') continue;
    const manifest = await checkedRecord(board, value.body);
    return typeof manifest?.log_key === 'string' ? manifest.log_key : null;
  }
  return null;
};

/**
 * Verifies a board. Reads every document the log names once; two signatures a ballot (about 0.3 ms of one core).
 *
 * @param tick called with the number of ballots checked since the last call
 * @example const { ok, findings } = await verifyBoard(source, () => {});
 */
export async function verifyBoard(
  board: BoardSource,
  tick: (ballots: number) => void,
): Promise<Verification> {
  const findings: Finding[] = [];
  const report: Report = (kind, where, explanation) => findings.push({ kind, where, explanation });
  const log = await board.log();
  const result = { entries: log.length, waves: 0, ballots: 0 };
  if (log.length === 0) return { ok: true, ...result, findings };
  const logKey = await firstLogKey(board, log);
  if (logKey === null) {
    report('log', '', 'The log names no manifest whose log key could be read.');
    return { ok: false, ...result, findings };
  }
  const verified = await verifyLog(log, logKey);
  if (!verified.ok) {
    report('log', '', `The log breaks at entry ${verified.at}: ${verified.why}.`);
    return { ok: false, ...result, findings };
  }
  const walk: Walk = {
    board,
    report,
    seasons: new Map(),
    closed: new Map(),
    heldBack: new Set(),
    checked: { tick, report },
  };
  let before: Instant = '';
  for (const entry of verified.entries) {
    if (entry.at < before) report('time', '', `Entry ${entry.idx} is dated before the one in front of it.`);
    before = entry.at;
    if (entry.type === 'manifest') {
      const earlier = [...walk.seasons.values()].flatMap((one) =>
        one.mh === entry.body ? [] : one.manifest,
      );
      const season = await verifyManifest(board, entry, { logKey, earlier, report });
      if (season && walk.seasons.has(season.mh))
        report('manifest', season.manifest.season, 'The manifest stands on the log twice.');
      if (season) walk.seasons.set(season.mh, season);
    } else if (entry.type === 'collection-close') await verifyCollection(board, entry, walk);
    else if (entry.type === 'wave-close') {
      result.ballots += await walkWaveClose(walk, entry);
      result.waves += 1;
    } else if (entry.type === 'release') await walkRelease(walk, entry);
    else if (entry.type === 'erasure') await walkErasure(walk, entry);
    else await walkOther(walk, entry);
  }
  return { ok: findings.length === 0, ...result, findings };
}
