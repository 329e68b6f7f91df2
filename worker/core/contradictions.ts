import type { Problem } from './result.ts';
import type { Rules } from './season.ts';

/** [rule, must be at least this rule, why] */
const ORDER: [keyof Rules, keyof Rules, string][] = [
  ['k_distribution', 'k_cell', 'a distribution says more than a figure'],
  ['k_comments', 'k_cell', 'comments say more than a figure'],
  ['k_comments', 'min_comments', 'those who wrote are among those who answered'],
  ['attr_cell', 'k_cell', 'an attribute cell is a figure'],
  ['attr_unit', 'attr_cell', 'an attribute cell is a part of its unit'],
];

/**
 * Rules that cannot all be meant: one that guards more asks for fewer people than one that guards less.
 *
 * @example contradictions({ ...DEFAULT_RULES, k_cell: 40 })[0]?.column // 'rules.k_distribution'
 */
export const contradictions = (rules: Rules): Problem[] =>
  ORDER.filter(([more, less]) => rules[more] < rules[less]).map(([more, less, why]) => ({
    code: 'contradictory-rules',
    column: `rules.${more}`,
    value: String(rules[more]),
    message: `${more} (${rules[more]}) is below ${less} (${rules[less]}), but ${why}.`,
    remedy: `Set ${more} to ${rules[less]} or more, or ${less} lower.`,
  }));
