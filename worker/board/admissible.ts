/**
 * What a board takes from another host. The log can lose nothing, so one entry that belongs to no season, comes too
 * early or contradicts an earlier one would be a stain for ever, and `verify` would report it for ever.
 */
import { parseManifest } from '../core/ballot/manifest.ts';
import { checkManifestAfter, manifestsBefore } from '../core/ballot/manifestAfter.ts';
import { isRecord, parseJson } from '../core/ballot/shape.ts';
import { fromUtf8, hex, sha256 } from '../core/bytes.ts';
import { parseNote } from '../core/note.ts';
import type { Instant, LogEntry, LogType, Manifest } from '../core/season.ts';
import type { BoardReader } from '../publication.ts';

/** How far a sender's clock may be from the board's. */
const CLOCKS_APART_MS = 10 * 60_000;
const DAY_MS = 86_400_000;

/** What an entry's document says it is about. */
type About = { mh: string; wave: string };

const aboutOf = (bytes: Uint8Array | null): About | null => {
  const value = parseJson((bytes && fromUtf8(bytes)) ?? '');
  if (!isRecord(value)) return null;
  const mh = value.mh ?? value.manifest; // a release says `manifest`
  const wave = value.wave ?? '';
  return typeof mh === 'string' && typeof wave === 'string' ? { mh, wave } : null;
};

/** The first moment at which the manifest allows the entry; null for a wave it does not have. */
const dueOf = (type: LogType, manifest: Manifest, id: string): Instant | null => {
  if (type === 'collection-close') return manifest.collect_closes;
  const wave = manifest.waves.find((one) => one.id === id);
  if (!wave) return null;
  if (type === 'wave-close') return wave.closes;
  if (type === 'release') return wave.releases;
  const erased = Date.parse(wave.releases) + manifest.rules.dispute_days * DAY_MS;
  return `${new Date(erased).toISOString().slice(0, 19)}Z`;
};

/**
 * Why a manifest may not follow those on the board, as one sentence; null when it may, and for any other entry. Asked
 * also where desk and board share a process: two seasons sealed at once must not pass each other.
 */
export const outOfLine = async (
  board: BoardReader,
  { type, body }: { type: LogType; body: Uint8Array },
): Promise<string | null> => {
  const manifest = type === 'manifest' ? parseManifest(body) : null;
  const [problem] = manifest ? checkManifestAfter(manifest, await manifestsBefore(board)) : [];
  return problem?.message ?? null;
};

/** Why an entry that is not on the log yet may not be appended, as one sentence; null when it may. */
export const inadmissible = async (
  board: BoardReader,
  { org, logKey, now }: { org: string; logKey: string; now: Instant },
  { type, at, body }: { type: LogType; at: Instant; body: Uint8Array },
): Promise<string | null> => {
  const log = await board.log();
  const hash = hex(sha256(body));
  if (log.some((entry) => entry.type === type && entry.body === hash)) return null;
  if (Math.abs(Date.parse(at) - Date.parse(now)) > CLOCKS_APART_MS)
    return `It is dated ${at}, and here it is ${now}: the clocks of the two hosts must agree.`;
  if (type === 'manifest') {
    const manifest = parseManifest(body);
    return manifest?.org === org && manifest.log_key === logKey
      ? outOfLine(board, { type, body })
      : 'It is no manifest of this organisation and this board.';
  }
  if (type === 'note') return parseNote(body) ? null : 'It is no note that a reader would understand.';
  const about = aboutOf(body);
  const sealed = about && log.some((entry) => entry.type === 'manifest' && entry.body === about.mh);
  const bytes = sealed ? await board.doc(about.mh) : null;
  const manifest = bytes && parseManifest(bytes);
  if (!about || !manifest) return 'It is about no season of this board.';
  const due = dueOf(type, manifest, about.wave);
  if (due === null) return 'It is about a wave that its season does not have.';
  if (at < due) return `It is due at ${due}, and not before.`;
  return (await saidBefore(board, log, type, about))
    ? 'The log says something else about this already.'
    : null;
};

const saidBefore = async (board: BoardReader, log: LogEntry[], type: LogType, { mh, wave }: About) => {
  for (const entry of log) {
    const other = entry.type === type ? aboutOf(await board.doc(entry.body)) : null;
    if (other?.mh === mh && other.wave === wave) return true;
  }
  return false;
};
