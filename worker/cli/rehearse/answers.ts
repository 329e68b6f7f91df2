/** Made-up but plausible answers for somebody's own roster: cohorts differ, and so do people. */
import type { Questionnaire, Sheet } from '../../core/questionnaire.ts';
import { answerOf, shiftFor } from '../demo/model.ts';
import { randomStream } from '../demo/random.ts';

const COMMENTS = [
  'More time for one thing at once.',
  'Fewer meetings.',
  'I like working with these people.',
  'Tell us earlier what changes and why.',
  'The tools are slow.',
  'Keep the flexible hours.',
] as const;

/** One sheet. The same label, cohort and questionnaire give the same sheet. */
export const rehearsedSheet = (questionnaire: Questionnaire, cohort: string, label: string): Sheet => {
  const place = randomStream(`cohort/${cohort}`);
  const person = randomStream(`sheet/${label}`);
  const mood = person.normal() * 0.6;
  const sheet: Sheet = {};
  for (const item of questionnaire.items) {
    if (item.kind === 'open') {
      if (person.uniform() < 0.2) sheet[item.id] = `${person.pick(COMMENTS)} (${person.below(10_000)})`;
    } else {
      const shift = shiftFor(58 + place.normal() * 9);
      const x = shift + mood + person.normal() * 0.8;
      sheet[item.id] = person.uniform() < 0.05 ? null : answerOf(item, x);
    }
  }
  return sheet;
};
