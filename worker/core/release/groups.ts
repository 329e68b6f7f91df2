import type { ScaleItem } from '../questionnaire.ts';
import { answerBand } from '../score/answerBand.ts';
import type { Rules } from '../season.ts';
import type { Admission } from './admit.ts';
import { levelCuts, stepOf } from './grid.ts';
import { type People, publishedAbove } from './people.ts';
import { distributionFrom, sizeBand } from './sizeBand.ts';

/** Respondents of one item by cohort and answer, from the lowest up: `counts[row * points + answer]`. UNSAFE. */
export type Answers = { item: ScaleItem; points: number; counts: Int32Array };

/**
 * The published groups of one item, units and then attribute cells, and its *atoms*: respondents who are in exactly
 * the same groups, what the adversary may tell apart at most. In flat arrays, because an organisation of 20,000 units
 * has as many of both for each item.
 *
 * Threshold t stands between answer t and the next: `upTo` of the group's people answer at most t, and its figures say
 * that these are `low` to `high`. All three at `group * thresholds + t`.
 */
export type Groups = {
  points: number;
  thresholds: number;
  /** Thresholds at which an answer changes its band. */
  edges: number[];
  /** Of each group: position of its unit, position of its cell (-1: everyone in the unit), respondents. */
  unit: number[];
  cell: number[];
  people: number[];
  upTo: Int32Array;
  low: Int32Array;
  high: Int32Array;
  /** Respondents of each atom by answer, at `atom * points + answer`. */
  counts: Int32Array;
  /** Groups of each atom, its units from the pool's own up, then its cells; atoms of each group. */
  groupsOf: number[][];
  atomsOf: number[][];
};

/** Thresholds at which an answer changes its band. */
const edgesOf = (item: ScaleItem, points: number): number[] =>
  Array.from({ length: points - 1 }, (_, index) => index).filter(
    (index) => answerBand(item, item.scale[0] + index) !== answerBand(item, item.scale[0] + index + 1),
  );

/**
 * The atoms and the published groups of one item. O(cohorts x depth + groups x answers).
 *
 * @example groupsOf({ people, admission, answers, rules }).people[0]
 */
export const groupsOf = (of: {
  people: People;
  admission: Admission;
  answers: Answers;
  rules: Pick<Rules, 'k_cell' | 'k_distribution'>;
}): Groups => {
  const { people, admission, answers } = of;
  const { points } = answers;
  const thresholds = points - 1;
  const groupOfUnit = new Int32Array(people.tree.ids.length).fill(-1);
  const unit: number[] = [];
  const cell: number[] = [];
  const size: number[] = [];
  for (const [at, published] of people.published.entries())
    if (published) groupOfUnit[at] = unit.push(at) - 1;
  const firstCell = unit.length;
  for (const at of unit) {
    cell.push(-1);
    size.push(people.respondents[at] ?? 0);
  }
  for (const [at, one] of admission.cells.entries()) {
    unit.push(one.unit);
    cell.push(at);
    size.push(one.people);
  }
  const atomsOf = unit.map((): number[] => []);
  const within: number[][] = [];
  const atomOfRow = new Int32Array(people.count.length).fill(-1);
  const atomOf = new Map<string | number, number>();
  for (const [row, pool] of people.poolOfRow.entries()) {
    if (pool < 0 || (people.count[row] ?? 0) === 0) continue;
    const cells = admission.finest.map((own) => own[row] ?? -1);
    const key = cells.length === 0 ? pool : `${pool} ${cells.join(' ')}`;
    let atom = atomOf.get(key);
    if (atom === undefined) {
      atom = within.length;
      atomOf.set(key, atom);
      const chain = publishedAbove(people, pool).map((at) => groupOfUnit[at] ?? -1);
      for (const finest of cells)
        for (let at = finest; at >= 0; at = admission.cells[at]?.container ?? -1) chain.push(firstCell + at);
      for (const group of chain) atomsOf[group]?.push(atom);
      within.push(chain);
    }
    atomOfRow[row] = atom;
  }
  const groups: Groups = {
    points,
    thresholds,
    edges: edgesOf(answers.item, points),
    unit,
    cell,
    people: size,
    upTo: new Int32Array(unit.length * thresholds),
    low: new Int32Array(unit.length * thresholds),
    high: new Int32Array(unit.length * thresholds),
    counts: new Int32Array(within.length * points),
    groupsOf: within,
    atomsOf,
  };
  for (const [row, atom] of atomOfRow.entries()) {
    if (atom < 0) continue;
    for (let answer = 0; answer < points; answer++) {
      const at = atom * points + answer;
      groups.counts[at] = (groups.counts[at] ?? 0) + (answers.counts[row * points + answer] ?? 0);
    }
  }
  readFigures(groups, answers.item, of.rules);
  return groups;
};

/** Fills in, from the true counts, what the figures of each group say of them. */
const readFigures = (
  groups: Groups,
  item: ScaleItem,
  rules: Pick<Rules, 'k_cell' | 'k_distribution'>,
): void => {
  const { points, thresholds, edges, counts, upTo, low, high } = groups;
  for (const [atom, chain] of groups.groupsOf.entries()) {
    let sum = 0;
    for (let threshold = 0; threshold < thresholds; threshold++) {
      sum += counts[atom * points + threshold] ?? 0;
      for (const group of chain) {
        const at = group * thresholds + threshold;
        upTo[at] = (upTo[at] ?? 0) + sum;
      }
    }
  }
  const distributed = distributionFrom(rules.k_distribution, rules.k_cell);
  const top = answerBand(item, item.scale[1]);
  // Thresholds at the top band are measured from above: see `cumulativeSteps`.
  const fromAbove = Array.from(
    { length: thresholds },
    (_, threshold) => answerBand(item, item.scale[0] + threshold + 1) === top,
  );
  for (const [group, n] of groups.people.entries()) {
    const cuts = levelCuts(sizeBand(n, rules.k_cell).low);
    for (let threshold = 0; threshold < thresholds; threshold++) {
      const at = group * thresholds + threshold;
      high[at] = n;
      if (n < distributed && !edges.includes(threshold)) continue;
      const above = fromAbove[threshold] === true;
      const count = upTo[at] ?? 0;
      const [from, to] = stepOf(above ? n - count : count, n, cuts);
      const least = from === 0 ? 0 : Math.floor((from * n) / 100) + 1;
      const most = Math.floor((to * n) / 100);
      low[at] = above ? n - most : least;
      high[at] = above ? n - least : most;
    }
  }
};
