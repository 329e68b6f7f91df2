/** Is anybody still there? The only time limit of the employee's pages, and only on a device that many use. */
import { type Accessor, createSignal, onCleanup } from 'solid-js';

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'input', 'wheel', 'touchstart'] as const;

/** Between the warning and the end. */
export const WARNING_SECONDS = 45;

/**
 * `patience`: seconds without a sign of life until the warning, asked each time; null while there is nothing to lose or
 * something is on its way. `over` is called once nobody answered the warning.
 */
export const makeIdle = (
  patience: Accessor<number | null>,
  over: () => void,
): { warning: Accessor<boolean>; alive: () => void } => {
  const [warning, warn] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const after = (seconds: number, what: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(what, seconds * 1000);
  };
  const alive = () => {
    warn(false);
    const seconds = patience();
    if (seconds === null) clearTimeout(timer);
    else after(seconds, suspect);
  };
  const suspect = () => {
    warn(true);
    after(WARNING_SECONDS, () => {
      warn(false);
      over();
    });
  };
  // A hand that brushes the desk does not answer the warning: that takes its button.
  const sign = () => {
    if (!warning()) alive();
  };
  for (const name of SIGNS) addEventListener(name, sign, { passive: true });
  onCleanup(() => {
    clearTimeout(timer);
    for (const name of SIGNS) removeEventListener(name, sign);
  });
  return { warning, alive };
};
