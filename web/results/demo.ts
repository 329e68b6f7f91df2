/** The demo's guide, served by the demo alone. */
import type { Instant } from '../../worker/core/season.ts';

export type DemoStep = { id: string; title: string; text: string; href: string };

export type Demo = {
  org: string;
  name: string;
  now: Instant;
  steps: DemoStep[];
  /** Close of the wave that is open, or null if none is. */
  nextClose: Instant | null;
  canMove: boolean;
};

/** The guide, or null where there is none: a rehearsal has a clock, but no story. */
export const readDemo = async (): Promise<Demo | null> => {
  const response = await fetch('/api/demo', { credentials: 'omit' }).catch(() => null);
  return response?.ok ? response.json() : null;
};

/** Moves the demo's clock. Everything that falls due until then is done before the answer comes. */
export const moveClock = async (to: Instant): Promise<boolean> => {
  const response = await fetch('/api/clock', {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to }),
  }).catch(() => null);
  return response?.ok === true;
};
