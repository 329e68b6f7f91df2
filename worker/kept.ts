/** How organisations are kept where there is no folder: one JSON text, the secret CHORUS_ORGANISATIONS of a Worker. */
import * as v from 'valibot';
import { cardSidesShape } from './card.ts';
import { parseJson } from './core/ballot/shape.ts';
import { isOrigin } from './origin.ts';
import { secretsShape, sidesOf } from './secrets.ts';

const url = v.pipe(v.string(), v.check(isOrigin));
const database = v.strictObject({ url: v.string(), authToken: v.exactOptional(v.string()) });

const keptShape = v.pipe(
  v.strictObject({
    org: v.string(),
    /** Origins of this Worker's sides, as they stand in manifests and on its card. */
    urls: v.strictObject({ desk: url, box: url, board: url }),
    secrets: secretsShape,
    /** The sides on other hosts. */
    pinned: v.exactOptional(cardSidesShape),
    databases: v.strictObject({
      desk: v.exactOptional(database),
      keys: v.exactOptional(database),
      box: v.exactOptional(database),
      board: v.exactOptional(database),
    }),
  }),
  v.check(({ secrets, databases }) => {
    const needed = sidesOf(secrets).flatMap((side) =>
      side === 'desk' ? (['desk', 'keys'] as const) : [side],
    );
    return needed.every((name) => databases[name] !== undefined);
  }, 'a side without its database'),
);

export type KeptDatabase = v.InferOutput<typeof database>;
export type Kept = v.InferOutput<typeof keptShape>;

export const parseKept = (text: string): Kept[] | null => {
  const parsed = v.safeParse(v.array(keptShape), parseJson(text));
  return parsed.success ? parsed.output : null;
};
