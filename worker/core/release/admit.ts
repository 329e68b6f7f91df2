import { coarser } from './attributes.ts';
import type { Candidate } from './candidates.ts';
import { addEdge, boundedCut, type Network } from './flow.ts';
import type { People } from './people.ts';

/** A cell that was admitted, and the smallest admitted one of its attribute that contains it (-1: none). */
export type Admitted = Candidate & { container: number };

/** The admitted cells, and for each attribute the finest cell of every cohort (-1: none). */
export type Admission = { cells: Admitted[]; finest: Int32Array[] };

/**
 * Attribute cells of one item, exact for each attribute alone (DISCLOSURE section 3.2).
 *
 * Every respondent is an edge between their tree pool and their finest published cell of the attribute, or the
 * *ground*, which stands for no cell. A linear combination of the published figures gives every pool and every cell
 * a value and the ground zero, and each edge the sum of its two; so the people it describes are a cut, and no
 * combination describes 1..k-1 people exactly when **every connected component has a minimum cut >= k**.
 *
 * Candidates come one by one. A cell is split off the cell or ground that contains it; a cut that did not exist
 * before separates these two. So they must be apart, or at least k people must connect them: one bounded flow.
 * Otherwise the cell is taken back. Cells that would cross an admitted one (a deeper unit with a coarser value) are
 * left out: then a respondent would have two finest cells, and support would be no cut.
 *
 * Says nothing of several attributes together: see `jointlySafe`. O(candidates x k x edges) at worst; a path of two
 * edges usually does.
 *
 * @param list as `candidates` orders it
 * @example admit({ people, list: candidates(people, rules), k: 5 }).cells
 */
export const admit = (of: { people: People; list: readonly Candidate[]; k: number }): Admission => {
  const { people, list, k } = of;
  const rows = people.count.length;
  const finest = people.attributes.map(() => new Int32Array(rows).fill(-1));
  const networks = people.attributes.map(() => poolsOnGround(people));
  const crossing = people.attributes.map(({ values }) => makeCrossing(people, values.length));
  const cells: Admitted[] = [];
  const units = people.tree.ids.length;
  for (const candidate of list) {
    const [own, network, crosses] = [
      finest[candidate.attribute],
      networks[candidate.attribute],
      crossing[candidate.attribute],
    ];
    const values = people.attributes[candidate.attribute];
    if (!own || !network || !crosses || !values) continue;
    const above = coarser(values, candidate.value).slice(1);
    if (crosses.has(candidate, above)) continue;
    const container = own[candidate.rows[0] ?? 0] ?? -1;
    const cell = cells.length;
    const move = (from: number, to: number) => {
      for (const row of candidate.rows) {
        const pool = people.poolOfRow[row] ?? -1;
        const count = people.count[row] ?? 0;
        addEdge(network, pool, nodeOf(from, units), -count);
        addEdge(network, pool, nodeOf(to, units), count);
      }
    };
    move(container, cell);
    const cut = boundedCut(network, nodeOf(cell, units), nodeOf(container, units), k);
    if (cut > 0 && cut < k) {
      move(cell, container);
      continue;
    }
    for (const row of candidate.rows) own[row] = cell;
    crosses.add(candidate, above);
    cells.push({ ...candidate, container });
  }
  return { cells, finest };
};

/** Units are the nodes 0..units-1; the ground is the next one; then the cells. */
const nodeOf = (cell: number, units: number): number => units + 1 + cell;

/** Before any cell: everybody connects a pool with the ground. */
const poolsOnGround = ({ tree, poolOfRow, count }: People): Network => {
  const network: Network = new Map();
  for (const [row, pool] of poolOfRow.entries()) {
    const people = count[row] ?? 0;
    if (pool >= 0 && people > 0) addEdge(network, pool, nodeOf(-1, tree.ids.length), people);
  }
  return network;
};

/** Remembers what an admitted cell forbids: coarser values in deeper units and finer values in higher ones. */
const makeCrossing = ({ tree }: People, values: number) => {
  const deeperUnit = new Set<number>();
  const finerValue = new Set<number>();
  const key = (unit: number, value: number) => unit * values + value;
  return {
    has: ({ unit, value }: Candidate, above: readonly number[]): boolean => {
      if (above.some((one) => deeperUnit.has(key(unit, one)))) return true;
      for (let up = tree.parent[unit] ?? -1; up >= 0; up = tree.parent[up] ?? -1)
        if (finerValue.has(key(up, value))) return true;
      return false;
    },
    add: ({ unit, value }: Candidate, above: readonly number[]): void => {
      for (const one of above) finerValue.add(key(unit, one));
      for (let up = tree.parent[unit] ?? -1; up >= 0; up = tree.parent[up] ?? -1)
        deeperUnit.add(key(up, value));
    },
  };
};
