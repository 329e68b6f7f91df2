import { csvLine, RELEASE_COLUMNS } from '../release/csv.ts';
import { type CellSelection, selectedRows } from './selectedRows.ts';

/**
 * The released cells of some waves and units as one tidy CSV (RFC 4180, UTF-8): a row an observation, a column a
 * variable. The rows of a smaller choice are rows of a larger one, character by character.
 *
 * @example for (const line of tidyCsv({ releases, waves: new Set(releases), units: null })) file.write(line)
 */
export function* tidyCsv(selection: CellSelection): Generator<string> {
  yield csvLine(RELEASE_COLUMNS);
  for (const { row } of selectedRows(selection)) yield csvLine(row);
}
