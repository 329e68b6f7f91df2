import type { JSX } from 'solid-js';

/** A link to another place of the same page, which takes the focus along: the next Tab goes on from there. */
export const JumpLink = (props: {
  to: string;
  class?: string | undefined;
  children: JSX.Element;
}): JSX.Element => (
  <a
    href={`#${props.to}`}
    class={props.class}
    rel="external"
    onClick={(event) => {
      event.preventDefault();
      const place = document.getElementById(props.to);
      place?.scrollIntoView();
      place?.focus({ preventScroll: true });
    }}
  >
    {props.children}
  </a>
);
