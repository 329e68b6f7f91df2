/**
 * A season as the steward plans it and as the desk keeps it until the manifest is sealed.
 * `plan` is small and read on every request; `frame` is everything that only the manifest needs.
 */
import type { Attribute } from '../core/cohort/attribute.ts';
import type { Questionnaire } from '../core/questionnaire.ts';
import type { Cohort, Id, Instant, Manifest, ManifestWave, Rules, Unit } from '../core/season.ts';

/** What a steward sends. */
export type PlanRequest = {
  season: Id;
  rules: Partial<Rules>;
  /** Declared attributes; none: cohorts follow the tree alone. */
  attributes: Attribute[];
  priority: Manifest['priority'];
  collect_opens: Instant;
  collect_closes: Instant;
  waves: { id: Id; opens: Instant; closes: Instant; releases: Instant; questionnaire: Questionnaire }[];
};

export type SeasonPlan = {
  rules: Rules;
  attributes: Manifest['attributes'];
  priority: Manifest['priority'];
  collect_opens: Instant;
  collect_closes: Instant;
  /** In the order of opening. */
  waves: ManifestWave[];
};

export type SeasonFrame = { units: Unit[]; cohorts: Cohort[]; questionnaires: Questionnaire[] };

/** What the organisation itself contributes to its manifests. */
export type Seat = {
  org: string;
  name: string;
  deskUrl: string;
  boxUrl: string;
  logKey: string;
  receiptKey: string;
};

/** The manifest of a planned season. `keysRoot` in hex. */
export const manifestOf = (
  seat: Seat,
  season: { season: Id; plan: SeasonPlan; frame: SeasonFrame; keysRoot: string },
): Manifest => ({
  v: 1,
  suite: 1,
  org: seat.org,
  season: season.season,
  rules: season.plan.rules,
  collect_opens: season.plan.collect_opens,
  collect_closes: season.plan.collect_closes,
  units: season.frame.units,
  attributes: season.plan.attributes,
  priority: season.plan.priority,
  waves: season.plan.waves,
  cohorts: season.frame.cohorts,
  keys_root: season.keysRoot,
  log_key: seat.logKey,
  receipt_key: seat.receiptKey,
  desk: seat.deskUrl,
  box: seat.boxUrl,
});

/** The desk wrote these texts itself (`planSeason`), so their shape is known. */
export const planFrom = (text: string): SeasonPlan => JSON.parse(text);
export const frameFrom = (text: string): SeasonFrame => JSON.parse(text);
