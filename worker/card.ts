/**
 * How hosts of one organisation learn of each other: each prints a card with the addresses and public keys of its
 * sides, and pins the others'. Nothing in a card is secret; a false card is (so people compare its six words).
 */
import * as v from 'valibot';
import { ed25519Public } from './core/ballot/ed25519.ts';
import { isB64u, isId, parseJson } from './core/ballot/shape.ts';
import { b64u, fromB64u } from './core/bytes.ts';
import { isOrigin } from './origin.ts';
import { type Secrets, sidesOf } from './secrets.ts';
import { SIDES, type Side } from './sides.ts';

const key = v.pipe(
  v.string(),
  v.check((text) => isB64u(text, 32)),
);
const url = v.pipe(v.string(), v.check(isOrigin));

/** Of sides on other hosts, what this one needs. Keys are Ed25519 public keys, base64url. */
export const cardSidesShape = v.strictObject({
  /** `key` signs what the desk publishes. */
  desk: v.exactOptional(v.strictObject({ url, key })),
  /** `key` signs what the box publishes; `receipt_key` is K_receipt's public half. */
  box: v.exactOptional(v.strictObject({ url, key, receipt_key: key })),
  /** `log_key` is K_log's public half. */
  board: v.exactOptional(v.strictObject({ url, log_key: key })),
});

const cardShape = v.strictObject({
  chorus: v.literal('card'),
  v: v.literal(1),
  org: v.pipe(
    v.string(),
    v.check((text) => isId(text)),
  ),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  sides: v.pipe(
    cardSidesShape,
    v.check((sides) => sidesOf(sides).length > 0),
  ),
});

export type CardSides = v.InferOutput<typeof cardSidesShape>;
export type Card = v.InferOutput<typeof cardShape>;

/** The origins of an organisation's own sides on this host. */
export type Urls = Record<Side, string>;

export const parseCard = (text: string): Card | null => {
  const parsed = v.safeParse(cardShape, parseJson(text));
  return parsed.success ? parsed.output : null;
};

const publicOf = async (seed: string) => b64u(await ed25519Public(fromB64u(seed) ?? new Uint8Array()));

/** This host's card. */
export const cardOf = async (org: string, secrets: Secrets, urls: Urls): Promise<Card> => ({
  chorus: 'card',
  v: 1,
  org,
  name: secrets.name,
  sides: {
    ...(secrets.desk ? { desk: { url: urls.desk, key: await publicOf(secrets.desk.publish) } } : {}),
    ...(secrets.box
      ? {
          box: {
            url: urls.box,
            key: await publicOf(secrets.box.publish),
            receipt_key: await publicOf(secrets.box.receipt),
          },
        }
      : {}),
    ...(secrets.board ? { board: { url: urls.board, log_key: await publicOf(secrets.board.log) } } : {}),
  },
});

/** Which sides each needs to know: the desk writes the box's address and the board's key into manifests. */
const NEEDS: Record<Side, readonly Side[]> = {
  desk: ['box', 'board'],
  box: ['board'],
  board: ['desk', 'box'],
};

/** Sides that some side of this host needs and that are neither here nor pinned. */
export const missingSides = (secrets: Secrets, pinned: CardSides): Side[] => {
  const own = sidesOf(secrets);
  const needed = new Set(own.flatMap((side) => NEEDS[side]));
  return SIDES.filter((side) => needed.has(side) && !own.includes(side) && pinned[side] === undefined);
};
