/** A wave's name is the month it opens in; where two open in one month, the day. */
import type { Instant } from '../../worker/core/season.ts';
import type { Format } from '../i18n/format.ts';

export const waveNames = (waves: { opens: Instant }[], format: Format): string[] => {
  const months = waves.map(({ opens }) => format.month(opens));
  return waves.map(({ opens }, place) => {
    const month = months[place] ?? '';
    return months.indexOf(month) === months.lastIndexOf(month) ? month : format.day(opens);
  });
};
