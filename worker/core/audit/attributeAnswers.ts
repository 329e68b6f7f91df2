import type { ReleaseItem } from '../release/document.ts';
import { type Finding, people, quoted } from './finding.ts';
import type { Incidence } from './linear.ts';
import { answerProgram, type Said, type Solve } from './program.ts';
import { window } from './steps.ts';
import type { Wave } from './wave.ts';

/** What the cells of an item say of classes of people, tree and attribute cells alike. */
export const saidOf = (wave: Wave, item: ReleaseItem, matrix: Incidence): Said[] => {
  const nodes = matrix.forest.nodes.length;
  // Classes of each published unit (with all below it) and of each attribute cell.
  const members: number[][] = Array.from({ length: nodes + matrix.cells.length }, () => []);
  for (const [index, { form }] of matrix.classes.entries())
    for (const unknown of form.keys())
      for (let at = unknown; at >= 0; at = at < nodes ? (matrix.forest.up[at] ?? -1) : -1)
        members[at]?.push(index);
  const unitCells = new Map(
    (wave.cellsByItem.get(item.id) ?? []).flatMap((cell) =>
      cell.group ? [] : [[wave.units.at.get(cell.unit) ?? -1, cell] as const],
    ),
  );
  const cells = [...Array.from(matrix.forest.nodes, (at) => unitCells.get(at)), ...matrix.cells];
  return cells.flatMap((cell, at): Said[] => {
    const classes = members[at] ?? [];
    if (!cell || classes.length === 0) return [];
    const n = classes.reduce((sum, index) => sum + (matrix.classes[index]?.people ?? 0), 0);
    return [{ classes, f: window(cell.favourable, n), u: window(cell.unfavourable, n) }];
  });
};

const ROUNDS = 100;

/** Bounds on each class from one figure at a time, over and over: what follows without a program. */
export const tighten = (sizes: readonly number[], said: readonly Said[]) => {
  const bounds = {
    f: sizes.map((n): [number, number] => [0, n]),
    u: sizes.map((n): [number, number] => [0, n]),
  };
  for (let round = 0, changed = true; changed && round < ROUNDS; round++) {
    changed = false;
    const cut = (bound: [number, number] | undefined, low: number, high: number) => {
      if (!bound || (bound[0] >= low && bound[1] <= high)) return;
      bound[0] = Math.max(bound[0], low);
      bound[1] = Math.min(bound[1], high);
      changed = true;
    };
    for (const one of said)
      for (const band of ['f', 'u'] as const) {
        const parts = one.classes.map((index): readonly [number, number] => bounds[band][index] ?? [0, 0]);
        const low = parts.reduce((sum, part) => sum + part[0], 0);
        const high = parts.reduce((sum, part) => sum + part[1], 0);
        const slack = [one[band][0] - high, one[band][1] - low] as const;
        for (const index of one.classes) {
          const bound = bounds[band][index];
          if (bound) cut(bound, bound[1] + slack[0], bound[0] + slack[1]);
        }
      }
    for (const [index, n] of sizes.entries()) {
      const [f, u] = [bounds.f[index], bounds.u[index]];
      if (!f || !u) continue;
      cut(f, 0, n - u[0]);
      cut(u, 0, n - f[0]);
    }
  }
  return bounds;
};

const nameOf = (wave: Wave, matrix: Incidence, index: number): string => {
  const nodes = matrix.forest.nodes.length;
  const names = [...(matrix.classes[index]?.form.keys() ?? [])].map((unknown) =>
    unknown < nodes
      ? quoted(wave.units.labels[matrix.forest.nodes[unknown] ?? -1] ?? '')
      : quoted(matrix.cells[unknown - nodes]?.group?.value ?? ''),
  );
  return `Those who are in ${names.join(' and ')} at once`;
};

const known = (wave: Wave, item: ReleaseItem, matrix: Incidence, index: number): Finding => {
  const count = matrix.classes[index]?.people ?? 0;
  return {
    kind: 'answer',
    where: `${wave.where}, ${item.id}`,
    people: count,
    explanation: `${nameOf(wave, matrix, index)} (${people(count)}): how they answered can be worked out.`,
  };
};

/** P2 where attribute cells meet the tree, as far as it goes without a program. */
export const attributeAnswerFindings = (wave: Wave, item: ReleaseItem, matrix: Incidence): Finding[] => {
  const sizes = matrix.classes.map(({ people: count }) => count);
  const { f, u } = tighten(sizes, saidOf(wave, item, matrix));
  const certain = [...sizes.keys()].filter((at) => f[at]?.[0] === f[at]?.[1] || u[at]?.[0] === u[at]?.[1]);
  const [smallest] = certain.sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
  return smallest === undefined ? [] : [known(wave, item, matrix, smallest)];
};

/** Slack for a solver's rounding: counts are whole. */
const EPSILON = 1e-6;

/**
 * The same by linear programming: the true range of each class, whole numbers rounded inward.
 *
 * @param most classes looked at, the smallest first
 */
export const attributeAnswerPrograms = async (
  wave: Wave,
  item: ReleaseItem,
  matrix: Incidence,
  { solve, most }: { solve: Solve; most: number },
): Promise<Finding[]> => {
  const sizes = matrix.classes.map(({ people: count }) => count);
  const said = saidOf(wave, item, matrix);
  const order = [...sizes.keys()].sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0)).slice(0, most);
  for (const at of order)
    for (const band of ['f', 'u'] as const) {
      const low = await solve(answerProgram(sizes, said, { of: band, at, largest: false }));
      const high = await solve(answerProgram(sizes, said, { of: band, at, largest: true }));
      if (low.status !== 'Optimal' || high.status !== 'Optimal')
        return [
          {
            kind: 'form',
            where: `${wave.where}, ${item.id}`,
            people: null,
            explanation: `${nameOf(wave, matrix, at)}: no answers fit the figures.`,
          },
        ];
      if (Math.ceil(low.objective - EPSILON) >= Math.floor(high.objective + EPSILON))
        return [known(wave, item, matrix, at)];
    }
  return [];
};
