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
 * Respondents who are in exactly the same published groups: what the adversary may tell apart at most. `groups` are
 * positions in `Groups`.
 */
export type Atom = { counts: Int32Array; groups: number[]; pool: number };

/**
 * A published group, unit or attribute cell. Threshold i stands between the i-th and the next answer: `upTo[i]` of the
 * group's people answer at most that, and its figures say that these are `low[i]` to `high[i]`.
 */
export type Group = {
  unit: number;
  cell: number;
  people: number;
  atoms: number[];
  upTo: Int32Array;
  low: Int32Array;
  high: Int32Array;
};

export type Groups = { atoms: Atom[]; groups: Group[]; edges: number[] };

/** Thresholds at which an answer changes its band. */
const edgesOf = (item: ScaleItem, points: number): number[] =>
  Array.from({ length: points - 1 }, (_, index) => index).filter(
    (index) => answerBand(item, item.scale[0] + index) !== answerBand(item, item.scale[0] + index + 1),
  );

/**
 * The atoms and the published groups of one item. O(cohorts x depth + groups x answers).
 *
 * @example groupsOf({ people, admission, answers, rules }).groups[0]?.people
 */
export const groupsOf = (of: {
  people: People;
  admission: Admission;
  answers: Answers;
  rules: Pick<Rules, 'k_cell' | 'k_distribution'>;
}): Groups => {
  const { people, admission, answers } = of;
  const { points } = answers;
  const groupOfUnit = new Int32Array(people.tree.ids.length).fill(-1);
  const groups: Group[] = [];
  const row = () => new Int32Array(points - 1);
  const group = (unit: number, cell: number, count: number) =>
    groups.push({ unit, cell, people: count, atoms: [], upTo: row(), low: row(), high: row() }) - 1;
  for (const [unit, published] of people.published.entries())
    if (published) groupOfUnit[unit] = group(unit, -1, people.respondents[unit] ?? 0);
  const firstCell = groups.length;
  for (const [at, cell] of admission.cells.entries()) group(cell.unit, at, cell.people);

  const atoms: Atom[] = [];
  const atomOf = new Map<string, Atom>();
  for (const [row, pool] of people.poolOfRow.entries()) {
    if (pool < 0 || (people.count[row] ?? 0) === 0) continue;
    const cells = admission.finest.map((own) => own[row] ?? -1);
    const key = `${pool} ${cells.join(' ')}`;
    let atom = atomOf.get(key);
    if (!atom) {
      const within = publishedAbove(people, pool).map((unit) => groupOfUnit[unit] ?? -1);
      for (const finest of cells)
        for (let cell = finest; cell >= 0; cell = admission.cells[cell]?.container ?? -1)
          within.push(firstCell + cell);
      for (const one of within) groups[one]?.atoms.push(atoms.length);
      atom = { counts: new Int32Array(points), groups: within, pool };
      atomOf.set(key, atom);
      atoms.push(atom);
    }
    for (let answer = 0; answer < points; answer++)
      atom.counts[answer] = (atom.counts[answer] ?? 0) + (answers.counts[row * points + answer] ?? 0);
  }
  const edges = edgesOf(answers.item, points);
  for (const one of groups) readFigures(one, { atoms, edges, answers, rules: of.rules });
  return { atoms, groups, edges };
};

/** Fills in, from a group's true counts, what its figures say of them. */
const readFigures = (
  group: Group,
  of: {
    atoms: readonly Atom[];
    edges: readonly number[];
    answers: Answers;
    rules: Pick<Rules, 'k_cell' | 'k_distribution'>;
  },
): void => {
  const { item, points } = of.answers;
  const n = group.people;
  for (const at of group.atoms) {
    let sum = 0;
    for (let threshold = 0; threshold < points - 1; threshold++) {
      sum += of.atoms[at]?.counts[threshold] ?? 0;
      group.upTo[threshold] = (group.upTo[threshold] ?? 0) + sum;
    }
  }
  const cuts = levelCuts(sizeBand(n, of.rules.k_cell).low);
  const distributed = n >= distributionFrom(of.rules.k_distribution, of.rules.k_cell);
  const top = answerBand(item, item.scale[1]);
  for (const [threshold, upTo] of group.upTo.entries()) {
    let [low, high] = [0, n];
    if (distributed || of.edges.includes(threshold)) {
      // Thresholds at the top band are measured from above: see `cumulativeSteps`.
      const above = answerBand(item, item.scale[0] + threshold + 1) === top;
      const [from, to] = stepOf(above ? n - upTo : upTo, n, cuts);
      low = from === 0 ? 0 : Math.floor((from * n) / 100) + 1;
      high = Math.floor((to * n) / 100);
      if (above) [low, high] = [n - high, n - low];
    }
    group.low[threshold] = low;
    group.high[threshold] = high;
  }
};
