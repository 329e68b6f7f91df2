/** `chorus season open` and `close`: what the dates allow, and nothing else. On a rehearsal they move the clock there. */
import type { Instant } from '../../core/season.ts';
import type { SeasonStatus } from '../../desk/status.ts';
import { type Api, Refused } from '../api.ts';
import { UsageError } from '../command.ts';
import { sayInstant, toInstant } from '../instant.ts';
import type { Io } from '../io.ts';

type Span = { what: string; opens: Instant; closes: Instant };

const spans = (status: SeasonStatus): Span[] => [
  { what: 'collection', opens: status.collect_opens, closes: status.collect_closes },
  ...status.waves.map(({ id, opens, closes }) => ({ what: `wave ${id}`, opens, closes })),
];

/** The server's time if its clock moves, else null. */
const rehearsalTime = async (api: Api): Promise<Instant | null> => {
  try {
    return (await api.clock()).now;
  } catch (error) {
    if (error instanceof Refused && error.code === 'not-a-rehearsal') return null;
    throw error;
  }
};

/** The span that an act is about: the one in progress, else the next one (for `open`), by the dates. */
export const spanFor = (status: SeasonStatus, now: Instant, act: 'open' | 'close'): Span | undefined => {
  const running = spans(status).find(({ opens, closes }) => opens <= now && now < closes);
  return running ?? (act === 'open' ? spans(status).find(({ opens }) => now < opens) : undefined);
};

export const move = async (api: Api, season: string, act: 'open' | 'close', io: Io): Promise<number> => {
  const status = await api.desk<SeasonStatus>('GET', `/seasons/${season}`);
  if (status.state !== 'sealed')
    throw new UsageError(`${season} is not sealed; seal it first: chorus season seal ${season}`);
  const rehearsal = await rehearsalTime(api);
  const now = rehearsal ?? toInstant(new Date());
  const span = spanFor(status, now, act);
  if (!span) {
    io.err(act === 'open' ? `Nothing of ${season} is left to open.` : `Nothing of ${season} is open.`);
    return 1;
  }
  const at = act === 'open' ? span.opens : span.closes;
  const done = at <= now;
  const say = (text: string, code: 0 | 1) => {
    (code === 0 ? io.out : io.err)(text);
    io.json({ season, what: span.what, at, done: code === 0 });
    return code;
  };
  if (done) return say(`The ${span.what} is open until ${sayInstant(span.closes)}.`, 0);
  if (rehearsal === null)
    return say(
      `The ${span.what} ${act}s by itself at ${sayInstant(at)}. Nobody can ${act} it early: the manifest says so, and everybody relies on it.`,
      1,
    );
  await api.moveClock(at);
  return say(
    `The rehearsal's clock was moved to ${sayInstant(at)}: the ${span.what} is ${act === 'open' ? 'open' : 'closed'}.`,
    0,
  );
};
