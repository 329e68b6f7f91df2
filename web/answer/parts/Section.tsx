import { createUniqueId, type JSX } from 'solid-js';
import styles from './Section.module.css';

/** A heading and what belongs to it. */
export const Section = (props: { title: string; children: JSX.Element }): JSX.Element => {
  const id = createUniqueId();
  return (
    <section class={styles.section} aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      {props.children}
    </section>
  );
};
