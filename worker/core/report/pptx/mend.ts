import { INK, RANGE_LINE } from '../colours.ts';

/** Series of answer bars whose fill is dark: its numbers are white. */
const DARK = new Set(['8A3A0C', '0B4F5E']);

/** One series: white numbers on dark bars; the ends of a likely range as thin lines without points. */
const mendSeries = (series: string): string => {
  const colour = /<c:spPr><a:solidFill><a:srgbClr val="([0-9A-F]{6})"/.exec(series)?.[1] ?? '';
  if (DARK.has(colour))
    return series.replace(/<c:dLbls>.*?<\/c:dLbls>/s, (labels) =>
      labels.replaceAll(`val="${INK.toUpperCase()}"`, 'val="FFFFFF"'),
    );
  return colour === RANGE_LINE.toUpperCase()
    ? series
        .replace('<c:symbol val="circle"/>', '<c:symbol val="none"/>')
        .replaceAll('w="28575"', 'w="12700"')
    : series;
};

/**
 * What the library cannot say of a chart, and what it leaves of a missing value: such a point has no element at all
 * (ECMA-376 part 1, 21.2.2.127), where the library writes an empty one.
 */
export const mend = (path: string, xml: string): string => {
  const whole = xml
    .replaceAll(/<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/g, '')
    .replaceAll(/<c r="[A-Z]+\d+"[^>]*><v><\/v><\/c>/g, '');
  return path.startsWith('ppt/charts/') ? whole.replaceAll(/<c:ser>.*?<\/c:ser>/gs, mendSeries) : whole;
};

const NUMBERED = /(charts\/(?:_rels\/)?chart|Microsoft_Excel_Worksheet)(\d+)(?=\.x)/g;

/**
 * Counts charts from 1 again: the library numbers them through all decks that a process has made, which would tell one
 * file from another of the same report. For paths and for the XML that names them.
 *
 * @param before charts made before this deck
 */
export const renumber =
  (before: number) =>
  (text: string): string =>
    text.replaceAll(NUMBERED, (_, name: string, at: string) => `${name}${Number(at) - before}`);

/** Charts that were made before those of a deck, from the paths of its parts. */
export const chartsBefore = (paths: readonly string[]): number => {
  const numbers = paths.flatMap((path) => [...path.matchAll(NUMBERED)].map((match) => Number(match[2])));
  return numbers.length > 0 ? Math.min(...numbers) - 1 : 0;
};
