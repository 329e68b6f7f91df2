/** The reader's clock. A demo or a rehearsal moves its own and says by how much in a meta tag; no other server does. */
import type { Instant } from '../../worker/core/season.ts';

const meta = () => document.querySelector<HTMLMetaElement>('meta[name="chorus-rehearsal"]');

export const isRehearsal = (): boolean => meta() !== null;

/** The time here, to the second. */
export const now = (): Instant =>
  new Date(Date.now() + Number(meta()?.content ?? 0)).toISOString().replace(/\.\d{3}Z$/, 'Z');
