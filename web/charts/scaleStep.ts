import styles from './scale.module.css';

export type ScaleStep = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** First score of every step but the first. The same score has the same colour everywhere. */
export const SCALE_CUTS = [25, 35, 45, 55, 65, 75] as const;

/** @param score 0..100 @example scaleStep(59) // 5 */
export const scaleStep = (score: number): ScaleStep =>
  // At most six cuts lie at or below a score.
  (1 + SCALE_CUTS.filter((cut) => score >= cut).length) as ScaleStep;

/** Class of a step's fill and of the number on it. */
export const scaleClass = (step: ScaleStep): string => styles[`s${step}`] ?? '';
