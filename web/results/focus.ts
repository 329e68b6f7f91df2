/** Which screen was drawn last, so that the first one leaves the focus where the browser put it. */
let screen: string | null = null;

/** After a change of screen the focus goes to its finding; the first page of a visit keeps the browser's own order. */
export const focusOnChange = (name: string, heading: HTMLElement): void => {
  if (screen !== null && screen !== name) heading.focus({ preventScroll: true });
  screen = name;
};
