import type { ThemeId } from '../questionnaire.ts';
import type { ReleaseDocument } from '../release/document.ts';
import type { Id } from '../season.ts';
import { meanScore, type Score, scoreOf } from './score.ts';

/**
 * Score of a theme in a unit: means over all items of the theme, core or not, or null unless every one of them
 * is published (or none is asked). Source: PRODUCT.md "Scores".
 *
 * @example themeScore(doc, 'ads', 'say')
 */
export const themeScore = (doc: ReleaseDocument, unit: Id, theme: ThemeId): Score | null =>
  meanScore(doc.items.filter((item) => item.theme === theme).map((item) => scoreOf(doc, unit, item.id)));
