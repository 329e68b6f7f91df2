import { jcsText } from '../jcs.ts';
import { answerBand } from '../score/answerBand.ts';
import type { Id, Manifest } from '../season.ts';
import { VALUE_SEPARATOR } from './attributes.ts';
import { countsIn, holds, inBand, onGrid, smallPools, sum } from './checkSteps.ts';
import type { Cell, ReleaseDocument, Step } from './document.ts';
import { type Finding, finding } from './finding.ts';
import { bandCounts, type Recount } from './recount.ts';

/** Everything wrong with the cells of one item: pools, floors, size bands, steps. */
export const itemFindings = (
  doc: ReleaseDocument,
  manifest: Manifest,
  truth: Recount,
  item: ReleaseDocument['items'][number],
): Finding[] => {
  const { rules } = manifest;
  const cells = doc.cells.filter((cell) => cell.item === item.id);
  const byCohort = truth.answers.get(item.id) ?? new Map<Id, number[]>();
  const sums = new Map<Id, number[]>();
  for (const [cohort, counts] of byCohort)
    for (const unit of truth.above.get(cohort) ?? []) {
      const known = sums.get(unit);
      sums.set(unit, known ? known.map((count, index) => count + (counts[index] ?? 0)) : counts);
    }
  const whole = cells.filter(({ group }) => group === null);
  const published = new Set(whole.map(({ unit }) => unit));
  const pools = smallPools(truth, published, (cohort) => sum(byCohort.get(cohort) ?? []), rules.k_cell);
  return [
    ...pools.map((unit) =>
      finding(
        'small-pool',
        `${unit}, ${item.id}`,
        'This unit minus published units below it leaves too few people.',
      ),
    ),
    ...(new Set(cells.map(({ unit, group }) => jcsText([unit, group]))).size < cells.length
      ? [finding('form', item.id, 'A group has two cells of this item.')]
      : []),
    ...whole.flatMap((cell) =>
      cellProblems(cell, item, sums.get(cell.unit) ?? [], rules).map(([kind, why]) =>
        finding(kind, `${cell.unit}, ${item.id}`, why),
      ),
    ),
    ...cells.flatMap((cell) =>
      groupProblems(cell, item, { truth, manifest, sums }).map(([kind, why]) =>
        finding(kind, `${cell.unit}, ${cell.group?.value}, ${item.id}`, why),
      ),
    ),
  ];
};

/** An attribute cell's people, found again from the cohorts' labels, and the floors of such cells. */
const groupProblems = (
  cell: Cell,
  item: ReleaseDocument['items'][number],
  of: { truth: Recount; manifest: Manifest; sums: Map<Id, number[]> },
): [Finding['kind'], string][] => {
  const { group, unit } = cell;
  if (!group) return [];
  const { rules, cohorts } = of.manifest;
  const counts = new Array<number>(item.scale[1] - item.scale[0] + 1).fill(0);
  for (const { id, attributes } of cohorts) {
    const value = attributes[group.attribute] ?? '';
    if (value !== group.value && !value.startsWith(`${group.value}${VALUE_SEPARATOR}`)) continue;
    if (!of.truth.above.get(id)?.includes(unit)) continue;
    for (const [index, count] of (of.truth.answers.get(item.id)?.get(id) ?? []).entries())
      counts[index] = (counts[index] ?? 0) + count;
  }
  const floors: [Finding['kind'], string][] = [];
  if (sum(of.sums.get(unit) ?? []) < rules.attr_unit)
    floors.push(['small-cell', 'Too few people answered in the unit for attribute cells.']);
  if (sum(counts) < rules.attr_cell)
    floors.push(['small-cell', 'Too few people answered for an attribute cell.']);
  return [...floors, ...cellProblems(cell, item, counts, rules)];
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
