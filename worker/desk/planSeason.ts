import { deleteKeys } from '../../db/desk/keys/queries/issuerKeys.ts';
import { type FrozenMember, insertSeason } from '../../db/desk/queries/insertSeason.ts';
import { readSeasons } from '../../db/desk/queries/readSeason.ts';
import { checkManifestFloors } from '../core/ballot/manifest.ts';
import { checkManifestAfter, manifestsBefore } from '../core/ballot/manifestAfter.ts';
import {
  collectCode,
  collectCodeHash,
  memberLeaf,
  memberSecret,
  membersRoot,
} from '../core/ballot/member.ts';
import { hex, sha256 } from '../core/bytes.ts';
import { type FormedCohorts, formCohorts } from '../core/cohort/form.ts';
import { formWithAttributes } from '../core/cohort/formWithAttributes.ts';
import { jcs, jcsText } from '../core/jcs.ts';
import { ok, type Problem, type Result, refuse } from '../core/result.ts';
import type { Member } from '../core/roster/member.ts';
import { DEFAULT_RULES, type Id, type Instant, type Manifest, type Rules } from '../core/season.ts';
import type { DeskSide } from '../deps.ts';
import type { BoardReader } from '../publication.ts';
import {
  manifestOf,
  type PlanRequest,
  planFrom,
  type SeasonFrame,
  type SeasonPlan,
  type Seat,
} from './plan.ts';
import { currentRoster } from './roster.ts';

/** No key exists yet; the floors do not depend on this root. */
const NO_KEYS = '0'.repeat(64);

/**
 * Plans a season on the current roster: forms its cohorts, freezes its members and keeps it as a draft whose
 * keys can then be made. Everything that sealing would refuse is refused here already, by field.
 */
export async function planSeason(
  side: DeskSide,
  seat: Seat & { board: BoardReader },
  { request, now }: { request: PlanRequest; now: Instant },
): Promise<Result<Id>> {
  const { season } = request;
  const others = await readSeasons(side.db);
  if (others.some((other) => other.season === season)) return refuse('season-exists');
  const reused = reusedWaves(
    request,
    others.flatMap((other) => planFrom(other.plan).waves.map((wave) => wave.id)),
  );

  const formed = formSeasonCohorts(await currentRoster(side.db), request, seat.name);
  if (!formed.ok) return formed;
  const plan = seasonPlan(request, formed.value.attributes);
  const frozen: FrozenMember[] = [];
  const frame: SeasonFrame = {
    units: formed.value.units,
    cohorts: formed.value.cohorts.map(({ id, unit, label, attributes, size, members }) => {
      const leaves = members.map((employeeId) => {
        const secret = memberSecret(side.rosterKey, season, employeeId);
        const leaf = memberLeaf({ season, cohort: id, employeeId, secret });
        const code_hash = hex(collectCodeHash(collectCode(side.rosterKey, season, employeeId)));
        frozen.push({ code_hash, employee_id: employeeId, cohort: id, leaf: hex(leaf) });
        return leaf;
      });
      return { id, unit, label, attributes, size, members_root: hex(membersRoot(leaves)) };
    }),
    questionnaires: request.waves.map((wave) => wave.questionnaire),
  };
  const manifest = manifestOf(seat, { season, plan, frame, keysRoot: NO_KEYS });
  const known = new Set(reused.map(({ column }) => column));
  const problems = [
    ...reused,
    ...checkManifestFloors(manifest, { now }),
    ...checkManifestAfter(manifest, await manifestsBefore(seat.board)).filter(
      ({ column }) => !known.has(column),
    ),
  ];
  if (problems.length > 0) return refuse('bad-plan', problems);

  await deleteKeys(side.keys, season); // left over by a draft that was deleted while its keys were being made
  const draft = {
    season,
    plan: jcsText(plan),
    frame: jcsText(frame),
    waves: plan.waves.map((wave) => wave.id),
  };
  return (await insertSeason(side.db, draft, frozen)) ? ok(season) : refuse('season-exists');
}

const rulesOf = (request: PlanRequest): Rules => ({ ...DEFAULT_RULES, ...request.rules });

/** Cohorts by the tree, divided by the attributes if some are declared. */
const formSeasonCohorts = (
  members: Member[],
  request: PlanRequest,
  organisation: string,
): Result<FormedCohorts & Pick<Manifest, 'attributes'>> => {
  const options = { k_cohort: rulesOf(request).k_cohort, organisation };
  const { attributes, priority } = request;
  if (attributes.length > 0) return formWithAttributes(members, { ...options, attributes, priority });
  const formed = formCohorts(members, options);
  return formed.ok ? ok({ ...formed.value, attributes: [] }) : formed;
};

const seasonPlan = (request: PlanRequest, attributes: Manifest['attributes']): SeasonPlan => ({
  rules: rulesOf(request),
  attributes,
  priority: request.priority,
  collect_opens: request.collect_opens,
  collect_closes: request.collect_closes,
  waves: request.waves
    .map(({ id, opens, closes, releases, questionnaire }) => ({
      id,
      opens,
      closes,
      releases,
      questionnaire_hash: hex(sha256(jcs(questionnaire))),
    }))
    .toSorted((a, b) => (a.opens < b.opens ? -1 : 1)),
});

/** A wave id names one wave of the organisation for ever: challenges, stores and links rely on it. */
const reusedWaves = (request: PlanRequest, used: Id[]): Problem[] =>
  request.waves
    .filter((wave) => used.includes(wave.id))
    .map(({ id }) => ({
      code: 'wave-id-used',
      column: `waves.${id}.id`,
      value: id,
      message: `Another season has a wave called ${id}.`,
      remedy: 'Give the wave an id that was never used here.',
    }));
