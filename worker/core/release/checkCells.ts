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
  const grouped = groupCounts(cells, manifest, truth, item.id);
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
      groupProblems(cell, item, {
        inUnit: sums.get(cell.unit) ?? [],
        inGroup: grouped.get(keyOf(cell.unit, cell.group?.attribute ?? '', cell.group?.value ?? '')) ?? [],
        rules,
      }).map(([kind, why]) => finding(kind, `${cell.unit}, ${cell.group?.value}, ${item.id}`, why)),
    ),
  ];
};

const keyOf = (unit: Id, attribute: Id, value: string): string => `${unit}\n${attribute}\n${value}`;

/** Answers of each attribute cell's people, found again from the cohorts' labels. */
const groupCounts = (cells: readonly Cell[], { cohorts }: Manifest, truth: Recount, item: Id) => {
  const counts = new Map<string, number[]>();
  for (const { unit, group } of cells) if (group) counts.set(keyOf(unit, group.attribute, group.value), []);
  if (counts.size === 0) return counts;
  for (const { id, attributes } of cohorts) {
    const own = truth.answers.get(item)?.get(id) ?? [];
    for (const [attribute, text] of Object.entries(attributes)) {
      const labels = text.split(VALUE_SEPARATOR);
      for (const depth of labels.keys())
        for (const unit of truth.above.get(id) ?? []) {
          const key = keyOf(unit, attribute, labels.slice(0, depth + 1).join(VALUE_SEPARATOR));
          const known = counts.get(key);
          if (known) for (const [index, count] of own.entries()) known[index] = (known[index] ?? 0) + count;
        }
    }
  }
  return counts;
};

/** Everything wrong with an attribute cell, its floors among it. */
const groupProblems = (
  cell: Cell,
  item: ReleaseDocument['items'][number],
  of: { inUnit: readonly number[]; inGroup: readonly number[]; rules: Manifest['rules'] },
): [Finding['kind'], string][] => {
  if (!cell.group) return [];
  const { inUnit, rules } = of;
  const counts = Array.from(
    { length: item.scale[1] - item.scale[0] + 1 },
    (_, index) => of.inGroup[index] ?? 0,
  );
  const floors: [Finding['kind'], string][] = [];
  if (sum(inUnit) < rules.attr_unit)
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
