/** Times as people type them: `2026-10-05`, or `2026-10-05T08:00` in UTC. */
import { isInstant } from '../../core/ballot/shape.ts';
import type { Instant, WavePlan } from '../../core/season.ts';
import { UsageError } from '../command.ts';

const TIMES = { start: '08:00:00', end: '16:00:00' };

/** A day alone begins at 08:00 or ends at 16:00, UTC. */
export const parseTime = (text: string, edge: keyof typeof TIMES): Instant => {
  const trimmed = text.trim();
  const full = /^\d{4}-\d\d-\d\d$/.test(trimmed)
    ? `${trimmed}T${TIMES[edge]}Z`
    : /^\d{4}-\d\d-\d\dT\d\d:\d\dZ?$/.test(trimmed)
      ? `${trimmed.replace('Z', '')}:00Z`
      : trimmed;
  if (!isInstant(full) || Number.isNaN(Date.parse(full)))
    throw new UsageError(`"${text}" is no time: write 2026-10-05 or 2026-10-05T08:00 (UTC).`);
  return full;
};

const split = (text: string, parts: number, what: string): string[] => {
  const list = text.split(',');
  if (list.length !== parts) throw new UsageError(`${what}, not "${text}".`);
  return list;
};

/** `OPENS,CLOSES` of the collection. */
export const parseCollect = (text: string): { collect_opens: Instant; collect_closes: Instant } => {
  const [opens = '', closes = ''] = split(text, 2, '--collect takes OPENS,CLOSES');
  return { collect_opens: parseTime(opens, 'start'), collect_closes: parseTime(closes, 'end') };
};

/** `ID=OPENS,CLOSES,RELEASES` of a wave. */
export const parseWave = (text: string): WavePlan => {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError(`--wave takes ID=OPENS,CLOSES,RELEASES, not "${text}".`);
  const [opens = '', closes = '', releases = ''] = split(
    text.slice(at + 1),
    3,
    '--wave takes ID=OPENS,CLOSES,RELEASES',
  );
  return {
    id: text.slice(0, at),
    opens: parseTime(opens, 'start'),
    closes: parseTime(closes, 'end'),
    releases: parseTime(releases, 'start'),
  };
};
