import type { ScaleStep } from '../../worker/core/report/report.ts';

export type { ScaleStep };

/** First score of every step but the first. The same score has the same colour everywhere. */
export const SCALE_CUTS = [25, 35, 45, 55, 65, 75] as const;

/** @param score 0..100 @example scaleStep(59) // 5 */
export const scaleStep = (score: number): ScaleStep =>
  // At most six cuts lie at or below a score.
  (1 + SCALE_CUTS.filter((cut) => score >= cut).length) as ScaleStep;
