import { For, type JSX } from 'solid-js';
import type { Manifest } from '../../../worker/core/season.ts';
import { useSpeech } from '../words.ts';
import styles from './Transparency.module.css';

/** Which host holds the desk, the box and the board of a season. */
export const Sides = (props: { manifest: Manifest }): JSX.Element => {
  const { t } = useSpeech();
  const words = t.transparency.sides;
  const sides = () => [
    { name: words.desk, host: props.manifest.desk },
    { name: words.box, host: props.manifest.box },
    { name: words.board, host: location.origin },
  ];
  return (
    <section class={styles.side}>
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <dl class={styles.holders}>
        <For each={sides()}>
          {(side) => (
            <>
              <dt>{side.name}</dt>
              <dd dir="ltr">{side.host}</dd>
            </>
          )}
        </For>
      </dl>
      <p>{props.manifest.desk === props.manifest.box ? words.one : words.split}</p>
    </section>
  );
};

/** How to check everything without this page. */
export const Outside = (props: { org: string }): JSX.Element => {
  const { t } = useSpeech();
  const words = t.transparency.outside;
  return (
    <section class={styles.side}>
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <code class={styles.command} dir="ltr">
        chorus verify {location.origin}/o/{props.org}/
      </code>
      <p>{words.audit}</p>
      <code class={styles.command} dir="ltr">
        chorus audit release.json
      </code>
    </section>
  );
};

/** What no program can show. */
export const Limits = (): JSX.Element => {
  const { t } = useSpeech();
  return (
    <section class={styles.side}>
      <h2>{t.transparency.limits.title}</h2>
      <ul class={styles.limits}>
        <For each={t.transparency.limits.points}>{(point) => <li>{point}</li>}</For>
      </ul>
    </section>
  );
};
