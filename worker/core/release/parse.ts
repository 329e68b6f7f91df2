import { hasKeys, isHash, isId, isInstant, isNfc, isRecord, parseJson } from '../ballot/shape.ts';
import { equal, fromUtf8, hex, sha256 } from '../bytes.ts';
import { isText, SCALES, THEMES } from '../questionnaire.ts';
import type { ReleaseDocument, ReleaseIndex, ReleasePart, Step } from './document.ts';
import { joinParts } from './split.ts';
import { releaseBytes } from './write.ts';

type Check = (value: unknown) => boolean;

const isPercent: Check = (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 100;

const isStep = (value: unknown): value is Step =>
  Array.isArray(value) && value.length === 2 && value.every(isPercent) && value[0] <= value[1];

const isBand: Check = (value) => typeof value === 'string' && /^[1-9]\d*(\+|-[1-9]\d*)$/.test(value);

const isSize: Check = (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const all = (value: unknown, check: Check): boolean => Array.isArray(value) && value.every(check);

const isItem: Check = (value) =>
  hasKeys(value, ['id', 'theme', 'core', 'scale', 'reversed', 'text']) &&
  isId(value.id) &&
  THEMES.includes(String(value.theme)) &&
  typeof value.core === 'boolean' &&
  SCALES.includes(String(value.scale)) &&
  typeof value.reversed === 'boolean' &&
  isText(value.text);

const isUnit: Check = (value) =>
  hasKeys(value, ['id', 'parent', 'label', 'members']) &&
  isId(value.id) &&
  (value.parent === null || isId(value.parent)) &&
  isNfc(value.label) &&
  isSize(value.members);

const isGroup: Check = (value) =>
  value === null || (hasKeys(value, ['attribute', 'value']) && isId(value.attribute) && isNfc(value.value));

const isCell: Check = (value) =>
  hasKeys(value, ['unit', 'group', 'item', 'n', 'favourable', 'unfavourable', 'distribution']) &&
  isId(value.unit) &&
  isGroup(value.group) &&
  isId(value.item) &&
  isBand(value.n) &&
  isStep(value.favourable) &&
  isStep(value.unfavourable) &&
  (value.distribution === null || all(value.distribution, isStep));

const HEAD = ['org', 'season', 'wave', 'manifest', 'rules', 'opened', 'closed', 'items', 'audit'];
const BODY = ['units', 'cells', 'participation', 'comments'];

const isHead = (value: Record<string, unknown>): boolean =>
  isNfc(value.org) &&
  isId(value.season) &&
  isId(value.wave) &&
  isHash(value.manifest) &&
  isRecord(value.rules) &&
  Object.values(value.rules).every(isSize) &&
  isInstant(value.opened) &&
  isInstant(value.closed) &&
  all(value.items, isItem) &&
  hasKeys(value.audit, ['cells', 'method', 'engine']) &&
  isSize(value.audit.cells) &&
  isNfc(value.audit.method) &&
  isNfc(value.audit.engine);

const isBody = (value: Record<string, unknown>): boolean =>
  all(value.units, isUnit) &&
  all(value.cells, isCell) &&
  all(value.participation, (one) => hasKeys(one, ['unit', 'share']) && isId(one.unit) && isStep(one.share)) &&
  all(
    value.comments,
    (one) => hasKeys(one, ['unit', 'item', 'text']) && isId(one.unit) && isId(one.item) && isNfc(one.text),
  );

const isRelease = (value: unknown): value is ReleaseDocument =>
  hasKeys(value, ['format', ...HEAD, ...BODY]) &&
  value.format === 'chorus-release/1' &&
  isHead(value) &&
  isBody(value);

const isIndex = (value: unknown): value is ReleaseIndex =>
  hasKeys(value, ['format', ...HEAD, 'parts']) &&
  value.format === 'chorus-release-index/1' &&
  isHead(value) &&
  all(value.parts, isHash);

const isRun: Check = (value) =>
  Array.isArray(value) && value.length === 2 && value.every(isSize) && value[1] > 0 && value[1] < 2 ** 24;

const isPart = (value: unknown): value is ReleasePart =>
  hasKeys(value, ['format', 'manifest', 'wave', 'at', ...BODY]) &&
  value.format === 'chorus-release-part/1' &&
  isHash(value.manifest) &&
  isId(value.wave) &&
  all(value.at, isRun) &&
  isBody(value);

const parsed = <T extends ReleaseDocument | ReleaseIndex | ReleasePart>(
  bytes: Uint8Array,
  is: (value: unknown) => value is T,
): T | null => {
  const value = parseJson(fromUtf8(bytes) ?? '');
  return is(value) && equal(releaseBytes(value), bytes) ? value : null;
};

/**
 * A release from its exact bytes, or null: wrong shape, an unknown key, or not canonical JSON. Never throws.
 * Checks the form only; that the figures are true and safe is for `checkRelease` and the audit.
 *
 * @example parseRelease(await docs.get(hash))
 */
export const parseRelease = (bytes: Uint8Array): ReleaseDocument | null => parsed(bytes, isRelease);

/**
 * A release by its hash, whether it stands on the board whole or in parts. Every file is checked against the hash it
 * was asked for by; parts are fetched side by side.
 *
 * @param fetchDoc a document of the board by SHA-256, hex; null when there is none
 * @returns null when a file is missing, altered or not a release
 * @example await readRelease((hash) => board.doc(hash), entry.body)
 */
export const readRelease = async (
  fetchDoc: (hash: string) => Promise<Uint8Array | null>,
  hash: string,
): Promise<ReleaseDocument | null> => {
  const fetched = async (name: string): Promise<Uint8Array> => {
    const bytes = await fetchDoc(name);
    return bytes && hex(sha256(bytes)) === name ? bytes : new Uint8Array();
  };
  const body = await fetched(hash);
  const whole = parseRelease(body);
  if (whole) return whole;
  const index = parsed(body, isIndex);
  if (!index) return null;
  const parts = await Promise.all(index.parts.map(async (name) => parsed(await fetched(name), isPart)));
  const found = parts.filter((part) => part !== null);
  return found.length === parts.length ? joinParts(index, found) : null;
};
