import { type Change, change, type Verdict, verdict } from '../../../worker/core/score/change.ts';
import { display, halfUp } from '../../../worker/core/score/display.ts';
import type { ReleasedWave } from '../board.ts';
import { isMerged } from './reading.ts';
import { type Against, againstEarlier, sameGroup } from './series.ts';
import type { View } from './view.ts';

/** The wave before, if this unit can be compared with it. */
export const sincePrevious = (
  view: View,
): { wave: ReleasedWave; change: Change; verdict: Verdict } | 'other-group' | null => {
  const before = view.points.at(-2);
  const now = view.points.at(-1);
  if (!before || !now) return null;
  if (now.cut) return 'other-group';
  const compared = view.changes?.morale.of(view.unit.id, 'morale');
  return compared ? { wave: before.reading.wave, ...compared } : null;
};

/**
 * The last earlier wave from which morale clearly differs the other way round than it changed since the wave
 * before: "rose, but is still below April". It must lie before the wave before.
 */
export const stillAway = (view: View): Against | null => {
  const since = sincePrevious(view);
  if (since === null || since === 'other-group') return null;
  const earlier = againstEarlier(view.points).filter(
    (one) => one.point.reading.wave !== since.wave && one.verdict !== 'none',
  );
  const fits = earlier.filter((one) => one.verdict !== since.verdict);
  return fits.at(-1) ?? null;
};

/** The unit against the whole organisation in this wave. */
export const againstWhole = (view: View): { change: Change; verdict: Verdict } | null => {
  const whole = view.organisation && view.now.score(view.organisation.id, 'morale');
  const own = view.now.score(view.unit.id, 'morale');
  if (!whole || !own) return null;
  const difference = change(whole, own);
  return { change: difference, verdict: verdict(difference) };
};

const organisationFinding = (view: View): string => {
  const { t, f, names, wave } = view;
  const score = view.now.score(view.unit.id, 'morale');
  if (!score) return t.finding.hidden;
  const since = sincePrevious(view);
  const print = display(score);
  if (since === 'other-group')
    return t.finding.notComparable(names.near(view.points.at(-2)?.reading.wave ?? wave, wave));
  if (since === null)
    return print.kind === 'word'
      ? t.finding.word[print.word]
      : t.finding.first(t.numberRange(f.number(print.range[0]), f.number(print.range[1])));
  const now = names.near(wave, wave);
  const before = names.near(since.wave, wave);
  const away = stillAway(view);
  const other = away ? names.near(away.point.reading.wave, wave) : '';
  const below = away?.verdict === 'fall';
  switch (since.verdict) {
    case 'rise':
      return away && below ? t.finding.riseBelow({ wave: now, other }) : t.finding.rise(now);
    case 'fall':
      return away && !below ? t.finding.fallAbove({ wave: now, other }) : t.finding.fall(now);
    case 'none':
      if (!away) return t.finding.same(before);
      return below
        ? t.finding.sameBelow({ wave: before, other })
        : t.finding.sameAbove({ wave: before, other });
  }
};

const unitFinding = (view: View): string => {
  const { t, names, wave, unit } = view;
  if (isMerged(unit)) return t.unitFinding.absent(unit.label);
  if (!view.now.score(unit.id, 'morale')) return t.unitFinding.hidden(unit.label);
  const since = sincePrevious(view);
  const own =
    since === null || since === 'other-group'
      ? null
      : since.verdict === 'rise'
        ? t.unitFinding.rise({ unit: unit.label, wave: names.near(wave, wave) })
        : since.verdict === 'fall'
          ? t.unitFinding.fall({ unit: unit.label, wave: names.near(wave, wave) })
          : t.unitFinding.same({ unit: unit.label, wave: names.near(since.wave, wave) });
  const whole = againstWhole(view);
  const org = view.organisation?.label ?? '';
  if (!whole) return own ?? unit.label;
  const points = Math.abs(halfUp(whole.change.points));
  if (whole.verdict === 'none')
    return own
      ? t.unitFinding.like({ finding: own, org })
      : t.unitFinding.likeOnly({ unit: unit.label, org });
  const facts = { points, org };
  if (own === null)
    return whole.verdict === 'fall'
      ? t.unitFinding.belowOnly({ unit: unit.label, ...facts })
      : t.unitFinding.aboveOnly({ unit: unit.label, ...facts });
  return whole.verdict === 'fall'
    ? t.unitFinding.below({ finding: own, ...facts })
    : t.unitFinding.above({ finding: own, ...facts });
};

/** The one sentence a page says first, built from verdicts alone. */
export const finding = (view: View): string =>
  view.organisation === null ? organisationFinding(view) : unitFinding(view);

/**
 * Title of the trend: how much of a clear loss has come back, else the widest clear difference from an earlier
 * wave of the same group, else that there is none.
 */
export const trendFinding = (view: View): string => {
  const { t, names, wave, points } = view;
  const group = sameGroup(points);
  const last = group.at(-1)?.score;
  if (!last) return t.trend.hidden;
  if (points.some((point) => point.cut)) {
    const cut = points.findLast((point) => point.cut);
    if (cut) return t.trend.groups(names.near(cut.reading.wave, wave));
  }
  if (last.n0 < 50) return t.trend.small;
  const earlier = againstEarlier(points);
  if (earlier.length === 0) return t.trend.first;
  const clear = earlier.filter((one) => one.verdict !== 'none');
  const high = clear
    .filter((one) => one.verdict === 'fall')
    .sort((a, b) => a.change.points - b.change.points)[0];
  const low = clear
    .filter((one) => one.verdict === 'rise')
    .sort((a, b) => b.change.points - a.change.points)[0];
  if (high && low && high.point.reading.wave.number < low.point.reading.wave.number) {
    const back = halfUp(low.change.points);
    return t.trend.back({ back, lost: back - halfUp(high.change.points) });
  }
  const most = [high, low]
    .filter((one) => one !== undefined)
    .sort((a, b) => Math.abs(b.change.points) - Math.abs(a.change.points))[0];
  if (!most) return t.trend.same(names.near(earlier[0]?.point.reading.wave ?? wave, wave));
  const facts = {
    points: Math.abs(halfUp(most.change.points)),
    wave: names.near(most.point.reading.wave, wave),
  };
  return most.verdict === 'fall' ? t.trend.below(facts) : t.trend.above(facts);
};
