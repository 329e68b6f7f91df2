import * as v from 'valibot';
import { isB64u, parseJson } from './core/ballot/shape.ts';
import { b64u } from './core/bytes.ts';
import { Unsafe } from './unsafe.ts';

const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));

const key = v.pipe(
  v.string(),
  v.check((text) => isB64u(text, 32)),
);

/** What `secrets.json` of an organisation holds, and each organisation of a Worker's secret. */
export const secretsShape = v.strictObject({
  v: v.literal(1),
  name: v.string(),
  /** K_log, K_receipt: Ed25519 seeds. K_roster: HMAC key. All base64url, 32 bytes. */
  log: key,
  receipt: key,
  roster: key,
  /** The steward's token. */
  admin: v.string(),
});

export type Secrets = v.InferOutput<typeof secretsShape>;

export const newSecrets = (name: string): Secrets => ({
  v: 1,
  name,
  log: b64u(randomBytes(32)),
  receipt: b64u(randomBytes(32)),
  roster: b64u(randomBytes(32)),
  admin: b64u(randomBytes(24)),
});

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
