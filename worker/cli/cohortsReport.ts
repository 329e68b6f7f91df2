/** What `chorus cohorts` prints for people. */
import type { FormedCohort, FormedCohorts } from '../core/cohort/form.ts';
import type { AttributeCohorts } from '../core/cohort/formWithAttributes.ts';
import { cohortSummary } from '../core/cohort/summary.ts';
import { byText } from '../core/roster/member.ts';

const WIDTH = 40;

const number = (n: number) => n.toLocaleString('en');

/** Bars of how many cohorts there are of each size; the sizes are multiples of the smallest allowed. */
export const sizeHistogram = (cohorts: FormedCohort[], k: number): string[] => {
  const edges = [k, Math.ceil((4 * k) / 3), 2 * k, 4 * k, 8 * k, 16 * k];
  const bins = edges.map((from, i) => {
    const below = edges[i + 1] ?? Number.POSITIVE_INFINITY;
    const count = cohorts.filter(({ size }) => size >= from && size < below).length;
    return { label: below === Number.POSITIVE_INFINITY ? `${from}+` : `${from}-${below - 1}`, count };
  });
  const most = Math.max(1, ...bins.map(({ count }) => count));
  return bins.map(({ label, count }) => {
    const length = count === 0 ? 0 : Math.max(1, Math.round((count / most) * WIDTH));
    return `  ${label.padStart(9)}  ${'█'.repeat(length)}${length > 0 ? ' ' : ''}${number(count)}`;
  });
};

/** Every move in words, those that end in the same cohort together. */
export const moveLines = ({ moves }: FormedCohorts): string[] =>
  moves
    .toSorted((a, b) => byText(a.to, b.to) || byText(a.cohort, b.cohort) || byText(a.from, b.from))
    .map(({ message }) => `  ${message}`);

/** All that is merged, under a heading; the reasons why attributes are known no better after it. */
export const mergeLines = (formed: FormedCohorts | AttributeCohorts): string[] => {
  const moves = moveLines(formed);
  const reasons = 'reasons' in formed ? formed.reasons.map((reason) => `  ${reason}`) : [];
  return [
    ...(moves.length > 0 ? ['Merged', ...moves, ''] : []),
    ...(reasons.length > 0 ? ['Why an attribute is known no better', ...reasons, ''] : []),
  ];
};

export const summaryLines = (
  formed: FormedCohorts,
  { k, leaders }: { k: number; leaders: number },
): string[] => {
  const { members, units, cohorts, smallest, moved_up } = cohortSummary(formed);
  const share = Math.round((100 * moved_up) / members);
  return [
    `Members    ${number(members)}`,
    `Units      ${number(units)}`,
    `Cohorts    ${number(cohorts)}, none below ${k} people; the smallest has ${smallest}`,
    `Moved up   ${number(moved_up)} members (${share} %) are counted above their own unit, ${number(formed.levels_lost)} levels in all`,
    ...(leaders > 0 ? [`Leaders    ${number(leaders)} are counted in the unit above the one they lead`] : []),
    '',
    'Cohorts by size',
    ...sizeHistogram(formed.cohorts, k),
  ];
};
