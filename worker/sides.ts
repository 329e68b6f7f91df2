/** Desk, box and board: one process may serve any of them, for each organisation those whose secrets it holds. */
import type { Organisation } from './deps.ts';

export const SIDES = ['desk', 'box', 'board'] as const;

export type Side = (typeof SIDES)[number];

/** Whose routes a process has: the sides of any of its organisations. */
export const sidesServed = (organisations: Organisation[]): ReadonlySet<Side> =>
  new Set(
    organisations.flatMap(({ desk, box, boardSide }) => [
      ...(desk ? (['desk'] as const) : []),
      ...(box ? (['box'] as const) : []),
      ...(boardSide ? (['board'] as const) : []),
    ]),
  );
