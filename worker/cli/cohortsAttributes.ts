/** What `chorus cohorts --attributes` says of attributes. */
import type { AttributeCohorts } from '../core/cohort/formWithAttributes.ts';

/** How well every attribute is known, for how many members, and what was lost. */
export const attributeLines = ({ knowledge, assignment, ncp, priority }: AttributeCohorts): string[] => [
  '',
  `Attributes, ${priority} first; ${ncp.toFixed(4)} of their information is lost (normalised certainty penalty)`,
  ...knowledge.map(({ name, members, ncp }) => {
    const levels = members.map((known) => {
      const share = Math.round((100 * known.members) / assignment.size);
      return `${known.level} ${known.members.toLocaleString('en')} (${share} %)`;
    });
    return `  ${name}: ${levels.join(', ')}; lost ${ncp.toFixed(4)}`;
  }),
];

/** The same for programs: members by level, the finest level first. */
export const attributeSummary = ({ priority, ncp, knowledge }: AttributeCohorts) => ({
  priority,
  ncp,
  attributes: knowledge,
});
