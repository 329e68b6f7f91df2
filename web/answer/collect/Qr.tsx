import type { JSX } from 'solid-js';
import { qrCode } from '../../../worker/core/qr.ts';
import styles from './Qr.module.css';

/** A code that phones read: dark on light in every theme, with the quiet zone around it. */
export const Qr = (props: { text: string; label: string }): JSX.Element => {
  const code = () => qrCode(props.text);
  return (
    <svg
      class={styles.code}
      viewBox={`0 0 ${code().size} ${code().size}`}
      role="img"
      aria-label={props.label}
      shape-rendering="crispEdges"
    >
      <rect class={styles.paper} width="100%" height="100%" />
      <path class={styles.ink} d={code().path} />
    </svg>
  );
};
