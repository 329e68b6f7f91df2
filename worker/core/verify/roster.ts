/**
 * A guardian's check that the members behind the cohorts are the people of the payroll (PROTOCOL 3 and 8): nobody is
 * invented, nobody is missing, and who is said to have collected is under the published roots.
 */

import { issuedLeaf, issuedRoot, memberLeaf, membersRoot } from '../ballot/member.ts';
import { isB64u, isId, isRecord } from '../ballot/shape.ts';
import { fromB64u, hex } from '../bytes.ts';
import type { Member } from '../roster/member.ts';
import { pathText } from '../roster/path.ts';
import { unitId } from '../roster/tree.ts';
import type { CollectionClose, Id, Manifest } from '../season.ts';
import type { Report } from './finding.ts';

/** CONFIDENTIAL: who is behind every leaf of a season's membership roots and, after collection, who collected. */
export type MemberSecrets = {
  v: 1;
  season: Id;
  /** SHA-256 of the manifest, hex. */
  mh: string;
  members: {
    employee_id: string;
    cohort: Id;
    /** `memberSecret`, base64url. */
    secret: string;
    /** Only after the close of collection. */
    issued?: boolean;
  }[];
};

/** Foreign JSON, narrowed; null when it is not what the desk exports. */
export const parseMemberSecrets = (value: unknown): MemberSecrets | null => {
  if (!isRecord(value) || value.v !== 1 || !isId(value.season) || typeof value.mh !== 'string') return null;
  if (!Array.isArray(value.members)) return null;
  const good = value.members.every(
    (line) =>
      isRecord(line) &&
      typeof line.employee_id === 'string' &&
      isId(line.cohort) &&
      isB64u(line.secret, 32) &&
      (line.issued === undefined || typeof line.issued === 'boolean'),
  );
  // The cast's guarantee: every field was looked at.
  return good ? (value as MemberSecrets) : null;
};

const NAMED = 5;

/** Says the first few and how many more there are. */
const list = (names: string[]): string =>
  names.length <= NAMED
    ? names.join(', ')
    : `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more`;

/** Every unit somebody is counted in, from the organisation down; who leads a unit counts in the one above it. */
const unitsOf = ({ unit, manager_of }: Member): Set<Id> => {
  const path = manager_of ? manager_of.slice(0, -1) : unit;
  return new Set(Array.from({ length: path.length + 1 }, (_, depth) => unitId(path.slice(0, depth))));
};

/**
 * Recomputes every members_root of a season, and every issued_root once the collection is closed, from the payroll's
 * own roster and the secrets of the desk. What is wrong goes to `report`; the words name people, so they are for the
 * guardian alone.
 *
 * Does not show that everybody on the payroll exists, or that the roster is of the day the season was planned: people
 * who joined or left since are named, and the guardian judges.
 *
 * @param of.roster from a source the operator of the desk does not control
 * @param of.close the season's collection-close document, null while collection is open
 */
export const verifyRoster = (
  of: {
    manifest: Manifest;
    mh: string;
    close: CollectionClose | null;
    roster: readonly Member[];
    secrets: MemberSecrets;
  },
  report: Report,
): void => {
  const { manifest, mh, close, secrets } = of;
  const where = manifest.season;
  if (secrets.mh !== mh || secrets.season !== manifest.season) {
    report('roster', where, 'The secrets are of another season.');
    return;
  }
  const roster = new Map(of.roster.map((member) => [member.employee_id, member]));
  const counted = new Map(secrets.members.map((line) => [line.employee_id, line]));
  if (counted.size < secrets.members.length) report('roster', where, 'Somebody is a member twice.');
  const invented = [...counted.keys()].filter((id) => !roster.has(id));
  if (invented.length > 0) report('roster', where, `Members who are not on the roster: ${list(invented)}.`);
  const missing = [...roster.keys()].filter((id) => !counted.has(id));
  if (missing.length > 0) report('roster', where, `On the roster, but no members: ${list(missing)}.`);

  const totals = new Map(close?.cohorts.map((line) => [line.cohort, line]));
  const cohorts = Map.groupBy(secrets.members, ({ cohort }) => cohort);
  const unknown = [...cohorts.keys()].filter((id) => !manifest.cohorts.some((cohort) => cohort.id === id));
  if (unknown.length > 0)
    report('roster', where, `Members of cohorts the manifest does not have: ${list(unknown)}.`);
  for (const { id, unit, size, members_root } of manifest.cohorts) {
    const lines = cohorts.get(id) ?? [];
    if (lines.length !== size)
      report('roster', `${where}, ${id}`, `${size} members are published, ${lines.length} are there.`);
    const leaves = lines.map(({ employee_id, secret }) =>
      memberLeaf({
        season: where,
        cohort: id,
        employeeId: employee_id,
        secret: fromB64u(secret) ?? new Uint8Array(),
      }),
    );
    if (hex(membersRoot(leaves)) !== members_root)
      report('roster', `${where}, ${id}`, 'The published members_root is not the root of these members.');
    const astray = lines.filter(({ employee_id }) => {
      const member = roster.get(employee_id);
      return member && !unitsOf(member).has(unit);
    });
    if (astray.length > 0)
      report(
        'roster',
        `${where}, ${id}`,
        `Not of this cohort's unit by the roster: ${list(astray.map(({ employee_id: name }) => `${name} (${pathText(roster.get(name)?.unit ?? [])})`))}.`,
      );
    const total = totals.get(id);
    if (!close) continue;
    if (lines.some(({ issued }) => issued === undefined)) {
      report(
        'roster',
        `${where}, ${id}`,
        'The secrets were exported before the collection closed: export them again.',
      );
      continue;
    }
    const issued = lines.filter((line) => line.issued).length;
    if (issued !== total?.issued)
      report(
        'roster',
        `${where}, ${id}`,
        `${total?.issued ?? 'No'} ballots are published as issued, ${issued} members collected.`,
      );
    const bits = leaves.map((leaf, i) => issuedLeaf(leaf, lines[i]?.issued === true));
    if (hex(issuedRoot(bits)) !== total?.issued_root)
      report('roster', `${where}, ${id}`, 'The published issued_root is not the root of who collected.');
  }
};
