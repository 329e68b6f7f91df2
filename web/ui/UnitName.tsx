import { For, type JSX, Show } from 'solid-js';
import styles from './UnitName.module.css';

/** `Applied AI › Data Quality`, which a screen reader hears from the inside out: the sign is read as "in". */
export const UnitName = (props: {
  label: string;
  within: (inner: string, outer: string) => string;
}): JSX.Element => {
  const parts = () => props.label.split(' › ');
  const spoken = () => parts().reduce((outer, inner) => props.within(inner, outer));
  return (
    <bdi>
      <Show when={parts().length > 1} fallback={props.label}>
        <span class="vh">{spoken()}</span>
        <span aria-hidden="true">
          <For each={parts()}>
            {(part, index) => (
              <>
                <Show when={index() > 0}>
                  <span class={styles.sign}> › </span>
                </Show>
                {part}
              </>
            )}
          </For>
        </span>
      </Show>
    </bdi>
  );
};
