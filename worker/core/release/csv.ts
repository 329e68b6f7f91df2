import { cellOf } from '../score/cells.ts';
import type { ReleaseDocument, SizeBand, Step } from './document.ts';

const COLUMNS = [
  'SEASON',
  'WAVE',
  'UNIT',
  'UNIT_PARENT',
  'UNIT_LABEL',
  'MEMBERS',
  'ITEM',
  'THEME',
  'ITEM_TEXT',
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

/** Ends of a size band in two fields (a spreadsheet would read 5-9 as a day in September); 500+ has no upper end. */
const ends = (band: SizeBand): string[] => {
  const [low = '', high = ''] = band.split(/[-+]/);
  return [low, high];
};

const spaced = (steps: readonly Step[]): string => steps.map(([lo, hi]) => `${lo}-${hi}`).join(' ');

/**
 * A release as CSV (RFC 4180, UTF-8 without BOM): one row for every unit and item of the manifest, in the document's
 * order. With a cell: its levels in percent and SDMX OBS_STATUS `A`; without one: empty fields and `Q`, whatever
 * the cause. There is no CONF_STATUS: it would say which hidden cells are small. Nothing is in it that is not in
 * the document, and no row comes or goes with what people answered.
 *
 * CUMULATIVE is the full distribution where there is one: a step for each answer from the lowest up.
 *
 * @example releaseCsv(doc).split('\r\n')[0] // 'SEASON,WAVE,UNIT,…'
 */
export const releaseCsv = (doc: ReleaseDocument): string => {
  const rows = doc.units.flatMap((unit) =>
    doc.items.map((item) => {
      const cell = cellOf(doc, unit.id, item.id);
      const levels = cell
        ? [...ends(cell.n), ...cell.favourable, ...cell.unfavourable, spaced(cell.distribution ?? []), 'A']
        : ['', '', '', '', '', '', '', 'Q'];
      return [
        doc.season,
        doc.wave,
        unit.id,
        unit.parent ?? '',
        unit.label,
        unit.members,
        item.id,
        item.theme,
        item.text.en,
        ...levels,
      ];
    }),
  );
  return [COLUMNS, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
};
