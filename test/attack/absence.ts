import { labelsOf } from './groups.ts';
import type { Attack, Found } from './view.ts';

/** Every key that a release may have; one more could say why something is missing. */
const KEYS = new Set(
  `format org season wave manifest rules opened closed items units cells participation comments audit parts
  k_cohort k_cell k_distribution k_comments min_comments attr_unit attr_cell dispute_days gap_hours
  id theme core scale reversed text parent label members unit group item n favourable unfavourable distribution
  attribute value share method engine`.split(/\s+/),
);

const keysIn = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.flatMap(keysIn)
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => (key === 'text' ? [key] : [key, ...keysIn(inner)]))
      : [];

/** Does the way in which something is missing say why? Hidden, empty, unanswered: one and the same. */
export const absence: Attack = ({ manifest, waves }) => {
  const label = labelsOf(manifest);
  return waves.flatMap(({ document, csv }): Found[] => {
    const { wave } = document;
    const found: Found[] = [];
    const say = (where: string, says: string) => found.push({ where: `${wave} ${where}`, people: 0, says });
    const listed = new Set(document.units.map(({ id }) => id));
    for (const { id } of manifest.units)
      if (!listed.has(id)) say('units', `‘${label.get(id)}’ is not in the list of units`);
    for (const cell of document.cells) {
      const extra = keysIn(cell).find((key) => !KEYS.has(key));
      if (extra) say('cells', `the cell of ‘${label.get(cell.unit)}’ says ‘${extra}’`);
      if (!/^[1-9]\d*[-+]/.test(cell.n))
        say('cells', `the cell of ‘${label.get(cell.unit)}’ counts ${cell.n}`);
    }
    const extra = keysIn({ ...document, cells: [] }).find((key) => !KEYS.has(key));
    if (extra) say('document', `the document says ‘${extra}’`);
    // No field of the invented organisations has a comma, so a line may be cut at each.
    const rows = csv
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    const columns = rows[0] ?? [];
    const at = (name: string) => columns.indexOf(name);
    const seen = new Set<string>();
    for (const row of rows.slice(1)) {
      const unit = row[at('UNIT')] ?? '';
      const values = row.slice(at('RESPONDENTS_FROM'), at('OBS_STATUS'));
      seen.add(`${unit}/${row[at('ITEM')]}`);
      if (values.slice(0, -1).some((value) => value !== '')) continue;
      const merged = row[at('MEMBERS')] === '0';
      const rest = row.slice(at('ITEM_TEXT') + 1).join();
      if (rest !== `${','.repeat(9)}${merged ? 'K' : 'Q'}`)
        say('CSV', `the row of ‘${label.get(unit)}’ without figures ends in “${rest}”`);
    }
    for (const { id } of manifest.units)
      for (const item of document.items)
        if (!seen.has(`${id}/${item.id}`)) say('CSV', `‘${label.get(id)}’ has no row for ‘${item.id}’`);
    return found;
  });
};
