import { csvLine, RELEASE_COLUMNS } from '../release/csv.ts';
import { type CellSelection, selectedRows } from './selectedRows.ts';

/** The dataflow of Chorus releases: agency, id and version, as SDMX-CSV names a structure. */
const DATAFLOW = 'CHORUS:PULSE(1.0)';

/** Everyone, as opposed to a group: the code that SDMX's cross-domain guidelines give a total. */
const TOTAL = '_T';

const DIMENSIONS = ['SEASON', 'WAVE', 'UNIT', 'ITEM', 'ATTRIBUTE', 'GROUP'];
const MEASURES = [
  'RESPONDENTS_FROM',
  'RESPONDENTS_TO',
  'FAVOURABLE_FROM',
  'FAVOURABLE_TO',
  'UNFAVOURABLE_FROM',
  'UNFAVOURABLE_TO',
  'CUMULATIVE',
];

export const SDMX_COLUMNS = [
  'STRUCTURE',
  'STRUCTURE_ID',
  'ACTION',
  ...DIMENSIONS,
  'TIME_PERIOD',
  ...MEASURES,
  'OBS_STATUS',
];

/**
 * The released cells of some waves and units as SDMX-CSV 2.0 (SDMX 3.0, several measures a row). TIME_PERIOD is the
 * day the wave closed. OBS_STATUS follows code list CL_OBS_STATUS 2.2: A normal, B break in series, W includes data of
 * another category; without a cell Q, suppressed or empty alike, or K, included in another category. There is no
 * CONF_STATUS: it would say which hidden cells are small (DISCLOSURE 3.8).
 *
 * @example for (const line of sdmxCsv({ releases, waves: new Set(releases), units: null })) file.write(line)
 */
export function* sdmxCsv(selection: CellSelection): Generator<string> {
  yield csvLine(SDMX_COLUMNS);
  for (const { doc, row } of selectedRows(selection)) {
    const value = (name: string): string | number => row[RELEASE_COLUMNS.indexOf(name)] ?? '';
    yield csvLine([
      'dataflow',
      DATAFLOW,
      'I',
      ...DIMENSIONS.map((name) => (value(name) === '' ? TOTAL : value(name))),
      doc.closed.slice(0, 10),
      ...MEASURES.map(value),
      value('OBS_STATUS'),
    ]);
  }
}
