import { agglomerate } from './agglomerate.ts';
import type { Domain } from './domain.ts';
import { lossTable, ncpOf } from './loss.ts';
import { partition } from './partition.ts';
import { relocate } from './relocate.ts';
import { distinctTuples } from './tuples.ts';

/** Rows that share one label in every column. `lo` and `hi`: first and last leaf of each column. */
export type RowClass = { size: number; lo: Int32Array; hi: Int32Array };

export type Anonymised = {
  classes: RowClass[];
  /** Row -> class. */
  of: Int32Array;
  /** Normalised certainty penalty, 0 to 1. */
  ncp: number;
};

/** Tuples clustered at once: more lose a little less and take longer, in proportion. */
const BLOCK = 800;
/** A block has at least this many times k rows, or its last tuples would have poor choice. */
const BLOCK_ROWS = 4;
const ROUNDS = 3;

/**
 * Makes a table k-anonymous: groups its rows into classes of at least `k` and gives every class the
 * tightest labels that fit all its rows. No row is left out. Three steps: divide from the top down into blocks
 * (`partition`), cluster each from the bottom up (`agglomerate`), move single tuples (`relocate`), each by
 * the normalised certainty penalty (`ncpOf`). Equal rows are always in one class; the order of rows
 * never matters. About O(columns^2 x rows x log rows + rows x block x columns).
 *
 * k-anonymity does not hide what all rows of a class have in common, nor a column that is not among these.
 *
 * @param columns the leaf of every row, for each domain
 * @param k at most the number of rows
 * @throws if there are fewer than k rows
 */
export const anonymise = (domains: Domain[], columns: Int32Array[], k: number): Anonymised => {
  const rows = columns[0]?.length ?? 0;
  if (rows < k) throw new Error(`${rows} rows cannot be made ${k}-anonymous`);
  const losses = lossTable(domains);
  const tuples = distinctTuples(
    columns,
    domains.map(({ leaves }) => leaves),
  );
  const classes: RowClass[] = [];
  const classOf = new Int32Array(tuples.count);
  for (const block of partition({ domains, tuples, losses, least: BLOCK_ROWS * k, most: BLOCK })) {
    const clusters = agglomerate(block, tuples, losses, k);
    relocate(clusters, { tuples, losses, k, rounds: ROUNDS });
    for (const x of clusters.alive) {
      for (const t of clusters.tuples[x] ?? []) classOf[t] = classes.length;
      const from = x * domains.length;
      const to = from + domains.length;
      classes.push({
        size: clusters.rows[x] ?? 0,
        lo: clusters.lo.slice(from, to),
        hi: clusters.hi.slice(from, to),
      });
    }
  }
  return { classes, of: tuples.of.map((t) => classOf[t] ?? 0), ncp: classNcp(domains, classes, rows) };
};

const classNcp = (domains: Domain[], classes: RowClass[], rows: number): number =>
  ncpOf(
    domains.map(({ size, stands }, a) => ({
      size,
      lost: classes.reduce((sum, c) => sum + c.size * (stands(c.lo[a] ?? 0, c.hi[a] ?? 0) - 1), 0),
    })),
    rows,
  );
