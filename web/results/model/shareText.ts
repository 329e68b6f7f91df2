import type { Step } from '../../../worker/core/release/document.ts';
import { participationText } from '../../../worker/core/score/participation.ts';
import type { ResultsWords } from '../../i18n/results/loaders.ts';
import type { ResultsFormat } from '../format.ts';

/** A published share in words: `60–70%`, `up to 30%`, `over 90%`. */
export const shareText = (step: Step, t: ResultsWords, f: ResultsFormat): string => {
  const text = participationText(step);
  switch (text.kind) {
    case 'at-most':
      return t.share.upTo(f.number(text.high));
    case 'between':
      return t.share.between(f.number(text.low), f.number(text.high));
    case 'more-than':
      return t.share.over(f.number(text.low));
  }
};

/** The same for the row under the axis, whose words say that it is percent. */
export const shareShort = (step: Step, t: ResultsWords, f: ResultsFormat): string => {
  const text = participationText(step);
  switch (text.kind) {
    case 'at-most':
      return t.share.upToShort(f.number(text.high));
    case 'between':
      return t.share.betweenShort(f.number(text.low), f.number(text.high));
    case 'more-than':
      return t.share.overShort(f.number(text.low));
  }
};

/** The share of those who did not answer, from the share of those who did. */
export const restOf = ([low, high]: Step): Step => [100 - high, 100 - low];
