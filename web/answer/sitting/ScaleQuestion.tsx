import { createEffect, createUniqueId, For, type JSX, Show } from 'solid-js';
import type { ScaleItem } from '../../../worker/core/questionnaire.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useSpeech } from '../words.tsx';
import styles from './ScaleQuestion.module.css';

/**
 * Native radios in a group named by time frame and statement. Arrows move and choose; while the group has the
 * focus, digits choose by position on the scale and 0 is "Prefer not to say" (on 0 to 10, digits are the values).
 */
export const ScaleQuestion = (props: {
  item: ScaleItem;
  labelledBy: string;
  value: number | null | undefined;
  missing: boolean;
  onChoose: (value: number | null) => void;
}): JSX.Element => {
  const { t, format } = useSpeech();
  const words = t.answer.question;
  const id = createUniqueId();
  let error: HTMLParagraphElement | undefined;
  const wide = () => props.item.scale[1] === 10;
  const values = (): number[] => {
    const [lowest, highest] = props.item.scale;
    return Array.from({ length: highest - lowest + 1 }, (_, step) => lowest + step);
  };
  const nameOf = (value: number): string => {
    if (wide()) return format.number(value);
    return (props.item.scale[1] === 3 ? words.done : words.agreement)[value - 1] ?? '';
  };
  createEffect(() => {
    if (props.missing) error?.focus();
  });

  let group!: HTMLFieldSetElement;
  const choose = (value: number | null) => {
    props.onChoose(value);
    group.querySelector<HTMLInputElement>(`input[value="${value ?? 'none'}"]`)?.focus();
  };
  const byDigit = (event: KeyboardEvent) => {
    if (!/^\d$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    const digit = Number(event.key);
    const value = digit === 0 && !wide() ? null : digit;
    if (value !== null && !values().includes(value)) return;
    event.preventDefault();
    choose(value);
  };
  const radio = (value: number | null, name: string, look: string | undefined) => (
    <label class={look}>
      <input
        type="radio"
        name={id}
        value={value ?? 'none'}
        checked={props.value === value}
        onChange={() => props.onChoose(value)}
      />
      <span>{name}</span>
    </label>
  );

  return (
    <fieldset
      ref={group}
      class={styles.scale}
      aria-labelledby={props.labelledBy}
      aria-describedby={props.missing ? `${id}-error` : undefined}
      onKeyDown={byDigit}
    >
      <Show when={props.missing}>
        <p ref={error} id={`${id}-error`} class={styles.error} tabindex="-1">
          <Icon name="warning" />
          {words.choose}
        </p>
      </Show>
      <div class={wide() ? styles.numbers : styles.options}>
        <For each={values()}>
          {(value) => radio(value, nameOf(value), wide() ? styles.number : styles.option)}
        </For>
      </div>
      <Show when={wide()}>
        <p class={styles.ends}>
          <span>{words.lowest}</span>
          <span>{words.highest}</span>
        </p>
      </Show>
      {radio(null, words.preferNot, styles.other)}
      <Show when={!wide()}>
        <p class={styles.keys}>{words.keys}</p>
      </Show>
    </fieldset>
  );
};
