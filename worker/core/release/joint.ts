import type { Admission, Admitted } from './admit.ts';
import { PRIMES } from './field.ts';
import type { People } from './people.ts';
import { clearSupports, type FormClass } from './support.ts';

/**
 * Which admitted cells of all attributes together may be published (DISCLOSURE section 3.3): while some combination
 * of pools and cells describes fewer than k people, the cell in it with the fewest people goes.
 *
 * Each attribute alone is safe already (`admit`), so with cells of one attribute there is nothing to look for. Each
 * deletion is final and there are finitely many cells; without any the tree pattern is safe. What is deleted may
 * leave its container more people of its own, never fewer.
 *
 * @returns the admission without the deleted cells, and positions in it made up anew
 * @example jointlySafe({ people, admission: admit({ people, list, k }), k }).cells
 */
export const jointlySafe = (of: { people: People; admission: Admission; k: number }): Admission => {
  const { people, k } = of;
  const units = people.tree.ids.length;
  let { admission } = of;
  for (const p of PRIMES) {
    if (new Set(admission.cells.map(({ attribute }) => attribute)).size < 2) return admission;
    const { cells } = admission;
    const gone = new Set<number>();
    clearSupports({
      classes: formClasses(people, admission),
      k,
      p,
      forbid: (values) => {
        const worst = smallestUsed(cells, (cell) => values.get(units + cell) ?? 0);
        gone.add(worst);
        const container = cells[worst]?.container ?? -1;
        return new Map(
          container < 0
            ? [[units + worst, 1]]
            : [
                [units + worst, 1],
                [units + container, p - 1],
              ],
        );
      },
    });

    admission = withoutCells(admission, gone);
  }
  return admission;
};

/** The cell with the fewest people that a combination uses: one that adds something to its container's value. */
const smallestUsed = (cells: readonly Admitted[], worth: (cell: number) => number): number => {
  let smallest = -1;
  for (const [at, { people, container }] of cells.entries()) {
    if (worth(at) === (container < 0 ? 0 : worth(container))) continue;
    if (smallest < 0 || people <= (cells[smallest]?.people ?? 0)) smallest = at;
  }
  if (smallest < 0) throw new Error('The tree pattern alone describes too few people.');
  return smallest;
};

/** Respondents by form: the unknowns of their pool (units first) and of their finest cell of each attribute. */
const formClasses = (people: People, { finest }: Admission): FormClass[] => {
  const units = people.tree.ids.length;
  const classes = new Map<string, { unknowns: number[]; people: number }>();
  for (const [row, pool] of people.poolOfRow.entries()) {
    const count = people.count[row] ?? 0;
    if (pool < 0 || count === 0) continue;
    const unknowns = [pool];
    for (const cells of finest) {
      const cell = cells[row] ?? -1;
      if (cell >= 0) unknowns.push(units + cell);
    }
    const key = unknowns.join();
    const known = classes.get(key);
    if (known) known.people += count;
    else classes.set(key, { unknowns, people: count });
  }
  return [...classes.values()];
};

/** Takes cells out; their people fall back to the next container that stays. */
export const withoutCells = ({ cells, finest }: Admission, gone: ReadonlySet<number>): Admission => {
  const kept = cells.filter((_, at) => !gone.has(at));
  const position = new Map(kept.map((cell, at) => [cell, at]));
  const moved = cells.map((cell) => {
    let at = cell;
    for (;;) {
      const here = position.get(at);
      if (here !== undefined) return here;
      const up = cells[at.container];
      if (!up) return -1;
      at = up;
    }
  });
  return {
    cells: kept.map((cell) => ({ ...cell, container: moved[cell.container] ?? -1 })),
    finest: finest.map((own) => own.map((cell) => moved[cell] ?? -1)),
  };
};
