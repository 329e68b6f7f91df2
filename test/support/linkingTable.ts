import { DEFAULT_RULES } from '../../worker/core/season.ts';
import { type Habit, linkedShare, matchLikelihood, matchOrder, type Stream } from './linking.ts';

export const RESPONDENTS = [10, 25, 60] as const;

/** Ways to collect and answer; the last is what Chorus makes people do. */
export const WAYS = {
  'one sitting': { kind: 'sitting' },
  'one window, sent within 24 h': { kind: 'delay', hours: 24 },
  'earlier window, the early stay early (0.5)': {
    kind: 'windows',
    gap: DEFAULT_RULES.gap_hours,
    punctual: 0.5,
  },
  'earlier window': { kind: 'windows', gap: DEFAULT_RULES.gap_hours, punctual: 0 },
} as const satisfies Record<string, Habit>;

export type Way = keyof typeof WAYS;

/** What the operator links, in per cent of the ballots, by order alone and by exact times, and what guessing gives. */
export const linkingTable = (
  rounds: number,
  next: Stream,
): Record<Way | 'guessing', Record<string, number>> => {
  const per100 = (share: number) => Math.round(share * 1000) / 10;
  const row = (habit: Habit) =>
    Object.fromEntries(
      RESPONDENTS.flatMap((people) => [
        [`${people} by order`, per100(linkedShare({ habit, people, rounds }, matchOrder, next))],
        [`${people} by times`, per100(linkedShare({ habit, people, rounds }, matchLikelihood(habit), next))],
      ]),
    );
  const guessing = Object.fromEntries(
    RESPONDENTS.flatMap((people) =>
      ['order', 'times'].map((by) => [`${people} by ${by}`, per100(1 / people)]),
    ),
  );
  return {
    'one sitting': row(WAYS['one sitting']),
    'one window, sent within 24 h': row(WAYS['one window, sent within 24 h']),
    'earlier window, the early stay early (0.5)': row(WAYS['earlier window, the early stay early (0.5)']),
    'earlier window': row(WAYS['earlier window']),
    guessing,
  };
};
