import type { ReleaseDocument } from '../release/document.ts';
import type { Id } from '../season.ts';
import { halfUp } from './display.ts';
import { scoreOf } from './score.ts';

/** Favourable minus unfavourable in points, -100..100, with its likely range and the band's lower end. */
export type RecommendScore = { number: number; range: [number, number]; n0: number };

/**
 * Recommend score of a unit: share of 9-10 minus share of 0-6 on the 0..10 item, from the published steps, which
 * is twice the distance of the item's score from 50; its likely range is rounded outward. Null when hidden or
 * not asked. Under 50 respondents print the range, under 10 a word (`wordOf(scoreOf(…))`), as with any score.
 *
 * @example recommendScore(doc, 'ads') // { number: 13, range: [4, 21], n0: 100 }
 */
export const recommendScore = (doc: ReleaseDocument, unit: Id): RecommendScore | null => {
  const item = doc.items.find(({ scale }) => scale[1] === 10);
  const score = item ? scoreOf(doc, unit, item.id) : null;
  if (!score) return null;
  const { s0, s1, h, n0 } = score;
  return {
    number: halfUp(s0 + s1 - 100),
    range: [Math.max(-100, Math.floor(2 * (s0 - h) - 100)), Math.min(100, Math.ceil(2 * (s1 + h) - 100))],
    n0,
  };
};
