import type { FormedCohorts } from './form.ts';

export type CohortSummary = {
  members: number;
  /** Units below the organisation itself. */
  units: number;
  cohorts: number;
  /** Members of the smallest cohort. */
  smallest: number;
  /** Members counted further up than where they sit. */
  moved_up: number;
};

/** The figures a steward sees before anything opens. */
export const cohortSummary = ({ units, cohorts, moves, assignment }: FormedCohorts): CohortSummary => ({
  members: assignment.size,
  units: units.length - 1,
  cohorts: cohorts.length,
  smallest: cohorts.reduce((least, { size }) => Math.min(least, size), assignment.size),
  moved_up: moves.reduce((sum, { kind, size }) => (kind === 'gathered' ? sum : sum + size), 0),
});
