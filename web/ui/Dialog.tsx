import { createUniqueId, type JSX, onMount } from 'solid-js';
import styles from './Dialog.module.css';

/** A modal question. The browser's own dialog keeps the focus inside, closes on Esc and gives the focus back. */
export const Dialog = (props: {
  title: string;
  text: string;
  onClose: () => void;
  children: JSX.Element;
}): JSX.Element => {
  const id = createUniqueId();
  let dialog!: HTMLDialogElement;
  onMount(() => dialog.showModal());
  return (
    <dialog
      ref={dialog}
      class={styles.dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onClose={() => props.onClose()}
    >
      <h2 id={`${id}-title`}>{props.title}</h2>
      <p id={`${id}-text`}>{props.text}</p>
      <div class={styles.actions}>{props.children}</div>
    </dialog>
  );
};
