/** The steward's part in the demo's two real seasons: roster, plan, keys, seal. */
import { formCohorts } from '../../core/cohort/form.ts';
import type { Id, Manifest, Unit } from '../../core/season.ts';
import { makeKeys } from '../../desk/makeKeys.ts';
import type { SeasonStatus } from '../../desk/status.ts';
import { later } from '../instant.ts';
import { type Person, roster } from './organisation.ts';
import { DEMO_QUESTIONNAIRE } from './past.ts';
import type { Stage } from './stage.ts';
import { DEMO_RULES, type StorySeason } from './story.ts';

/** Keys are made in slices of this many milliseconds, so that the progress moves. */
const SLICE_MS = 300;

/** The cohort of every person in the two real seasons, formed as the desk forms them. */
export const liveCohorts = (persons: Person[]): { cohortOf: ReadonlyMap<string, Id>; units: Unit[] } => {
  const formed = formCohorts(roster(persons, 'after'), { k_cohort: DEMO_RULES.k_cohort });
  if (!formed.ok) throw new Error('the demo roster forms no cohorts');
  return { cohortOf: formed.value.assignment, units: formed.value.units };
};

/** When the steward prepared and sealed a season. */
export const sealedAt = (season: StorySeason): string => later(season.collect_opens, { days: -3 });

export const importRoster = async ({ api }: Stage, persons: Person[]): Promise<void> => {
  const members = roster(persons, 'after');
  const { digest } = await api.desk<{ digest: string }>('POST', '/roster/preview', { members });
  await api.desk('PUT', '/roster', { members, digest });
};

/** Plans a season; the stage's time must be before its collection ends. Hands back how many keys it needs. */
export const planSeason = async ({ api }: Stage, season: StorySeason): Promise<number> => {
  const planned = await api.desk<SeasonStatus>('POST', '/seasons', {
    season: season.id,
    rules: DEMO_RULES,
    collect_opens: season.collect_opens,
    collect_closes: season.collect_closes,
    waves: season.waves.map((wave) => ({ ...wave, questionnaire: DEMO_QUESTIONNAIRE })),
  });
  return planned.keys.total;
};

/** Makes a planned season's keys; `total` as the plan said, `tick` after every few with their number. */
export const makeSeasonKeys = async (
  { organisation }: Stage,
  of: { season: StorySeason; total: number; tick(n: number): void },
): Promise<void> => {
  const { desk } = organisation;
  if (!desk) throw new Error('the demo has a desk');
  for (let left = of.total; left > 0; ) {
    const now = await makeKeys(desk, of.season.id, SLICE_MS);
    of.tick(left - now);
    left = now;
  }
};

/** Seals a season whose keys are made; the stage's time must be before collection opens. */
export const sealSeason = async ({ api }: Stage, season: StorySeason): Promise<Manifest> => {
  const { mh } = await api.desk<{ mh: string }>('POST', `/seasons/${season.id}/seal`);
  return JSON.parse(new TextDecoder().decode(await api.doc(mh)));
};
