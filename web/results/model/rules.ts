import type { Instant, Rules } from '../../../worker/core/season.ts';
import type { SeasonRecord } from './record.ts';

/** Rules a reader can follow, in the order they are shown. */
export const SHOWN_RULES = [
  'k_cell',
  'k_distribution',
  'k_comments',
  'min_comments',
  'k_cohort',
  'gap_hours',
  'dispute_days',
] as const satisfies readonly (keyof Rules)[];

export type ShownRule = (typeof SHOWN_RULES)[number];

/** A rule over the seasons: each value with the moment it was sealed, the oldest first. */
export type RuleHistory = { rule: ShownRule; steps: { from: Instant; value: number }[] };

/** @param seasons in the order they were sealed, with the one looked at last */
export const ruleHistory = (seasons: readonly SeasonRecord[]): RuleHistory[] =>
  SHOWN_RULES.map((rule) => {
    const values = seasons.map(({ sealed, season }) => ({
      from: sealed,
      value: season.manifest.rules[rule],
    }));
    return { rule, steps: values.filter(({ value }, i) => value !== values[i - 1]?.value) };
  });
