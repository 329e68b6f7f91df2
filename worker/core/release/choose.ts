import type { Rules } from '../season.ts';
import { type Admission, admit } from './admit.ts';
import type { AttributeValues } from './attributes.ts';
import { tightUnit } from './bandSizes.ts';
import { candidates } from './candidates.ts';
import { type Answers, groupsOf } from './groups.ts';
import { jointlySafe, withoutCells } from './joint.ts';
import { pattern } from './pattern.ts';
import type { People } from './people.ts';
import { withdrawals } from './repair.ts';
import { directly, type UnitTree } from './tree.ts';

/** What is published about one item: its units (in `people`) and its attribute cells. */
export type Choice = { people: People; admission: Admission };

/**
 * Chooses the units and attribute cells of one item: the best safe set of units, then cells that are safe with it,
 * then the repair (DISCLOSURE section 3.1-3.3 and 3.6): while the answers or the size of a group may follow from
 * what is published, the smallest attribute cell involved goes, or without one the smallest unit.
 *
 * Withdrawing never makes a combination lighter: whoever was in the withdrawn group falls to the group around it,
 * so pools and cells only grow.
 *
 * @param of.before units of the last wave's cells of this item
 * @example choose({ answers, tree, unitDepth, unitOfRow, attributes, rules, before: new Set() }).people.published
 */
export const choose = (of: {
  answers: Answers;
  tree: UnitTree;
  unitDepth: Int32Array;
  unitOfRow: Int32Array;
  attributes: readonly AttributeValues[];
  rules: Rules;
  before: ReadonlySet<string>;
}): Choice => {
  const { answers, tree, unitDepth, unitOfRow, attributes, rules } = of;
  const { points, counts } = answers;
  const count = Int32Array.from(unitOfRow, (_, row) => {
    let sum = 0;
    for (let at = row * points; at < (row + 1) * points; at++) sum += counts[at] ?? 0;
    return sum;
  });
  const direct = directly(tree, unitOfRow, (row) => count[row] ?? 0);
  const { published, respondents } = pattern({ tree, direct, k: rules.k_cell, before: of.before });
  const poolOfRow = poolsOf(tree, published, unitOfRow);
  const people = { tree, unitDepth, unitOfRow, count, published, respondents, poolOfRow, attributes };
  const list = attributes.length > 0 ? candidates(people, rules) : [];
  const admission = jointlySafe({
    people,
    admission: admit({ people, list, k: rules.k_cell }),
    k: rules.k_cell,
  });
  return repair({ people, admission }, answers, rules);
};

/** The nearest published unit above each cohort, -1 for none. */
const poolsOf = (tree: UnitTree, published: Uint8Array, unitOfRow: Int32Array): Int32Array => {
  const nearest = new Int32Array(tree.ids.length).fill(-1);
  for (let i = tree.bottomUp.length - 1; i >= 0; i--) {
    const at = tree.bottomUp[i] ?? 0;
    nearest[at] = published[at] ? at : (nearest[tree.parent[at] ?? -1] ?? -1);
  }
  return unitOfRow.map((unit) => nearest[unit] ?? -1);
};

const repair = (chosen: Choice, answers: Answers, rules: Rules): Choice => {
  let choice = chosen;
  for (;;) {
    for (;;) {
      const tight = tightUnit(choice.people, rules.k_cell);
      if (tight < 0) break;
      choice = without(choice, [], [smallestPart(choice.people, tight)]);
    }
    const groups = groupsOf({ ...choice, answers, rules });
    const gone = [...withdrawals(groups)];
    if (gone.length === 0) return choice;
    const cells = gone.flatMap((group) =>
      (groups.cell[group] ?? -1) >= 0 ? [groups.cell[group] ?? -1] : [],
    );
    const units = gone.flatMap((group) => ((groups.cell[group] ?? -1) < 0 ? [groups.unit[group] ?? -1] : []));
    choice = without(choice, cells, units);
    // Without cells only, pools and the bounds on sizes stay as they are.
    if (units.length === 0) return choice;
  }
};

/** Of a published unit and the published units next below it, the one with the fewest respondents. */
const smallestPart = ({ tree, published, respondents }: People, unit: number): number => {
  let smallest = unit;
  for (const [at, shown] of published.entries()) {
    if (!shown || at === unit) continue;
    let above = tree.parent[at] ?? -1;
    while (above >= 0 && !published[above]) above = tree.parent[above] ?? -1;
    if (above === unit && (respondents[at] ?? 0) < (respondents[smallest] ?? 0)) smallest = at;
  }
  return smallest;
};

/** The choice without some cells and units, and without the cells of those units. */
const without = ({ people, admission }: Choice, cells: Iterable<number>, units: Iterable<number>): Choice => {
  const published = people.published.slice();
  for (const unit of units) published[unit] = 0;
  const gone = new Set(cells);
  for (const [at, { unit }] of admission.cells.entries()) if (!published[unit]) gone.add(at);
  return {
    people: { ...people, published, poolOfRow: poolsOf(people.tree, published, people.unitOfRow) },
    admission: withoutCells(admission, gone),
  };
};
