import type { Instant } from '../core/season.ts';

/** `toInstant(new Date())`: UTC to the second. */
export const toInstant = (date: Date): Instant => `${date.toISOString().slice(0, 19)}Z`;

/** `later('2026-01-01T00:00:00Z', { days: 1, hours: 2 })` is `2026-01-02T02:00:00Z`. */
export const later = (from: Instant, by: { days?: number; hours?: number; minutes?: number }): Instant => {
  const { days = 0, hours = 0, minutes = 0 } = by;
  return toInstant(new Date(Date.parse(from) + ((days * 24 + hours) * 60 + minutes) * 60_000));
};

/** `16 October 2026, 16:00 UTC`. */
export const sayInstant = (at: Instant): string =>
  `${new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })}, ${at.slice(11, 16)} UTC`;
