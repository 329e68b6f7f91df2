import type { ReleaseDocument } from '../release/document.ts';
import type { Id } from '../season.ts';
import { moraleIndex } from './morale.ts';
import { rankCorrelation } from './rankCorrelation.ts';
import { scoreOf } from './score.ts';

/** Fewest respondents of a unit, and fewest such units. */
const MIN_RESPONDENTS = 20;
const MIN_UNITS = 20;

/**
 * How closely an item moves together with the morale index over units (it says nothing about causes): rank
 * correlation of the middles of both scores across published units of at least 20 respondents, or null with fewer
 * than 20 such units. Source: PRODUCT.md "Scores".
 *
 * @example driver(doc, 'say') // { correlation: 0.71, units: 34 }
 */
export const driver = (doc: ReleaseDocument, item: Id): { correlation: number; units: number } | null => {
  const pairs = doc.units.flatMap(({ id }) => {
    const score = scoreOf(doc, id, item);
    const index = moraleIndex(doc, id);
    const large = score && index && Math.min(score.n0, index.n0) >= MIN_RESPONDENTS;
    return large ? [[score.s0 + score.s1, index.s0 + index.s1] as const] : [];
  });
  if (pairs.length < MIN_UNITS) return null;
  const correlation = rankCorrelation(
    pairs.map(([score]) => score),
    pairs.map(([, index]) => index),
  );
  return correlation === null ? null : { correlation, units: pairs.length };
};
