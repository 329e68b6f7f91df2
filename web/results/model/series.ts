import type { Step } from '../../../worker/core/release/document.ts';
import { type Change, change, type Verdict, verdicts } from '../../../worker/core/score/change.ts';
import { groupChanged } from '../../../worker/core/score/groupChanged.ts';
import type { Score } from '../../../worker/core/score/score.ts';
import type { Id } from '../../../worker/core/season.ts';
import { isMerged, type Reading } from './reading.ts';

export type SeriesPoint = {
  reading: Reading;
  /** `absent`: the unit is not in that season, or nobody is counted in it. */
  state: 'score' | 'hidden' | 'absent';
  score: Score | null;
  participation: Step | null;
  members: number;
  /** Another group than in the wave before. */
  cut: boolean;
};

/** Morale of a unit in every wave up to the one looked at. */
export const series = (readings: Reading[], unit: Id): SeriesPoint[] => {
  const present = (at: Reading | undefined) => {
    const found = at?.tree.unit(unit);
    return found !== undefined && !isMerged(found);
  };
  return readings.map((reading, i) => {
    const before = readings[i - 1];
    const here = present(reading);
    const score = here ? reading.score(unit, 'morale') : null;
    return {
      reading,
      state: score ? 'score' : here ? 'hidden' : 'absent',
      score,
      participation: here ? reading.participation(unit) : null,
      members: reading.tree.unit(unit)?.members ?? 0,
      cut:
        before !== undefined &&
        here &&
        present(before) &&
        groupChanged(before.wave.release, reading.wave.release, unit),
    };
  });
};

/** The waves since the group last changed, in which it may be compared with itself. */
export const sameGroup = (points: SeriesPoint[]): SeriesPoint[] => {
  const start = points.findLastIndex((point) => point.cut || point.state === 'absent');
  const from = points[start]?.cut ? start : start + 1;
  return points.slice(from);
};

export type Against = { point: SeriesPoint; change: Change; verdict: Verdict };

/** The last wave against each earlier one of the same group, corrected over all of them; oldest first. */
export const againstEarlier = (points: SeriesPoint[]): Against[] => {
  const group = sameGroup(points);
  const last = group.at(-1)?.score;
  if (!last) return [];
  const found = group
    .slice(0, -1)
    .flatMap((point) => (point.score ? [{ point, change: change(point.score, last) }] : []));
  const judged = verdicts(found.map((one) => one.change));
  return found.map((one, i) => ({ ...one, verdict: judged[i] ?? 'none' }));
};
