import type { Pool } from './pool.ts';

const SEPARATOR = ' › ';

export type Words = { direct: string; smaller: string };

/** What a cohort's label says of the people in it beyond the name of their unit. */
export const WORDS: Words = { direct: 'directly', smaller: 'smaller units' };

/**
 * The label that travels with a ballot: the unit's path without the organisation, then whether these
 * are the people directly in it or those gathered from its smaller parts. Everyone at and below a
 * unit together is just the unit.
 *
 * @param whole the pool holds everybody who starts at or below its unit
 * @example labelOf(pool, false) // 'Applied AI › smaller units'
 */
export const labelOf = (pool: Pool, whole: boolean): string => {
  const { path, name } = pool.unit;
  const unit = path.length === 0 ? name : path.join(SEPARATOR);
  if (pool.kind === 'direct') return `${unit}${SEPARATOR}${WORDS.direct}`;
  return pool.kind === 'unit' || whole ? unit : `${unit}${SEPARATOR}${WORDS.smaller}`;
};
