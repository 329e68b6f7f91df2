import { countKeys } from '../../db/desk/keys/queries/issuerKeys.ts';
import { countMembers } from '../../db/desk/queries/readMembers.ts';
import { readSeasonDocuments, type SeasonHead } from '../../db/desk/queries/readSeason.ts';
import type { CollectionClose, Id, Instant, ManifestWave } from '../core/season.ts';
import type { DeskSide } from '../deps.ts';
import { planFrom } from './plan.ts';

export type SeasonStatus = {
  season: Id;
  /** `preparing`: keys are being made; `ready`: may be sealed. */
  state: 'preparing' | 'ready' | 'sealed';
  keys: { made: number; total: number };
  mh?: string;
  members: number;
  cohorts: number;
  collect_opens: Instant;
  collect_closes: Instant;
  waves: ManifestWave[];
  /** Members whose ballots were signed: said only after the close of collection. */
  issued?: number;
};

/** Where a season stands. While collection is open nobody, the steward included, sees how many came. */
export async function seasonStatus(side: DeskSide, head: SeasonHead): Promise<SeasonStatus> {
  const plan = planFrom(head.plan);
  const [size, stored, documents] = await Promise.all([
    countMembers(side.db, head.season),
    countKeys(side.keys, head.season),
    head.collection === 'closed' ? readSeasonDocuments(side.db, head.season) : null,
  ]);
  const total = plan.waves.length * size.cohorts;
  // The keys of a closed collection were all made, and are all destroyed.
  const made = head.mh === null ? Math.min(stored, total) : total;
  return {
    season: head.season,
    state: head.mh !== null ? 'sealed' : made < total ? 'preparing' : 'ready',
    keys: { made, total },
    ...(head.mh === null ? {} : { mh: head.mh }),
    ...size,
    collect_opens: plan.collect_opens,
    collect_closes: plan.collect_closes,
    waves: plan.waves,
    ...(documents?.totals ? { issued: issuedIn(documents.totals) } : {}),
  };
}

const issuedIn = (totals: string): number => {
  // Written by closeCollection, hence of this shape.
  const close: CollectionClose = JSON.parse(totals);
  return close.cohorts.reduce((sum, cohort) => sum + cohort.issued, 0);
};
