import { hasKeys, isHash, isId, isInstant, isNfc, isRecord, parseJson } from '../ballot/shape.ts';
import { equal, fromUtf8 } from '../bytes.ts';
import { jcs } from '../jcs.ts';
import { isText, SCALES, THEMES } from '../questionnaire.ts';
import type { ReleaseDocument, Step } from './document.ts';

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

const isRelease = (value: unknown): value is ReleaseDocument =>
  hasKeys(value, [
    'format',
    'org',
    'season',
    'wave',
    'manifest',
    'rules',
    'opened',
    'closed',
    'items',
    'units',
    'cells',
    'participation',
    'comments',
    'audit',
  ]) &&
  value.format === 'chorus-release/1' &&
  isNfc(value.org) &&
  isId(value.season) &&
  isId(value.wave) &&
  isHash(value.manifest) &&
  isRecord(value.rules) &&
  Object.values(value.rules).every(isSize) &&
  isInstant(value.opened) &&
  isInstant(value.closed) &&
  all(value.items, isItem) &&
  all(value.units, isUnit) &&
  all(value.cells, isCell) &&
  all(value.participation, (one) => hasKeys(one, ['unit', 'share']) && isId(one.unit) && isStep(one.share)) &&
  all(
    value.comments,
    (one) => hasKeys(one, ['unit', 'item', 'text']) && isId(one.unit) && isId(one.item) && isNfc(one.text),
  ) &&
  hasKeys(value.audit, ['cells', 'method', 'engine']) &&
  isSize(value.audit.cells) &&
  isNfc(value.audit.method) &&
  isNfc(value.audit.engine);

/**
 * A release from its exact bytes, or null: wrong shape, an unknown key, or not canonical JSON. Never throws.
 * Checks the form only; that the figures are true and safe is for `checkRelease` and the audit.
 *
 * @example parseRelease(await docs.get(hash))
 */
export const parseRelease = (bytes: Uint8Array): ReleaseDocument | null => {
  const value = parseJson(fromUtf8(bytes) ?? '');
  return isRelease(value) && equal(jcs(value), bytes) ? value : null;
};
