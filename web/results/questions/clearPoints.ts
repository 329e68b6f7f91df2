import { changeRange } from '../../../worker/core/score/change.ts';
import { halfUp } from '../../../worker/core/score/display.ts';
import type { Judged } from '../model/questions.ts';
import type { View } from '../model/view.ts';

/** A clear difference in points with its range; one that is not clear has no number. */
export const clearPoints = ({ change, verdict }: Judged, { t, f }: View): string => {
  if (verdict === 'none') return t.answers.unclear;
  const [low, high] = changeRange(change);
  return `${f.signed(halfUp(change.points))} (${t.answers.to(f.signed(low), f.signed(high))})`;
};
