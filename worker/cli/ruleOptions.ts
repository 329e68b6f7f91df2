import { contradictions } from '../core/contradictions.ts';
import type { Problem } from '../core/result.ts';
import { DEFAULT_RULES, FLOORS, type Rules } from '../core/season.ts';
import { type Command, textOptions, UsageError, type Values } from './command.ts';

export const ruleOptions = { rule: { type: 'string', multiple: true } } satisfies Command['options'];

const names = Object.keys(FLOORS);
const isRule = (name: string): name is keyof Rules => names.includes(name);

export const ruleHelp = `  --rule NAME=N       a stricter rule, as often as needed: k_cohort (default ${DEFAULT_RULES.k_cohort}), k_cell (${DEFAULT_RULES.k_cell}),
                      k_distribution (${DEFAULT_RULES.k_distribution}), k_comments (${DEFAULT_RULES.k_comments}), min_comments (${DEFAULT_RULES.min_comments}),
                      attr_unit (${DEFAULT_RULES.attr_unit}), attr_cell (${DEFAULT_RULES.attr_cell}); none below its floor`;

const belowFloor = (name: keyof Rules, value: number): Problem => ({
  code: 'rule-below-floor',
  column: `rules.${name}`,
  value: String(value),
  message: `${name} is below ${FLOORS[name]}, and no smaller group hides anybody.`,
  remedy: `Set ${name} to ${FLOORS[name]} or more.`,
});

/** The rules of `--rule`, and what is wrong with them. Throws UsageError for what is no rule. */
export const readRules = (values: Values): { rules: Rules; problems: Problem[] } => {
  const rules: Rules = { ...DEFAULT_RULES };
  const problems: Problem[] = [];
  for (const text of textOptions(values, 'rule')) {
    const [name = '', value = ''] = text.split('=').map((part) => part.trim());
    if (!isRule(name) || !/^\d+$/.test(value))
      throw new UsageError(`--rule takes NAME=N, such as --rule k_cell=7, not "${text}".`);
    rules[name] = Number(value);
    if (rules[name] < FLOORS[name]) problems.push(belowFloor(name, rules[name]));
  }
  return { rules, problems: [...problems, ...contradictions(rules)] };
};
