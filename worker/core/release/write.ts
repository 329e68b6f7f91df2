import { type Bytes, utf8 } from '../bytes.ts';
import { jcsText } from '../jcs.ts';
import type { Cell, ReleaseDocument, ReleaseIndex, ReleasePart, Step } from './document.ts';

const stepText = ([low, high]: Step): string => `[${low},${high}]`;

/** One cell in canonical JSON: keys in their order, as `jcsText` would write it, ten times as fast. */
const cellText = ({ distribution, favourable, group, item, n, unfavourable, unit }: Cell): string =>
  `{"distribution":${distribution ? `[${distribution.map(stepText).join()}]` : 'null'},"favourable":${stepText(
    favourable,
  )},"group":${
    group ? `{"attribute":${JSON.stringify(group.attribute)},"value":${JSON.stringify(group.value)}}` : 'null'
  },"item":${JSON.stringify(item)},"n":${JSON.stringify(n)},"unfavourable":${stepText(
    unfavourable,
  )},"unit":${JSON.stringify(unit)}}`;

/**
 * The document's one spelling, canonical JSON (RFC 8785); its SHA-256 is its name on the board. The same for the index
 * and the parts of a large one (`releaseFiles`).
 *
 * @example hex(sha256(releaseBytes(document)))
 */
export const releaseBytes = (document: ReleaseDocument | ReleaseIndex | ReleasePart): Bytes => {
  const fields = Object.entries(document)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${JSON.stringify(key)}:${key === 'cells' ? null : jcsText(value)}`);
  if (!('cells' in document)) return utf8(`{${fields.join()}}`);
  const cells = `"cells":[${document.cells.map(cellText).join()}]`;
  return utf8(`{${fields.map((field) => (field === '"cells":null' ? cells : field)).join()}}`);
};
