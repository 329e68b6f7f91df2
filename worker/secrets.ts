import * as v from 'valibot';
import { isB64u, parseJson } from './core/ballot/shape.ts';
import { b64u } from './core/bytes.ts';
import { SIDES, type Side } from './sides.ts';
import { Unsafe } from './unsafe.ts';

const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));

const key = v.pipe(
  v.string(),
  v.check((text) => isB64u(text, 32)),
);

/**
 * What `secrets.json` of an organisation holds, and each organisation of a Worker's secret: those of the sides that
 * this process serves, and of no other. Keys are base64url of 32 bytes.
 */
export const secretsShape = v.pipe(
  v.strictObject({
    v: v.literal(2),
    name: v.string(),
    desk: v.exactOptional(
      v.strictObject({
        /** K_roster: HMAC key. */
        roster: key,
        /** The steward's token. */
        admin: v.string(),
        /** Ed25519 seed: signs what the desk publishes on a board of another host. */
        publish: key,
      }),
    ),
    box: v.exactOptional(
      v.strictObject({
        /** K_receipt: Ed25519 seed. */
        receipt: key,
        /** Ed25519 seed: signs what the box publishes on a board of another host. */
        publish: key,
      }),
    ),
    board: v.exactOptional(
      v.strictObject({
        /** K_log: Ed25519 seed. */
        log: key,
      }),
    ),
  }),
  v.check((secrets) => sidesOf(secrets).length > 0),
);

export type Secrets = v.InferOutput<typeof secretsShape>;

/** The sides whose secrets these are. */
export const sidesOf = (secrets: Partial<Record<Side, object>>): Side[] =>
  SIDES.filter((side) => secrets[side] !== undefined);

export const newSecrets = (name: string, sides: readonly Side[] = SIDES): Secrets => {
  const seed = () => b64u(randomBytes(32));
  return {
    v: 2,
    name,
    ...(sides.includes('desk')
      ? { desk: { roster: seed(), admin: b64u(randomBytes(24)), publish: seed() } }
      : {}),
    ...(sides.includes('box') ? { box: { receipt: seed(), publish: seed() } } : {}),
    ...(sides.includes('board') ? { board: { log: seed() } } : {}),
  };
};

export function parseSecrets(text: string, where: string): Secrets {
  const parsed = v.safeParse(secretsShape, parseJson(text));
  if (parsed.success) return parsed.output;
  throw new Unsafe([
    {
      code: 'bad-secrets',
      value: where,
      message: `${where} is not the secrets file of an organisation.`,
      remedy: 'Restore it from where it was kept: it cannot be made again.',
    },
  ]);
}

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** `northwind-` and 80 random bits: everyone inside has the link, nobody outside can guess it. At most 32 characters. */
export function newOrgId(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 15)
    .replace(/^-+|-+$/g, '');
  const random = Array.from(randomBytes(16), (byte) => BASE32[byte & 31]).join('');
  return `${slug || 'org'}-${random}`;
}
