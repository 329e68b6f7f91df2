import type { Step } from '../../../worker/core/release/document.ts';
import { membersOf } from '../../../worker/core/score/cells.ts';
import { type Change, change, type Verdict, verdicts } from '../../../worker/core/score/change.ts';
import { groupChanged } from '../../../worker/core/score/groupChanged.ts';
import type { Score } from '../../../worker/core/score/score.ts';
import type { Id } from '../../../worker/core/season.ts';
import type { Reading } from './reading.ts';

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
  // Nobody in it: not there, or counted in the unit above.
  const members = (at: Reading | undefined) => (at ? membersOf(at.wave.release, unit) : 0);
  const present = (at: Reading | undefined) => members(at) > 0;
  return readings.map((reading, i) => {
    const before = readings[i - 1];
    const here = present(reading);
    const score = here ? reading.score(unit, 'morale') : null;
    return {
      reading,
      state: score ? 'score' : here ? 'hidden' : 'absent',
      score,
      participation: here ? reading.participation(unit) : null,
      members: members(reading),
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
