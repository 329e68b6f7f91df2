import { createResource, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { Section } from '../parts/Section.tsx';
import type { AnswerFlow } from '../sitting/flow.ts';
import { useSpeech } from '../words.tsx';
import styles from './Earlier.module.css';

/** The checking itself is heavier than the answering page and comes only when there is something to check. */
const Checked = lazy(() => import('./Checked.tsx').then((m) => ({ default: m.Checked })));

/** Every closed ballot of which a receipt is here, each checked against the public list. */
export const Earlier = (props: { flow: AnswerFlow }): JSX.Element => {
  const { t } = useSpeech();
  const [receipts] = createResource(() => props.flow.closedReceipts());
  return (
    <Suspense>
      <Show when={receipts.latest?.length ? receipts.latest : null}>
        {(list) => (
          <Section title={t.check.title}>
            <p>{t.check.how}</p>
            <ul class={styles.list}>
              <For each={list()}>
                {(one) => (
                  <li>
                    <Checked {...one} flow={props.flow} />
                  </li>
                )}
              </For>
            </ul>
          </Section>
        )}
      </Show>
    </Suspense>
  );
};
