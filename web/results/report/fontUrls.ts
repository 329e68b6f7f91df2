/** Addresses of the fonts that a PDF may need, with their licences (SIL OFL) in the packages they come from. */
const URLS = import.meta.glob<string>(
  [
    '../../../node_modules/@fontsource/noto-sans/files/noto-sans-{latin,latin-ext,greek,cyrillic,vietnamese,devanagari}-{400,600}-normal.woff',
    '../../../node_modules/@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-{400,600}-normal.woff',
    '../../../node_modules/@fontsource/newsreader/files/newsreader-{latin,latin-ext,vietnamese}-{400,500}-normal.woff',
  ],
  { query: '?url', import: 'default', eager: true },
);

/** @example fontUrl('noto-sans', 'noto-sans-latin-400-normal.woff') */
export const fontUrl = (name: string, file: string): string | undefined =>
  URLS[`../../../node_modules/@fontsource/${name}/files/${file}`];
