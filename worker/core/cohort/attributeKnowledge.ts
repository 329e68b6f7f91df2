import type { Id } from '../season.ts';
import type { DeclaredAttribute } from './declare.ts';
import type { Divided } from './divideCohort.ts';
import { ncpOf } from './loss.ts';

export type AttributeKnowledge = {
  id: Id;
  /** The column it was read from. */
  name: string;
  /** For each level, the finest first, how many members it is known at. */
  members: { level: string; members: number }[];
  /** Normalised certainty penalty of this attribute alone. */
  ncp: number;
};

/** How well each attribute is known, and what is lost, per attribute and in all (`ncpOf`). */
export const knowledgeOf = (declared: DeclaredAttribute[], divided: Divided[]) => {
  const rows = divided.reduce((sum, { cohort }) => sum + cohort.size, 0);
  const lost = declared.map(({ domain }, a) => ({
    size: domain.size,
    lost: divided.reduce(
      (sum, { part: { hull } }) => sum + hull.rows * (domain.stands(hull.lo[a] ?? 0, hull.hi[a] ?? 0) - 1),
      0,
    ),
  }));
  const knowledge = declared.map(({ id, domain }, a): AttributeKnowledge => {
    const members = domain.levels.map((level) => ({ level, members: 0 }));
    for (const { part } of divided) {
      const at = members[domain.level(part.hull.lo[a] ?? 0, part.hull.hi[a] ?? 0)];
      if (at) at.members += part.hull.rows;
    }
    return { id, name: domain.name, members, ncp: ncpOf(lost.slice(a, a + 1), rows) };
  });
  return { knowledge, ncp: ncpOf(lost, rows) };
};
