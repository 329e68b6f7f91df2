import type { Rules } from '../season.ts';
import { coarser } from './attributes.ts';
import { type People, publishedAbove } from './people.ts';

/** A group that may get a cell: everyone in a published unit who is known to have a value of one attribute. */
export type Candidate = {
  /** Positions: of the attribute in the manifest, of its value, of the unit. */
  attribute: number;
  value: number;
  unit: number;
  /** Respondents. */
  people: number;
  rows: number[];
};

/**
 * Attribute cells worth trying for one item (DISCLOSURE section 3.2): in published units of at least `attr_unit`
 * respondents, groups of at least max(k_cell, attr_cell). In the order in which they are tried: level of the value,
 * the coarsest first; size, the largest first; attributes as in the manifest; then units from the top down, values
 * by text. With this order no group ever contains one that was tried before it, unless they cross.
 *
 * O(cohorts x depth of the tree x levels), and as much memory for the rows.
 *
 * @example candidates(people, rules)[0]?.people
 */
export const candidates = (
  people: People,
  rules: Pick<Rules, 'k_cell' | 'attr_unit' | 'attr_cell'>,
): Candidate[] => {
  const least = Math.max(rules.k_cell, rules.attr_cell);
  const found: Candidate[] = [];
  for (const [attribute, values] of people.attributes.entries()) {
    const byGroup = new Map<number, Candidate>();
    for (const [row, count] of people.count.entries()) {
      const own = values.ofRow[row] ?? -1;
      if (own < 0 || count === 0) continue;
      for (const unit of publishedAbove(people, people.unitOfRow[row] ?? -1)) {
        if ((people.respondents[unit] ?? 0) < rules.attr_unit) continue;
        for (const value of coarser(values, own)) {
          const key = unit * values.values.length + value;
          const known = byGroup.get(key);
          if (known) {
            known.people += count;
            known.rows.push(row);
          } else byGroup.set(key, { attribute, value, unit, people: count, rows: [row] });
        }
      }
    }
    for (const group of byGroup.values()) if (group.people >= least) found.push(group);
  }
  const { attributes, unitDepth } = people;
  const depth = ({ attribute, value }: Candidate) => attributes[attribute]?.depth[value] ?? 0;
  return found.sort(
    (a, b) =>
      depth(a) - depth(b) ||
      b.people - a.people ||
      a.attribute - b.attribute ||
      (unitDepth[a.unit] ?? 0) - (unitDepth[b.unit] ?? 0) ||
      a.unit - b.unit ||
      a.value - b.value,
  );
};
