import { display, shown, wordOf } from '../../../worker/core/score/display.ts';
import type { Score } from '../../../worker/core/score/score.ts';
import type { ScaleStep } from '../../charts/scaleStep.ts';
import { scaleStep } from '../../charts/scaleStep.ts';
import type { ResultsWords } from '../../i18n/results/loaders.ts';
import type { ResultsFormat } from '../format.ts';

/** What one cell of the heat map prints. A hidden one carries nothing. */
export type Cell =
  | { kind: 'score'; text: string; step: ScaleStep; change: 'rise' | 'fall' | null }
  | { kind: 'hidden' }
  | { kind: 'absent' };

const WORD_STEPS: Record<'low' | 'mixed' | 'high', ScaleStep> = { low: 2, mixed: 4, high: 6 };

/** What the size of the group allows: a word, a range or the number. */
export const scoreText = (score: Score, t: ResultsWords, f: ResultsFormat): string => {
  const print = display(score);
  if (print.kind === 'word') return t.score.words[print.word];
  return print.kind === 'range' ? f.span(...print.range) : f.number(print.number);
};

/**
 * Step of the absolute scale that a score is filled with. A range or a word is filled by what its whole step says
 * (low, mixed, high), never with an extreme colour: the middle of a wide range is not a score.
 */
export const scoreStep = (score: Score): ScaleStep =>
  display(score).kind === 'number' ? scaleStep(shown(score)) : WORD_STEPS[wordOf(score)];
