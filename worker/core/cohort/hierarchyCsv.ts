import type { Problem } from '../result.ts';
import { makeCsvReader } from '../roster/csv.ts';
import { detectDelimiter, firstRow, outsideQuotes } from '../roster/delimiter.ts';
import { makeDecoder } from '../roster/encoding.ts';
import { FAULTS } from '../roster/parse.ts';
import { makeProblemList } from '../roster/problemList.ts';
import { buildHierarchy } from './buildHierarchy.ts';
import type { Hierarchy, HierarchyRow } from './hierarchy.ts';

/**
 * Reads a hierarchy from a small CSV without a row of names: one row for each value, the value first,
 * then ever wider labels, the common top last. `;` `,` or tab, UTF-8. The form ARX and others use.
 *
 * @param name of the column, for the problems
 * @example parseHierarchyCsv('site', utf8('Rome;Italy;*\nOslo;Norway;*\n'))
 */
export const parseHierarchyCsv = (
  name: string,
  bytes: Uint8Array,
): { hierarchy: Hierarchy; problems: Problem[] } => {
  const problems = makeProblemList();
  const decoder = makeDecoder(problems);
  const text = decoder.decode(bytes) + decoder.end();
  const rows: HierarchyRow[] = [];
  const reader = makeCsvReader(detectDelimiter(firstRow(text) ?? outsideQuotes(text)), {
    row(labels, row) {
      if (labels.some((label) => label.trim() !== '')) rows.push({ row, labels });
    },
    fault({ code, row, column, value }) {
      problems.add({
        code,
        row,
        column: `hierarchy of ${name}, column ${column + 1}`,
        value,
        ...FAULTS[code],
      });
    },
  });
  reader.push(text);
  reader.end();
  if (problems.count() > 0) return { ...buildHierarchy(name, []), problems: problems.list() };
  return buildHierarchy(name, rows);
};
