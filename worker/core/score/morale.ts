import type { ReleaseDocument } from '../release/document.ts';
import type { Id } from '../season.ts';
import { meanScore, type Score, scoreOf } from './score.ts';

/**
 * Morale index of a unit in a wave: means of S0, S1 and h over the core items, or null unless every core item
 * of the unit is published. Source: PRODUCT.md "Scores".
 *
 * @example moraleIndex(doc, 'northwind')
 */
export const moraleIndex = (doc: ReleaseDocument, unit: Id): Score | null =>
  meanScore(doc.items.filter((item) => item.core).map((item) => scoreOf(doc, unit, item.id)));
