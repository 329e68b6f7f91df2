import { type JSX, Show } from 'solid-js';
import { type Change, changeRange, type Verdict as Judged } from '../../../worker/core/score/change.ts';
import { halfUp } from '../../../worker/core/score/display.ts';
import { Verdict } from '../../charts/Verdict.tsx';
import { againstWhole, sincePrevious, stillAway } from '../model/finding.ts';
import { shareText } from '../model/shareText.ts';
import type { View } from '../model/view.ts';
import { useSpeech } from '../words.ts';
import styles from './ScoreBlock.module.css';

const KIND = { rise: 'rise', fall: 'fall', none: 'same' } as const;

/** The points of a clear change and its range; without a clear change only the range. */
const Points = (props: { change: Change; verdict: Judged }): JSX.Element => {
  const { t, f } = useSpeech();
  const ends = () => {
    const [low, high] = changeRange(props.change);
    return { low: f.signed(low), high: f.signed(high) };
  };
  return (
    <p class={styles.detail}>
      {props.verdict === 'none'
        ? t.score.changeRange(ends())
        : t.score.change({ points: f.signed(halfUp(props.change.points)), ...ends() })}
    </p>
  );
};

/** The verdict against the wave before. */
export const SincePart = (props: { view: View }): JSX.Element => {
  const { t } = useSpeech();
  const since = () => sincePrevious(props.view);
  const compared = () => {
    const found = since();
    return found === 'other-group' ? null : found;
  };
  const name = () => {
    const found = compared();
    return found ? props.view.names.near(found.wave, props.view.wave) : '';
  };
  const words = (verdict: Judged) =>
    ({ rise: t.verdict.riseSince, fall: t.verdict.fallSince, none: t.verdict.sameSince })[verdict](name());
  return (
    <div class={styles.part}>
      <Show
        when={compared()}
        fallback={
          <Verdict kind="none">
            {since() === 'other-group' ? t.verdict.noneSince : t.verdict.nothingBefore}
          </Verdict>
        }
      >
        {(found) => (
          <>
            <p>
              <Verdict kind={KIND[found().verdict]}>{words(found().verdict)}</Verdict>
            </p>
            <Points change={found().change} verdict={found().verdict} />
          </>
        )}
      </Show>
    </div>
  );
};

/** The verdict against the last wave from which it still differs. */
export const AwayPart = (props: { view: View }): JSX.Element => {
  const { t } = useSpeech();
  return (
    <Show when={stillAway(props.view)}>
      {(away) => {
        const name = () => props.view.names.near(away().point.reading.wave, props.view.wave);
        return (
          <div class={styles.part}>
            <p>
              <Verdict kind={KIND[away().verdict]}>
                {away().verdict === 'fall' ? t.verdict.stillBelow(name()) : t.verdict.stillAbove(name())}
              </Verdict>
            </p>
            <Points change={away().change} verdict={away().verdict} />
          </div>
        );
      }}
    </Show>
  );
};

/** A unit against the whole organisation. */
export const WholePart = (props: { view: View }): JSX.Element => {
  const { t } = useSpeech();
  const org = () => props.view.organisation?.label ?? '';
  const words = (verdict: Judged) =>
    ({ rise: t.verdict.clearlyAbove, fall: t.verdict.clearlyBelow, none: t.verdict.closeTo })[verdict](org());
  return (
    <Show when={againstWhole(props.view)}>
      {(whole) => (
        <div class={styles.part}>
          <p>
            <Verdict kind={KIND[whole().verdict]}>{words(whole().verdict)}</Verdict>
          </p>
          <Points change={whole().change} verdict={whole().verdict} />
        </div>
      )}
    </Show>
  );
};

/** How many answered, as the step that is published. */
export const AnsweredPart = (props: { view: View }): JSX.Element => {
  const { t, f } = useSpeech();
  const share = () => props.view.now.participation(props.view.unit.id);
  const people = () => f.number(props.view.unit.members);
  const before = () => {
    const point = props.view.points.at(-2);
    return point?.participation && !props.view.points.at(-1)?.cut ? point : null;
  };
  return (
    <Show when={props.view.unit.members > 0}>
      <div class={styles.part}>
        <p class={styles.answered}>
          <Show when={share()} fallback={t.score.answeredHidden}>
            {(step) => t.score.answered(shareText(step(), t, f))}
          </Show>
        </p>
        <p class={styles.detail}>
          <Show when={share() && before()} fallback={t.score.ofPeople(people())}>
            {(point) =>
              t.score.ofPeopleBefore({
                people: people(),
                share: shareText(point().participation ?? [0, 100], t, f),
                wave: props.view.names.near(point().reading.wave, props.view.wave),
              })
            }
          </Show>
        </p>
      </div>
    </Show>
  );
};
