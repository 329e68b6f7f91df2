import { ok, type Result, refuse } from '../result.ts';
import { byText, type Member } from '../roster/member.ts';
import { buildUnitTree } from '../roster/tree.ts';
import { type CohortOptions, type FormedCohorts, formCohorts, unknownLed } from './form.ts';
import type { Move } from './moves.ts';

const DEPTH = 1;

/**
 * The member at the first level below the organisation. Who leads a unit is in the unit above it, as `placeMembers`
 * puts them; their own row's unit may then have nobody left and vanish.
 */
const raised = ({ manager_of, unit, ...member }: Member): Member => ({
  ...member,
  unit: startOf({ manager_of, unit }).slice(0, DEPTH),
});

/** The unit a member starts in on the whole tree. */
const startOf = ({
  manager_of,
  unit,
}: Pick<Member, 'unit'> & { manager_of: string[] | undefined }): string[] =>
  manager_of ? manager_of.slice(0, -1) : unit;

/**
 * The tree part of cohorts where attributes matter more than units (`priority: attributes`): everybody
 * is counted at the first level below the organisation, so that attributes divide large cohorts, and no team
 * has a cohort of its own. `units` still is the whole tree. Each unit that is given up is a move of its own with
 * the reason `attributes-first`, unless all of its first-level unit moved further.
 *
 * @param members as for `formCohorts`
 */
export const formAttributesFirst = (members: Member[], options: CohortOptions): Result<FormedCohorts> => {
  const tree = buildUnitTree(members, options.organisation);
  const lost = members.filter(({ manager_of }) => manager_of && !tree.find(manager_of));
  if (lost.length > 0) return refuse('bad-roster', lost.map(unknownLed));
  const formed = formCohorts(members.map(raised), options);
  if (!formed.ok) return formed;
  const { cohorts, moves, assignment, levels_lost } = formed.value;
  const moved = new Set(moves.map(({ unit }) => unit));
  const byId = new Map(cohorts.map((cohort) => [cohort.id, cohort]));
  const given = new Map<string, Move>();
  for (const { employee_id, unit: own, manager_of } of members) {
    const unit = startOf({ manager_of, unit: own });
    if (unit.length <= DEPTH) continue;
    const top = tree.find(unit.slice(0, DEPTH))?.id ?? '';
    const cohort = byId.get(assignment.get(employee_id) ?? '');
    const node = tree.find(unit);
    if (!cohort || !node || moved.has(top)) continue;
    const key = `${node.id} ${cohort.id}`;
    const known = given.get(key);
    if (known) known.size++;
    else
      given.set(key, {
        from: unit.join(' › '),
        unit: node.id,
        kind: 'unit',
        size: 1,
        reason: 'attributes-first',
        cohort: cohort.id,
        to: cohort.label,
        to_size: cohort.size,
        message: '',
      });
  }
  const raises = [...given.values()]
    .map((move) => ({
      ...move,
      message: `${move.from} (${move.size}) is counted in ${move.to} (${move.to_size}): attributes come before units`,
    }))
    .sort((a, b) => byText(a.unit, b.unit) || byText(a.cohort, b.cohort));
  const cut = members.reduce(
    (sum, { unit, manager_of }) => sum + Math.max(0, startOf({ manager_of, unit }).length - DEPTH),
    0,
  );
  return ok({
    units: tree.units(),
    cohorts,
    moves: [...raises, ...moves],
    assignment,
    levels_lost: levels_lost + cut,
  });
};
