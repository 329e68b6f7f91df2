import { type Part, type Recoding, rowsByNode } from './recode.ts';

/** Nodes named one by one; the others are counted together. */
const NAMED = 4;

/**
 * Why one attribute is known no better in a part, in one sentence; null if it is known exactly. Holds
 * because `recode` left the part as it is: no division of it has at least k people on every side.
 *
 * @param label of the cohort the part became
 */
export const explainPart = (part: Part, a: number, label: string, task: Recoding): string | null => {
  const { domains, k } = task;
  const domain = domains[a];
  const lo = part.hull.lo[a] ?? 0;
  const hi = part.hull.hi[a] ?? 0;
  if (!domain || domain.level(lo, hi) === 0) return null;
  const told = domain.path(lo, hi).length === 0 ? 'is not told' : `is told as ${domain.label(lo, hi)}`;
  const start = `${label} (${part.hull.rows}): ${domain.name} ${told}`;
  if (part.hull.rows < 2 * k) return `${start}; fewer than ${2 * k} people cannot be divided`;
  if (domain.ordered(lo, hi)) return `${start}; no cut leaves ${k} people on both sides`;
  const nodes = rowsByNode(part, a, task).sort((x, y) => y.rows - x.rows || x.lo - y.lo);
  const names = nodes.slice(0, NAMED).map((node) => `${domain.label(node.lo, node.hi)} ${node.rows}`);
  if (nodes.length > NAMED) names.push(`${nodes.length - NAMED} more`);
  const [first] = nodes;
  const reason =
    first && first.rows >= k
      ? `without ${domain.label(first.lo, first.hi)} only ${part.hull.rows - first.rows} would be left`
      : `none of them reaches ${k}`;
  return `${start}; of ${names.join(', ')} ${reason}`;
};
