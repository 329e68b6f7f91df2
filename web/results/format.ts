/** Numbers and dates of the results pages, by Intl in the reader's locale and time zone, or in a named one. */
import type { Instant } from '../../worker/core/season.ts';

export type ResultsFormat = {
  /** Language of the words, e.g. `en`. */
  language: string;
  /** `7,412` */
  number: (n: number) => string;
  /** `+3`, `−5`, `0`: a real minus. */
  signed: (n: number) => string;
  /** `58–60`, with an en dash. */
  span: (low: number, high: number) => string;
  /** `October` */
  month: (at: Instant) => string;
  /** `Oct` */
  monthShort: (at: Instant) => string;
  /** `October 2026` */
  monthYear: (at: Instant) => string;
  /** `16 October` */
  day: (at: Instant) => string;
  /** `16 Oct` */
  dayShort: (at: Instant) => string;
  /** `16 October 2026` */
  dayYear: (at: Instant) => string;
  /** `16 October 2026 at 18:00` */
  dayHour: (at: Instant) => string;
  /** `2026` */
  year: (at: Instant) => string;
  /** `5–16 October` */
  days: (from: Instant, to: Instant) => string;
  /** `September, October and November` */
  list: (parts: string[]) => string;
  /** Order of names. */
  compare: (a: string, b: string) => number;
};

const MINUS = '−';

/** @example resultsFormat('en-GB').days('2026-10-05T07:00:00Z', '2026-10-16T16:00:00Z') // '5–16 October' */
export const resultsFormat = (locale: string, timeZone?: string): ResultsFormat => {
  const zone = timeZone === undefined ? {} : { timeZone };
  const date = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { ...options, ...zone });
    return (at: Instant): string => formatter.format(new Date(at));
  };
  const numbers = new Intl.NumberFormat(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const names = new Intl.Collator(locale, { numeric: true });
  const range = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', ...zone });
  // Adding 0 turns −0 into 0.
  const plain = (n: number) => numbers.format(n + 0).replace('-', MINUS);
  return {
    language: locale.split('-')[0] ?? locale,
    number: plain,
    signed: (n) => (n > 0 ? `+${plain(n)}` : plain(n)),
    span: (low, high) => `${plain(low)}–${plain(high)}`,
    month: date({ month: 'long' }),
    monthShort: date({ month: 'short' }),
    monthYear: date({ month: 'long', year: 'numeric' }),
    day: date({ day: 'numeric', month: 'long' }),
    dayShort: date({ day: 'numeric', month: 'short' }),
    dayYear: date({ day: 'numeric', month: 'long', year: 'numeric' }),
    dayHour: date({ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }),
    year: date({ year: 'numeric' }),
    // CLDR sets thin spaces round the dash of a range of days; the design sets none.
    days: (from, to) => range.formatRange(new Date(from), new Date(to)).replace(/(\d)\s*–\s*(\d)/u, '$1–$2'),
    list: (parts) => lists.format(parts),
    compare: (a, b) => names.compare(a, b),
  };
};
