import { answerBand } from '../score/answerBand.ts';
import type { Id, Manifest } from '../season.ts';
import { countsIn, holds, inBand, onGrid, smallPools, sum } from './checkSteps.ts';
import type { Cell, ReleaseDocument, Step } from './document.ts';
import { type Finding, finding } from './finding.ts';
import { bandCounts, type Recount } from './recount.ts';

/** Everything wrong with the cells of one item: pools, floors, size bands, steps. */
export const itemFindings = (
  doc: ReleaseDocument,
  { rules }: Manifest,
  truth: Recount,
  item: ReleaseDocument['items'][number],
): Finding[] => {
  const cells = doc.cells.filter((cell) => cell.item === item.id);
  const byCohort = truth.answers.get(item.id) ?? new Map<Id, number[]>();
  const sums = new Map<Id, number[]>();
  for (const [cohort, counts] of byCohort)
    for (const unit of truth.above.get(cohort) ?? []) {
      const known = sums.get(unit);
      sums.set(unit, known ? known.map((count, index) => count + (counts[index] ?? 0)) : counts);
    }
  const published = new Set(cells.map(({ unit }) => unit));
  const pools = smallPools(truth, published, (cohort) => sum(byCohort.get(cohort) ?? []), rules.k_cell);
  return [
    ...pools.map((unit) =>
      finding(
        'small-pool',
        `${unit}, ${item.id}`,
        'This unit minus published units below it leaves too few people.',
      ),
    ),
    ...(published.size < cells.length
      ? [finding('form', item.id, 'A unit has two cells of this item.')]
      : []),
    ...cells.flatMap((cell) =>
      cellProblems(cell, item, sums.get(cell.unit) ?? [], rules).map(([kind, why]) =>
        finding(kind, `${cell.unit}, ${item.id}`, why),
      ),
    ),
  ];
};

const cellProblems = (
  cell: Cell,
  item: ReleaseDocument['items'][number],
  counts: readonly number[],
  rules: Manifest['rules'],
): [Finding['kind'], string][] => {
  const n = sum(counts);
  const problems: [Finding['kind'], string][] = [];
  if (n < rules.k_cell) problems.push(['small-cell', 'Too few people answered for a figure.']);
  if (!inBand(cell.n, n, rules.k_cell))
    problems.push(['wrong-figure', 'The size band is wrong or too narrow.']);
  const { favourable, unfavourable } = bandCounts(item, counts);
  const steps: [Step, number, boolean][] = [
    [cell.favourable, favourable, false],
    [cell.unfavourable, unfavourable, false],
  ];
  if (cell.distribution) {
    if (n < rules.k_distribution)
      problems.push(['small-cell', 'Too few people answered for a distribution.']);
    if (cell.distribution.length !== counts.length) problems.push(['form', 'The distribution has gaps.']);
    let atMost = 0;
    const top = item.reversed ? 'unfavourable' : 'favourable';
    for (const [index, step] of cell.distribution.slice(0, -1).entries()) {
      atMost += counts[index] ?? 0;
      // Thresholds at the top band are measured from above, so that no share is known from both sides.
      steps.push([step, atMost, answerBand(item, item.scale[0] + index + 1) === top]);
    }
  }
  if (steps.some(([step, count, mirrored]) => !holds(step, count, n, mirrored)))
    problems.push(['wrong-figure', 'A step does not hold the true share.']);
  const low = Number.parseInt(cell.n, 10);
  if (steps.some(([[lo, hi], , mirrored]) => !onGrid(low, mirrored ? [100 - hi, 100 - lo] : [lo, hi])))
    problems.push(['off-grid', 'A step is not of the grid of its size band.']);
  if (steps.some(([step, , mirrored]) => countsIn(step, n, mirrored) < 2))
    problems.push(['narrow-step', 'A step gives the exact count away.']);
  return problems;
};
