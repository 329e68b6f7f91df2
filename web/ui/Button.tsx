import { type JSX, splitProps } from 'solid-js';
import styles from './Button.module.css';

type Look = 'main' | 'plain' | 'quiet';

const classOf = (look: Look | undefined): string => `${styles.button ?? ''} ${styles[look ?? 'plain'] ?? ''}`;

/** A verb. `missing` says what is still to do: the button stays focusable and does nothing. */
export const Button = (
  props: { look?: Look; missing?: boolean } & JSX.ButtonHTMLAttributes<HTMLButtonElement>,
): JSX.Element => {
  const [own, rest] = splitProps(props, ['look', 'missing', 'class', 'onClick', 'type']);
  return (
    <button
      {...rest}
      type={own.type ?? 'button'}
      class={`${classOf(own.look)} ${own.class ?? ''}`}
      aria-disabled={own.missing ? 'true' : undefined}
      onClick={(event) => {
        if (own.missing) event.preventDefault();
        else if (typeof own.onClick === 'function') own.onClick(event);
      }}
    />
  );
};

/** A link that looks like a button, for going somewhere. */
export const ButtonLink = (
  props: { look?: Look } & JSX.AnchorHTMLAttributes<HTMLAnchorElement>,
): JSX.Element => {
  const [own, rest] = splitProps(props, ['look', 'class']);
  return <a {...rest} class={`${classOf(own.look)} ${own.class ?? ''}`} />;
};
