import type { JSX } from 'solid-js';
import { Page } from '../parts/Page.tsx';
import { Progress } from '../parts/Progress.tsx';
import { useSpeech } from '../words.tsx';
import styles from './Working.module.css';

export const Working = (props: { done: number; total: number }): JSX.Element => {
  const { t, format } = useSpeech();
  return (
    <Page title={t.collect.working.title} screen="working">
      <h1>{t.collect.working.title}</h1>
      <p class={styles.count} role="status">
        {t.collect.working.progress(format.number(props.done), format.number(props.total))}
      </p>
      <div class={styles.bar}>
        <Progress at={props.done} total={props.total} />
      </div>
      <p class="muted">{t.collect.working.text}</p>
    </Page>
  );
};
