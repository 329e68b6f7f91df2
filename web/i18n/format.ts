/** Dates, numbers and lists in the reader's locale and time zone, by Intl alone. */
import type { Instant } from '../../worker/core/season.ts';

export type Format = {
  /** `16 October` */
  day: (at: Instant) => string;
  /** `Friday 16 October` */
  weekday: (at: Instant) => string;
  /** `18:00` */
  hour: (at: Instant) => string;
  /** `October`, or `October 2027` when the year is asked for */
  month: (at: Instant) => string;
  number: (n: number) => string;
  /** `November, December and January` */
  list: (parts: string[]) => string;
};

/** @example format('en-GB').day('2026-10-16T16:00:00Z') // '16 October' */
export const format = (locale: string, timeZone?: string): Format => {
  const zone = timeZone === undefined ? {} : { timeZone };
  const date = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { ...options, ...zone });
    return (at: Instant): string => formatter.format(new Date(at));
  };
  const day = date({ day: 'numeric', month: 'long' });
  const numbers = new Intl.NumberFormat(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    // A day does not break: "16" at the end of a line reads like an hour.
    day: (at) => day(at).replaceAll(' ', '\u00a0'),
    weekday: date({ weekday: 'long', day: 'numeric', month: 'long' }),
    hour: date({ hour: '2-digit', minute: '2-digit' }),
    month: date({ month: 'long' }),
    number: (n) => numbers.format(n),
    list: (parts) => lists.format(parts),
  };
};
