/** Colours and faces a canvas needs, read from the token file at the element (themes and forced colours change them). */
export type ChartTokens = {
  ink: string;
  ink2: string;
  ink3: string;
  surface: string;
  grid: string;
  series: string;
  band: string;
  compare: string;
  hatch: string;
  hatchTint: string;
  ui: string;
  voice: string;
  /** Size of the root's text over 16 px, so that words in a canvas follow the reader's text size. */
  scale: number;
  /** The system's own colours are in force: no fills that carry data. */
  forced: boolean;
};

export const readTokens = (element: Element): ChartTokens => {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: token('--ink'),
    ink2: token('--ink-2'),
    ink3: token('--ink-3'),
    surface: token('--surface'),
    grid: token('--grid'),
    series: token('--series'),
    band: token('--band'),
    compare: token('--compare'),
    hatch: token('--plum-hatch'),
    hatchTint: token('--plum-tint'),
    ui: token('--ui'),
    voice: token('--voice'),
    scale: Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16,
    forced: matchMedia('(forced-colors: active)').matches,
  };
};

/** Calls back when the theme, the system's colours or the faces change. Returns what stops it. */
export const onLookChange = (changed: () => void): (() => void) => {
  const attribute = new MutationObserver(changed);
  attribute.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const queries = ['(forced-colors: active)', '(prefers-color-scheme: dark)'].map((query) =>
    matchMedia(query),
  );
  for (const query of queries) query.addEventListener('change', changed);
  document.fonts.addEventListener('loadingdone', changed);
  return () => {
    attribute.disconnect();
    for (const query of queries) query.removeEventListener('change', changed);
    document.fonts.removeEventListener('loadingdone', changed);
  };
};
