import type { ReportCell } from '../../../worker/core/report/report.ts';
import { display, range } from '../../../worker/core/score/display.ts';
import type { Score } from '../../../worker/core/score/score.ts';
import { scoreText } from '../model/cell.ts';
import type { View } from '../model/view.ts';

export const plain = (text: string): ReportCell => ({ kind: 'text', text });

export const HIDDEN: ReportCell = { kind: 'hidden' };
export const ABSENT: ReportCell = { kind: 'absent' };

/** The numbers that `scoreText` prints: one, the two ends of a range, or none beside a word. */
const printed = (score: Score): number[] => {
  const print = display(score);
  if (print.kind === 'word') return [];
  return print.kind === 'range' ? print.range : [print.number];
};

/** A score as its size allows. */
export const scoreCell = (
  { t, f }: Pick<View, 't' | 'f'>,
  score: Score,
): ReportCell & { kind: 'figure' } => ({
  kind: 'figure',
  text: scoreText(score, t, f),
  numbers: printed(score),
});

/** Its likely range. */
export const rangeCell = ({ f }: Pick<View, 'f'>, score: Score): ReportCell => ({
  kind: 'figure',
  text: f.span(...range(score)),
  numbers: range(score),
});
