import { RELEASE_COLUMNS, releaseRows } from '../release/csv.ts';
import type { ReleaseDocument } from '../release/document.ts';
import type { Id } from '../season.ts';

/** Some waves of a board and some units. `releases`: all of the board, the oldest first; a break needs the one before. */
export type CellSelection = {
  releases: readonly ReleaseDocument[];
  /** Chosen waves, by their documents. */
  waves: ReadonlySet<ReleaseDocument>;
  /** Chosen units, or null for all. */
  units: ReadonlySet<Id> | null;
};

const UNIT = RELEASE_COLUMNS.indexOf('UNIT');

/** Released cells of the chosen waves and units, as `releaseRows` has them, each with its document. */
export function* selectedRows({ releases, waves, units }: CellSelection): Generator<{
  doc: ReleaseDocument;
  row: (string | number)[];
}> {
  for (const [at, doc] of releases.entries()) {
    if (!waves.has(doc)) continue;
    for (const row of releaseRows(doc, releases[at - 1]))
      if (units === null || units.has(String(row[UNIT]))) yield { doc, row };
  }
}
