/** A season in a few lines. */
import type { SeasonStatus } from '../../desk/status.ts';
import { sayInstant } from '../instant.ts';

const STATES: Record<SeasonStatus['state'], string> = {
  preparing: 'its keys are being made',
  ready: 'ready to be sealed',
  sealed: 'sealed: nothing in it can change',
};

export const statusLines = (status: SeasonStatus): string[] => [
  `${status.season}: ${STATES[status.state]}`,
  `  ${status.members.toLocaleString('en')} members in ${status.cohorts} cohorts, ${status.keys.made} of ${status.keys.total} keys`,
  `  ballots are collected from ${sayInstant(status.collect_opens)} to ${sayInstant(status.collect_closes)}`,
  ...status.waves.map(
    ({ id, opens, closes, releases }) =>
      `  wave ${id}: ${sayInstant(opens)} to ${sayInstant(closes)}, results on ${sayInstant(releases)}`,
  ),
  ...(status.issued === undefined ? [] : [`  ${status.issued.toLocaleString('en')} people collected`]),
  ...(status.mh === undefined ? [] : [`  manifest ${status.mh}`]),
];
