import { hex, sha256 } from '../bytes.ts';
import type { FormedCohort, FormedCohorts } from '../cohort/form.ts';
import { jcs } from '../jcs.ts';
import type { Questionnaire } from '../questionnaire.ts';
import type { Member } from '../roster/member.ts';
import { pathKey } from '../roster/path.ts';
import { buildUnitTree } from '../roster/tree.ts';
import type { Instant, Manifest, Rules } from '../season.ts';

/** What a manifest needs of formed cohorts. */
export type Grouping = Pick<FormedCohorts, 'units' | 'cohorts' | 'assignment'> &
  Partial<Pick<Manifest, 'attributes' | 'priority'>>;

/** Answers from a file were collected in one wave. */
export const FILE_WAVE = 'wave';

/** 32 zero bytes: there are no keys behind answers that somebody else collected. */
const NO_KEY = 'A'.repeat(43);
const NO_HASH = '00'.repeat(32);

/**
 * The manifest of a release from files: cohorts, rules and dates as in any season, no keys and no ballots. Says in
 * `org` and `season` what it is; nobody can mistake it for a sealed one, for its keys are zero.
 *
 * @example fileManifest({ grouping, rules, questionnaire, opened, closed })
 */
export const fileManifest = (of: {
  grouping: Pick<Grouping, 'units' | 'attributes' | 'priority'> & {
    cohorts: Omit<FormedCohort, 'members'>[];
  };
  rules: Rules;
  questionnaire: Questionnaire;
  opened: Instant;
  closed: Instant;
}): Manifest => ({
  v: 1,
  suite: 1,
  org: 'files',
  season: 'files',
  rules: of.rules,
  collect_opens: of.opened,
  collect_closes: of.opened,
  units: of.grouping.units,
  attributes: of.grouping.attributes ?? [],
  priority: of.grouping.priority ?? 'units',
  waves: [
    {
      id: FILE_WAVE,
      opens: of.opened,
      closes: of.closed,
      releases: of.closed,
      questionnaire_hash: hex(sha256(jcs(of.questionnaire))),
    },
  ],
  cohorts: of.grouping.cohorts.map(({ id, unit, label, attributes, size }) => ({
    id,
    unit,
    label,
    attributes,
    size,
    members_root: NO_HASH,
  })),
  keys_root: NO_HASH,
  log_key: NO_KEY,
  receipt_key: NO_KEY,
  desk: 'https://files.invalid',
  box: 'https://files.invalid',
});

/**
 * Everyone in a group of their own unit, however small: for comparing what cohorts cost, never for people. The
 * release stays safe; what is lost is the promise that every stored ballot is one of many.
 *
 * @example unitsAlone(members).cohorts.length // units somebody sits in
 */
export const unitsAlone = (members: readonly Member[], organisation?: string): Grouping => {
  const tree = buildUnitTree(members, organisation);
  const groups = new Map<string, { path: string[]; members: string[] }>();
  for (const { unit, employee_id } of members) {
    const known = groups.get(pathKey(unit));
    if (known) known.members.push(employee_id);
    else groups.set(pathKey(unit), { path: unit, members: [employee_id] });
  }
  const cohorts = [...groups.values()]
    .map(({ path, members: people }) => {
      const id = tree.find(path)?.id ?? '';
      return {
        id,
        unit: id,
        label: path.join(' › '),
        attributes: {},
        size: people.length,
        members: people.sort(),
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    units: tree.units(),
    cohorts,
    assignment: new Map(
      cohorts.flatMap(({ id, members: people }) => people.map((one) => [one, id] as const)),
    ),
  };
};
