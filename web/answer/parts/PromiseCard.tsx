import { createUniqueId, type JSX, Show } from 'solid-js';
import { Rich } from '../../ui/Rich.tsx';
import { UnitName } from '../../ui/UnitName.tsx';
import { useSpeech } from '../words.tsx';
import { Choir } from './Choir.tsx';
import styles from './PromiseCard.module.css';

const MOST_DOTS = 60;

/** The promise as an object: everything about the reader that travels, and with how many people it is shared. */
export const PromiseCard = (props: { label: string; name: string; people: number }): JSX.Element => {
  const { t, format } = useSpeech();
  const id = createUniqueId();
  return (
    <section class={styles.card} aria-labelledby={id}>
      <p class={`label ${styles.label ?? ''}`} id={id}>
        {props.label}
      </p>
      <h2 class={styles.name}>
        <UnitName label={props.name} within={t.within} />
      </h2>
      <p class={styles.shared}>
        <Rich text={t.sharedWith(format.number(props.people - 1))} />
      </p>
      <Show when={props.people <= MOST_DOTS}>
        <Choir people={props.people} name={props.name} />
      </Show>
    </section>
  );
};
