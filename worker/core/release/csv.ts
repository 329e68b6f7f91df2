import type { Cell, ReleaseDocument, SizeBand, Step } from './document.ts';
import { type ObsStatus, obsStatuses } from './obsStatus.ts';

/** Names of the columns of `releaseRows`. */
export const RELEASE_COLUMNS = [
  'SEASON',
  'WAVE',
  'UNIT',
  'UNIT_PARENT',
  'UNIT_LABEL',
  'MEMBERS',
  'ITEM',
  'THEME',
  'ITEM_TEXT',
  'ATTRIBUTE',
  'GROUP',
  'RESPONDENTS_FROM',
  'RESPONDENTS_TO',
  'FAVOURABLE_FROM',
  'FAVOURABLE_TO',
  'UNFAVOURABLE_FROM',
  'UNFAVOURABLE_TO',
  'CUMULATIVE',
  'OBS_STATUS',
];

/** Starts that make a spreadsheet run a text as a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

/** One field of RFC 4180. A text that a spreadsheet would run gets an apostrophe in front. */
const field = (value: string | number): string => {
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** One line of a CSV file (RFC 4180), end of line included. */
export const csvLine = (row: readonly (string | number)[]): string => `${row.map(field).join(',')}\r\n`;

/** Ends of a size band in two fields (a spreadsheet would read 5-9 as a day in September); 500+ has no upper end. */
const ends = (band: SizeBand): string[] => {
  const [low = '', high = ''] = band.split(/[-+]/);
  return [low, high];
};

const spaced = (steps: readonly Step[]): string => steps.map(([lo, hi]) => `${lo}-${hi}`).join(' ');

const levels = (cell: Cell | undefined, status: ObsStatus): (string | number)[] =>
  cell
    ? [
        cell.group?.attribute ?? '',
        cell.group?.value ?? '',
        ...ends(cell.n),
        ...cell.favourable,
        ...cell.unfavourable,
        spaced(cell.distribution ?? []),
        status.shown,
      ]
    : ['', '', '', '', '', '', '', '', '', status.hidden];

/**
 * A release as rows of `RELEASE_COLUMNS`: one for every unit and item of the manifest, in the document's order, each
 * followed by the attribute cells of that unit and item, if any. With a cell: its levels in percent and SDMX
 * OBS_STATUS `A`, or `B` or `W`; without one: empty fields and `Q`, whatever the cause, or `K` (see `obsStatuses`:
 * these follow from manifests alone). There is no CONF_STATUS: it would say which hidden cells are small. Nothing is
 * in it that is not in the document, and no unit's row comes or goes with what people answered.
 *
 * CUMULATIVE is the full distribution where there is one: a step for each answer from the lowest up.
 *
 * @param previous the release of the wave before, for breaks of series
 * @example for (const row of releaseRows(doc)) file.write(csvLine(row))
 */
export function* releaseRows(
  doc: ReleaseDocument,
  previous?: ReleaseDocument,
): Generator<(string | number)[]> {
  const cells = new Map<string, Cell[]>();
  for (const cell of doc.cells) {
    const key = `${cell.unit}/${cell.item}`;
    const known = cells.get(key);
    if (known) known.push(cell);
    else cells.set(key, [cell]);
  }
  const statuses = obsStatuses(doc, previous);
  for (const unit of doc.units) {
    const status = statuses.get(unit.id) ?? { shown: 'A', hidden: 'Q' };
    for (const item of doc.items) {
      const [whole, ...groups] = (cells.get(`${unit.id}/${item.id}`) ?? []).toSorted(
        (a, b) => Number(a.group !== null) - Number(b.group !== null),
      );
      const name = [doc.season, doc.wave, unit.id, unit.parent ?? '', unit.label, unit.members];
      const row = [...name, item.id, item.theme, item.text.en];
      for (const cell of [whole, ...groups]) yield [...row, ...levels(cell, status)];
    }
  }
}

/**
 * A release as CSV (RFC 4180, UTF-8 without BOM), line by line: the names of the columns, then `releaseRows`.
 *
 * @example for (const line of releaseCsvLines(doc)) file.write(line)
 */
export function* releaseCsvLines(doc: ReleaseDocument, previous?: ReleaseDocument): Generator<string> {
  yield csvLine(RELEASE_COLUMNS);
  for (const row of releaseRows(doc, previous)) yield csvLine(row);
}

/** `releaseCsvLines` as one text. @example releaseCsv(doc).split('\r\n')[0] // 'SEASON,WAVE,UNIT,…' */
export const releaseCsv = (doc: ReleaseDocument, previous?: ReleaseDocument): string =>
  [...releaseCsvLines(doc, previous)].join('');
