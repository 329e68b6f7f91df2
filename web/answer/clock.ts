/** The reader's clock. A demo or a rehearsal moves its own and says by how much in a meta tag; no other server does. */
import type { Instant } from '../../worker/core/season.ts';

const offset = (): number | null => {
  const content = document.querySelector<HTMLMetaElement>('meta[name="chorus-rehearsal"]')?.content;
  const milliseconds = Number(content);
  return content === undefined || !Number.isFinite(milliseconds) ? null : milliseconds;
};

export const isRehearsal = (): boolean => offset() !== null;

export const now = (): Instant =>
  new Date(Date.now() + (offset() ?? 0)).toISOString().replace(/\.\d+Z$/, 'Z');
