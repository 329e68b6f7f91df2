import { hex, sha256, utf8 } from '../bytes.ts';
import type { Manifest, WaveClose } from '../season.ts';
import type { FoundFile } from './audit.ts';
import { isReleaseLike } from './document.ts';
import { type FoundIndex, type FoundPart, isIndex, isPart } from './parts.ts';
import { csvRows, htmlRows, jsonRows, textRows } from './rows.ts';
import type { Truth } from './truth.ts';
import type { Published } from './wave.ts';

/** What a file turned out to be. `protocol`: a document of the board that holds no results. */
export type Recognised =
  | { is: 'releases'; releases: Published[] }
  | { is: 'index'; found: FoundIndex }
  | { is: 'part'; found: FoundPart }
  | { is: 'manifest'; manifest: Manifest }
  | { is: 'close'; close: WaveClose }
  | { is: 'truth'; truth: Truth }
  | { is: 'protocol' }
  | { is: 'rows'; file: FoundFile };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const has = (value: unknown, ...keys: string[]): value is Record<string, unknown> =>
  isRecord(value) && keys.every((key) => key in value);

/** The casts below rest on these: what the audit reads of each is checked. */
const isManifest = (value: unknown): value is Manifest =>
  has(value, 'org', 'season', 'rules', 'units', 'cohorts', 'waves', 'keys_root') &&
  isRecord(value.rules) &&
  Object.values(value.rules).every((rule) => typeof rule === 'number') &&
  Array.isArray(value.cohorts) &&
  value.cohorts.every(
    (cohort) =>
      has(cohort, 'id', 'unit', 'size', 'attributes') &&
      typeof cohort.size === 'number' &&
      isRecord(cohort.attributes) &&
      Object.values(cohort.attributes).every((label) => typeof label === 'string'),
  );

const isClose = (value: unknown): value is WaveClose =>
  has(value, 'mh', 'wave', 'release_hash', 'cohorts') &&
  Array.isArray(value.cohorts) &&
  value.cohorts.every((cohort) => has(cohort, 'cohort', 'ballots') && typeof cohort.ballots === 'number');

const isLabels = (value: unknown): boolean =>
  typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));

const isCounts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((count) => Number.isSafeInteger(count) && count >= 0);

const isProfile = (value: unknown): boolean =>
  has(value, 'id', 'unit', 'attributes', 'members', 'ballots', 'answers') &&
  typeof value.unit === 'string' &&
  isCounts([value.members, value.ballots]) &&
  isRecord(value.attributes) &&
  Object.values(value.attributes).every(isLabels) &&
  isRecord(value.answers) &&
  Object.values(value.answers).every(isCounts);

/** Are these the true counts of a wave, as `--truth` takes them? */
export const isTruth = (value: unknown): value is Truth =>
  has(value, 'format', 'season', 'wave', 'profiles') &&
  value.format === 'chorus-counts/1' &&
  Array.isArray(value.profiles) &&
  value.profiles.every(isProfile) &&
  (value.comments === undefined ||
    (Array.isArray(value.comments) && value.comments.every((one) => has(one, 'profile', 'item', 'text'))));

/** Documents of the protocol: their numbers are of collecting and voting, public by themselves. */
const isProtocol = (value: unknown): boolean =>
  (Array.isArray(value) &&
    value.length > 0 &&
    (value.every((one) => has(one, 'entry', 'sig')) ||
      value.every((one) => has(one, 'wave', 'cohort', 'n')))) ||
  has(value, 'mh', 'keys_destroyed') ||
  has(value, 'mh', 'erased') ||
  has(value, 'cohort', 'keys', 'size') ||
  (has(value, 'v', 'title', 'items') && Array.isArray(value.items)) ||
  (has(value, 'kind', 'text') && Object.values(value).every((one) => typeof one !== 'number'));

const ofJson = (where: string, value: unknown, text: string): Recognised => {
  if (isReleaseLike(value)) return { is: 'releases', releases: [{ where, document: value }] };
  if (Array.isArray(value) && value.length > 0 && value.every(isReleaseLike))
    return {
      is: 'releases',
      releases: value.map((document) => ({
        where: `${where}, ${document.season} ${document.wave}`,
        document,
      })),
    };
  if (isIndex(value)) return { is: 'index', found: { where, index: value } };
  if (isPart(value)) return { is: 'part', found: { where, hash: hex(sha256(utf8(text))), part: value } };
  if (isTruth(value)) return { is: 'truth', truth: value };
  if (isManifest(value)) return { is: 'manifest', manifest: value };
  if (isClose(value)) return { is: 'close', close: value };
  return isProtocol(value) ? { is: 'protocol' } : { is: 'rows', file: { where, rows: jsonRows(value) } };
};

/**
 * Says what a file is by what is in it; its name only helps where that leaves a doubt. Never throws.
 *
 * @param where what to call it in a finding
 * @example recognise('export.csv', text).is // 'rows'
 */
export const recognise = (where: string, text: string): Recognised => {
  const start = text.trimStart();
  if (start.startsWith('{') || start.startsWith('[')) {
    try {
      return ofJson(where, JSON.parse(text), text);
    } catch {
      // Not JSON after all: read as text.
    }
  }
  const rows = start.startsWith('<')
    ? htmlRows(text)
    : /\.csv$/i.test(where)
      ? csvRows(text, firstLine(text).includes(';') && !firstLine(text).includes(',') ? ';' : ',')
      : textRows(text);
  return { is: 'rows', file: { where, rows } };
};

const firstLine = (text: string): string => text.slice(0, Math.max(0, text.indexOf('\n')));
