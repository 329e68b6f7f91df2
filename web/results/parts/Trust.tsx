import { createMemo, type JSX, Show } from 'solid-js';
import { isMerged, type Measure } from '../model/reading.ts';
import { restOf, shareText } from '../model/shareText.ts';
import type { View } from '../model/view.ts';
import { useSpeech } from '../words.ts';
import { JumpLink } from './JumpLink.tsx';
import styles from './Trust.module.css';

/** Who is missing, what is hidden, what was checked. */
export const Trust = (props: { view: View }): JSX.Element => {
  const { t, f } = useSpeech();
  const share = () => props.view.now.participation(props.view.unit.id);
  const cells = createMemo(() => {
    const { tree, themes, score } = props.view.now;
    const measures: Measure[] = ['morale', ...themes];
    return tree
      .below(props.view.unit.id)
      .filter((unit) => !isMerged(unit))
      .flatMap((unit) => measures.map((measure) => score(unit.id, measure) !== null));
  });
  const hidden = () => cells().filter((shown) => !shown).length;
  return (
    <section class={styles.trust} aria-label={t.trust.label}>
      <div>
        <h3>{t.trust.missing}</h3>
        <p>
          <Show when={share()} fallback={t.trust.missingHidden}>
            {(step) =>
              t.trust.missingText({
                share: shareText(restOf(step()), t, f),
                people: f.number(props.view.unit.members),
              })
            }
          </Show>
        </p>
      </div>
      <div>
        <h3>{t.trust.hidden}</h3>
        <p>
          <Show when={hidden() > 0} fallback={t.trust.hiddenNone(f.number(cells().length))}>
            {t.trust.hiddenText({ hidden: f.number(hidden()), all: f.number(cells().length) })}{' '}
            <JumpLink to="why">{t.trust.hiddenWhy}</JumpLink>
          </Show>
        </p>
      </div>
      <div>
        <h3>{t.trust.checked}</h3>
        <p>{t.trust.checkedText({ k: f.number(props.view.wave.release.rules.k_cell - 1) })}</p>
      </div>
    </section>
  );
};

/** Why results are hidden, and how figures are made: the ground under every number of the page. */
export const Ground = (props: { view: View }): JSX.Element => {
  const { t, f } = useSpeech();
  const counted = () => {
    const parent = props.view.now.tree.path(props.view.unit.id).at(-2);
    const org = props.view.organisation;
    if (!org) return props.view.unit.label;
    return parent && parent.id !== org.id
      ? t.why.unitsAnd({ unit: parent.label, org: org.label })
      : org.label;
  };
  return (
    <div class={styles.ground}>
      <section class={styles.why}>
        <h3 id="why" tabindex="-1">
          {t.why.title}
        </h3>
        <p>
          {t.why.text} {t.why.long(counted())}
        </p>
      </section>
      <section class={styles.how}>
        <h3 id="how" tabindex="-1">
          {t.how.title}
        </h3>
        <p>{t.how.score}</p>
        <p>{t.how.steps(f.number(props.view.wave.release.rules.k_cell))}</p>
        <p>
          {t.how.morale} {t.how.range}
        </p>
        <p>
          {t.how.change} {t.how.small}
        </p>
      </section>
    </div>
  );
};
