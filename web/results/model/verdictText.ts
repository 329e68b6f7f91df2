import { type Change, changeRange, type Verdict } from '../../../worker/core/score/change.ts';
import { halfUp } from '../../../worker/core/score/display.ts';
import { againstWhole, sincePrevious, stillAway } from './finding.ts';
import { shareText } from './shareText.ts';
import type { View } from './view.ts';

/** A verdict in words, and what stands under it. */
export type VerdictText = { kind: 'rise' | 'fall' | 'same' | 'none'; text: string; detail: string };

const KIND = { rise: 'rise', fall: 'fall', none: 'same' } as const;

/** The points of a clear change and its range; without a clear change only the range. */
const points = (view: View, change: Change, verdict: Verdict): string => {
  const { t, f } = view;
  const [low, high] = changeRange(change);
  const ends = { low: f.signed(low), high: f.signed(high) };
  return verdict === 'none'
    ? t.score.changeRange(ends)
    : t.score.change({ points: f.signed(halfUp(change.points)), ...ends });
};

/** The verdict against the wave before. */
export const sinceText = (view: View): VerdictText => {
  const { t, names, wave } = view;
  const since = sincePrevious(view);
  if (since === 'other-group') return { kind: 'none', text: t.verdict.noneSince, detail: '' };
  if (since === null) return { kind: 'none', text: t.verdict.nothingBefore, detail: '' };
  const name = names.near(since.wave, wave);
  const words = { rise: t.verdict.riseSince, fall: t.verdict.fallSince, none: t.verdict.sameSince };
  return {
    kind: KIND[since.verdict],
    text: words[since.verdict](name),
    detail: points(view, since.change, since.verdict),
  };
};

/** The verdict against the last wave from which it still differs, if there is one. */
export const awayText = (view: View): VerdictText | null => {
  const { t, names, wave } = view;
  const away = stillAway(view);
  if (!away) return null;
  const name = names.near(away.point.reading.wave, wave);
  return {
    kind: KIND[away.verdict],
    text: away.verdict === 'fall' ? t.verdict.stillBelow(name) : t.verdict.stillAbove(name),
    detail: points(view, away.change, away.verdict),
  };
};

/** A unit against the whole organisation; null on the organisation's own page and where one is hidden. */
export const wholeText = (view: View): VerdictText | null => {
  const { t } = view;
  const whole = againstWhole(view);
  if (!whole) return null;
  const words = { rise: t.verdict.clearlyAbove, fall: t.verdict.clearlyBelow, none: t.verdict.closeTo };
  return {
    kind: KIND[whole.verdict],
    text: words[whole.verdict](view.organisation?.label ?? ''),
    detail: points(view, whole.change, whole.verdict),
  };
};

/** How many answered, as the step that is published, and of how many people. */
export const answeredText = (view: View): { text: string; detail: string } => {
  const { t, f, names, wave, unit } = view;
  const share = view.now.participation(unit.id);
  const point = view.points.at(-2);
  const before = point?.participation && !view.points.at(-1)?.cut ? point : null;
  const people = f.number(unit.members);
  return {
    text: share ? t.score.answered(shareText(share, t, f)) : t.score.answeredHidden,
    detail:
      share && before?.participation
        ? t.score.ofPeopleBefore({
            people,
            share: shareText(before.participation, t, f),
            wave: names.near(before.reading.wave, wave),
          })
        : t.score.ofPeople(people),
  };
};
