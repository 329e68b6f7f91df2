import type { Id } from '../season.ts';
import type { Pool } from './pool.ts';

/** One unit, or one gathered pool, whose people are counted further up, and why. */
export type Move = {
  /** Label of what moved. */
  from: string;
  unit: Id;
  /** `gathered`: a pool whose parts have moves of their own; do not add its size to theirs. */
  kind: Pool['kind'];
  size: number;
  reason: 'too-small' | 'taken-in' | 'attributes-first';
  /** The cohort these people are in, its label and size. */
  cohort: Id;
  to: string;
  to_size: number;
  /** All of this in one sentence. */
  message: string;
};

/** A pool on its way up with the pools it went through, nearest first. */
export type Journey = { pool: Pool; size: number; label: string; through: { label: string; size: number }[] };

export type Destination = { id: Id; label: string; size: number };

const people = (n: number) => (n === 1 ? '1 person' : `${n} people`);

/**
 * The sentence on why a pool is counted further up. Below `k` it could not stay; from `k` up the
 * choice of cohorts is only the best one if the destination would be below `k` without it.
 */
export const explainMove = ({ pool, size, label, through }: Journey, to: Destination, k: number): Move => {
  const reason = size < k ? 'too-small' : 'taken-in';
  const stillSmall = through.findLast((step) => step.size < k && step.size > size);
  const withOthers = stillSmall
    ? `, and still is with the others gathered in ${stillSmall.label} (${stillSmall.size})`
    : '';
  const message =
    reason === 'too-small'
      ? `${label} (${size}) is too small for ${k}${withOthers}; counted in ${to.label} (${to.size})`
      : `${label} (${size}) is large enough, but is taken into ${to.label} (${to.size}), where only ${people(to.size - size)} would be left without it`;
  return {
    from: label,
    unit: pool.unit.id,
    kind: pool.kind,
    size,
    reason,
    cohort: to.id,
    to: to.label,
    to_size: to.size,
    message,
  };
};
