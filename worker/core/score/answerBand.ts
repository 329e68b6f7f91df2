import type { Scale } from '../questionnaire.ts';

/** Favourable, neutral, unfavourable. */
export type AnswerBand = 'favourable' | 'neutral' | 'unfavourable';

/**
 * Outer bands of a scale, from its ends: 1..5 favourable 4-5, unfavourable 1-2; 0..10 favourable 9-10,
 * unfavourable 0-6; 1..3 favourable 3, unfavourable 1. Source: PRODUCT.md, "Scores".
 */
const outer = ([, high]: Scale): { favourableFrom: number; unfavourableTo: number } => {
  switch (high) {
    case 5:
      return { favourableFrom: 4, unfavourableTo: 2 };
    case 10:
      return { favourableFrom: 9, unfavourableTo: 6 };
    case 3:
      return { favourableFrom: 3, unfavourableTo: 1 };
  }
};

/**
 * Band of one answer. Reversed items are turned round first: lowest becomes highest.
 *
 * @param answer an integer on the scale
 * @example answerBand({ scale: [1, 5], reversed: true }, 2) // 'favourable'
 */
export const answerBand = (item: { scale: Scale; reversed: boolean }, answer: number): AnswerBand => {
  const [low, high] = item.scale;
  const turned = item.reversed ? low + high - answer : answer;
  const { favourableFrom, unfavourableTo } = outer(item.scale);
  if (turned >= favourableFrom) return 'favourable';
  return turned <= unfavourableTo ? 'unfavourable' : 'neutral';
};
