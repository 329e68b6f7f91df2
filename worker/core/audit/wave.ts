import type { Cell, ReleaseDocument } from '../release/document.ts';
import { FLOORS, type Id, type Manifest, type WaveClose } from '../season.ts';
import type { Truth } from './truth.ts';
import { type Units, unitsOf } from './units.ts';

/** A release as it was found: `where` is what a person calls it, a file or the wave. */
export type Published = { where: string; document: ReleaseDocument };

/** People who look alike to everybody, with what the adversary knows of their number. */
export type Profile = {
  /** Position of their unit. */
  at: number;
  /** `attribute \0 label` of every group they are in. */
  groups: ReadonlySet<string>;
  members: number;
  /** Exact after the close; null when neither truth nor the wave's close is at hand. */
  ballots: number | null;
  /** By item; null without true counts. */
  answers: Readonly<Record<Id, readonly number[]>> | null;
};

/** One wave, ready for the adversary: figures, tree, people. */
export type Wave = Published & {
  units: Units;
  profiles: Profile[];
  /** Smallest number of people any combination may describe. */
  k: number;
  cellsByItem: ReadonlyMap<Id, Cell[]>;
  exact: boolean;
  comments: Truth['comments'] | null;
};

export const groupKey = (attribute: Id, value: string): string => `${attribute}\0${value}`;

/** Everything besides the releases that is public (or, with `truths`, true) about them. */
export type Background = {
  manifests?: readonly Manifest[];
  closes?: readonly WaveClose[];
  /** UNSAFE. */
  truths?: readonly Truth[];
  /** Audit for a stricter k than the document's rules ask. */
  k?: number;
};

/** Between the labels of a path from a coarse value down to a fine one: `Italy › Rome`. */
const BELOW = ' › ';

/** A value and every coarser one that its text names. @example labels('Italy › Rome') // ['Italy', 'Italy › Rome'] */
const labels = (value: string | readonly string[]): readonly string[] => {
  if (typeof value !== 'string') return value;
  const parts = value.split(BELOW);
  return value === '' ? [] : parts.map((_, index) => parts.slice(0, index + 1).join(BELOW));
};

const profilesOf = (doc: ReleaseDocument, units: Units, background: Background): Profile[] => {
  const truth = background.truths?.find(({ season, wave }) => season === doc.season && wave === doc.wave);
  const close = background.closes?.find(({ mh, wave }) => mh === doc.manifest && wave === doc.wave);
  const manifest = background.manifests?.find(({ org, season }) => org === doc.org && season === doc.season);
  const ballots = new Map(close?.cohorts.map((cohort) => [cohort.cohort, cohort.ballots]));
  const found =
    truth?.profiles ??
    manifest?.cohorts.map((cohort) => ({
      unit: cohort.unit,
      attributes: cohort.attributes as Record<Id, string | readonly string[]>,
      members: cohort.size,
      ballots: ballots.get(cohort.id) ?? null,
      answers: null,
    }));
  if (found)
    return found.map(({ unit, attributes, members, ballots: count, answers }) => ({
      at: units.at.get(unit) ?? -1,
      groups: new Set(
        Object.entries(attributes).flatMap(([id, value]) => labels(value).map((one) => groupKey(id, one))),
      ),
      members,
      ballots: count,
      answers,
    }));
  // Documents alone: the people directly in a unit are its members minus those of the units next below.
  const direct = [...units.members];
  for (const [at, up] of units.parent.entries())
    if (up >= 0) direct[up] = (direct[up] ?? 0) - (units.members[at] ?? 0);
  return direct.map((members, at) => ({ at, groups: new Set(), members, ballots: null, answers: null }));
};

/** Puts a release beside what is known of its people; null when its units are no tree. */
export const waveOf = (published: Published, background: Background): Wave | null => {
  const { document: doc } = published;
  const units = unitsOf(doc.units);
  if (!units) return null;
  const truth = background.truths?.find(({ season, wave }) => season === doc.season && wave === doc.wave);
  return {
    ...published,
    units,
    profiles: profilesOf(doc, units, background).filter(({ at }) => at >= 0),
    k: Math.max(FLOORS.k_cell, doc.rules.k_cell, background.k ?? 0),
    cellsByItem: Map.groupBy(doc.cells, ({ item }) => item),
    exact: truth !== undefined,
    comments: truth?.comments ?? null,
  };
};

/** Respondents of a profile to an item: the fewest and the most that the adversary must reckon with. */
export const respondents = ({ answers, ballots, members }: Profile, item: Id): [number, number] => {
  if (!answers) return [0, ballots ?? members];
  const count = (answers[item] ?? []).reduce((sum, one) => sum + one, 0);
  return [count, count];
};
