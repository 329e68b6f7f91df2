/** Invented members for benchmarks: about twelve to a team, teams on three levels, the same every time. */
import type { Member } from '../../worker/core/roster/member.ts';

/** Numbers in [0, 1) that look random (Numerical Recipes' linear congruence). */
export const sequence = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const SITES = ['Rome', 'Milan', 'Oslo', 'Bergen', 'Lima'];

export const makeMembers = (count: number): Member[] => {
  const next = sequence(count);
  const teams = Math.ceil(count / 12);
  return Array.from({ length: count }, (_, i) => {
    const team = Math.floor(teams * next() ** 1.5);
    const [department, division] = [Math.floor(team / 200), Math.floor(team / 14)];
    return {
      employee_id: `E${i}`,
      unit: [`Department ${department}`, `Division ${division}`, `Team ${team}`],
      attributes: {
        site: SITES[Math.floor(SITES.length * next() ** 2)] ?? '',
        grade: next() < 0.02 ? '' : `G${Math.floor(6 * next())}`,
        since: String(2026 - Math.floor(30 * next() ** 2)),
      },
    };
  });
};
