/**
 * The manifest: the one public document that says what a season is. PROTOCOL 3.
 */
import { type Bytes, equal, fromUtf8, sha256 } from '../bytes.ts';
import { jcs } from '../jcs.ts';
import type { Problem } from '../result.ts';
import {
  FLOORS,
  type Id,
  type Instant,
  type Manifest,
  MIN_WAVE_SPACING_DAYS,
  type Rules,
} from '../season.ts';
import { isManifest } from './manifestShape.ts';
import { parseJson } from './shape.ts';

/** `mh = SHA-256(manifest bytes)`, 32 bytes. */
export const manifestHash = (bytes: Uint8Array): Bytes => sha256(bytes);

/** A manifest from its exact bytes, or null: wrong shape, an unknown key, or not canonical JSON. Never throws. */
export const parseManifest = (bytes: Uint8Array): Manifest | null => {
  const value = parseJson(fromUtf8(bytes) ?? '');
  return isManifest(value) && equal(jcs(value), bytes) ? value : null;
};

const HOUR = 3_600_000;
const hoursBetween = (from: Instant, to: Instant) => (Date.parse(to) - Date.parse(from)) / HOUR;

const problem = (
  code: string,
  column: string,
  value: string | number,
  message: string,
  remedy: string,
): Problem => ({
  code,
  column,
  value: String(value).slice(0, 80),
  message,
  remedy,
});

function* ruleProblems(rules: Rules) {
  for (const [rule, floor] of Object.entries(FLOORS)) {
    const value = rules[rule as keyof Rules]; // a key of FLOORS is a key of Rules
    if (value < floor)
      yield problem(
        'rule-below-floor',
        `rules.${rule}`,
        value,
        `${rule} is below ${floor}.`,
        `Set ${rule} to ${floor} or more.`,
      );
  }
}

function* timeProblems({ collect_opens, collect_closes, waves, rules }: Manifest, now?: Instant) {
  if (collect_opens >= collect_closes)
    yield problem(
      'collection-ends-before-it-opens',
      'collect_closes',
      collect_closes,
      'Collection closes before it opens.',
      'Let collection close later.',
    );
  if (now !== undefined && collect_closes <= now)
    yield problem(
      'collection-in-the-past',
      'collect_closes',
      collect_closes,
      'Collection would already be over.',
      'Plan collection in the future.',
    );
  if (waves.length === 0)
    yield problem('no-waves', 'waves', 0, 'The season has no wave.', 'Plan at least one wave.');
  const gap = Math.max(rules.gap_hours, FLOORS.gap_hours);
  for (const [i, wave] of waves.entries()) {
    const before = waves[i - 1];
    if (hoursBetween(collect_closes, wave.opens) < gap)
      yield problem(
        'gap-too-short',
        `waves.${wave.id}.opens`,
        wave.opens,
        `The wave opens less than ${gap} hours after collection closes.`,
        'Open the wave later or close collection earlier.',
      );
    if (wave.opens >= wave.closes || wave.closes > wave.releases)
      yield problem(
        'wave-times-out-of-order',
        `waves.${wave.id}`,
        wave.closes,
        'A wave opens, then closes, then is released.',
        'Put the three times in that order.',
      );
    if (before && hoursBetween(before.opens, wave.opens) < 24 * MIN_WAVE_SPACING_DAYS)
      yield problem(
        'waves-too-close',
        `waves.${wave.id}.opens`,
        wave.opens,
        `The wave opens less than ${MIN_WAVE_SPACING_DAYS} days after the one before.`,
        'List waves by opening time and leave more days between them.',
      );
  }
}

const repeated = (ids: Id[]) => {
  const seen = new Set<Id>();
  return ids.filter((id) => seen.size === seen.add(id).size);
};

function* unitProblems({ units, cohorts, waves, attributes }: Manifest) {
  for (const [name, list] of Object.entries({ units, cohorts, waves, attributes }))
    for (const id of repeated(list.map((entry) => entry.id)))
      yield problem(
        'duplicate-id',
        name,
        id,
        `The id ${id} is used twice in ${name}.`,
        'Give each its own id.',
      );
  const parents = new Map(units.map(({ id, parent }) => [id, parent]));
  if (units.filter(({ parent }) => parent === null).length !== 1)
    yield problem(
      'not-one-root',
      'units',
      units.length,
      'The units have no single top unit.',
      'Put all units under one organisation.',
    );
  for (const { id } of units) {
    let above: Id | null | undefined = id;
    for (let steps = 0; above && steps <= units.length; steps++) above = parents.get(above);
    if (above !== null)
      yield problem(
        'broken-tree',
        'units',
        id,
        `The unit ${id} does not lead up to the top unit.`,
        'Correct its parent.',
      );
  }
  for (const { id, unit } of cohorts)
    if (!parents.has(unit))
      yield problem(
        'unknown-unit',
        `cohorts.${id}.unit`,
        unit,
        'The cohort belongs to a unit that does not exist.',
        'Name a unit of this season.',
      );
}

function* sizeProblems({ cohorts, rules }: Manifest) {
  const k = Math.max(rules.k_cohort, FLOORS.k_cohort);
  if (cohorts.length === 0)
    yield problem('no-cohorts', 'cohorts', 0, 'The season has no cohort.', 'Import a roster large enough.');
  for (const { id, size } of cohorts)
    if (size < k)
      yield problem(
        'cohort-too-small',
        `cohorts.${id}.size`,
        size,
        `The cohort has fewer than ${k} members.`,
        'Merge it with its neighbours.',
      );
  const total = cohorts.reduce((sum, { size }) => sum + size, 0);
  if (cohorts.length > total / k)
    yield problem(
      'too-many-cohorts',
      'cohorts',
      cohorts.length,
      `There are more cohorts than ${total} members allow.`,
      `Form cohorts of at least ${k} members.`,
    );
}

/**
 * Every floor of PROTOCOL 3 and the coherence of a manifest: rules, times, ids, tree, sizes. `seal` refuses to seal
 * and the client refuses to collect while this is not empty. `now` (given by `seal` only) also wants collection
 * to end in the future. Does not check roots, keys or whether sizes are true. O(units x depth).
 *
 * @example checkManifestFloors(manifest).map((problem) => problem.code) // []
 */
export const checkManifestFloors = (manifest: Manifest, { now }: { now?: Instant } = {}): Problem[] => [
  ...ruleProblems(manifest.rules),
  ...timeProblems(manifest, now),
  ...unitProblems(manifest),
  ...sizeProblems(manifest),
];
