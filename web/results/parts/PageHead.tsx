import { createEffect, For, type JSX, onMount, Show } from 'solid-js';
import { focusOnChange } from '../focus.ts';
import { finding } from '../model/finding.ts';
import type { View } from '../model/view.ts';
import { ExportButton } from '../report/ExportButton.tsx';
import { useSpeech } from '../words.ts';
import styles from './PageHead.module.css';
import { WavePicker } from './Pickers.tsx';

/** Where we are, the finding, which wave, and the file. */
export const PageHead = (props: { view: View }): JSX.Element => {
  const { t } = useSpeech();
  let heading!: HTMLHeadingElement;
  onMount(() => focusOnChange(props.view.unit.id, heading));
  createEffect(() => {
    document.title = t.pageTitle(finding(props.view));
  });
  return (
    <div class={styles.head}>
      <div>
        <Show when={props.view.organisation} fallback={<WaveLine view={props.view} />}>
          <nav class={styles.crumbs} aria-label={t.crumbs}>
            <ol>
              <For each={props.view.now.tree.path(props.view.unit.id)}>
                {(unit, i) => (
                  <li>
                    <Show
                      when={unit.id !== props.view.unit.id}
                      fallback={
                        <span aria-current="page">
                          <bdi>{unit.label}</bdi>
                        </span>
                      }
                    >
                      <a
                        href={`${props.view.base}${i() === 0 ? '' : `units/${unit.id}`}${props.view.suffix}`}
                      >
                        <bdi>{unit.label}</bdi>
                      </a>
                    </Show>
                  </li>
                )}
              </For>
            </ol>
          </nav>
        </Show>
        <h1 ref={heading} id="finding" tabindex="-1">
          {finding(props.view)}
        </h1>
        <Show when={props.view.organisation}>
          <WaveLine view={props.view} />
        </Show>
      </div>
      <div class={styles.acts}>
        <WavePicker waves={props.view.board.waves} wave={props.view.wave} names={props.view.names} />
        <ExportButton view={props.view} />
      </div>
      <span class="vh" role="status">
        {props.view.names.full(props.view.wave)}
      </span>
    </div>
  );
};

const WaveLine = (props: { view: View }): JSX.Element => {
  const { t, f } = useSpeech();
  const plan = () => props.view.wave.plan;
  return (
    <p class={styles.line}>
      {t.waveLine({
        wave: props.view.names.full(props.view.wave),
        number: props.view.wave.number,
        asked: f.days(plan().opens, plan().closes),
        released: f.day(plan().releases),
      })}
    </p>
  );
};
