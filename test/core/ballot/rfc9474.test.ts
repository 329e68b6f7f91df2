import { constants, createPrivateKey, privateDecrypt, publicEncrypt } from 'node:crypto';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { describe, expect, test } from 'vitest';
import { blindWith, finaliseWith } from '../../../worker/cli/fastBlind.ts';
import { importIssuerKey, jwk } from '../../../worker/core/ballot/key.ts';
import { b64u, hex } from '../../../worker/core/bytes.ts';
import { blindSign } from '../../../worker/desk/sign.ts';
import rfc9474 from '../../vectors/rfc9474.json' with { type: 'json' };
import { bigint, bytes, inverse, withRandomness } from './support.ts';

const SUITES = {
  'RSABSSA-SHA384-PSS-Randomized': RSABSSA.SHA384.PSS.Randomized(),
  'RSABSSA-SHA384-PSSZERO-Randomized': RSABSSA.SHA384.PSSZero.Randomized(),
  'RSABSSA-SHA384-PSS-Deterministic': RSABSSA.SHA384.PSS.Deterministic(),
  'RSABSSA-SHA384-PSSZERO-Deterministic': RSABSSA.SHA384.PSSZero.Deterministic(),
};

test('all four variants of RFC 9474 appendix A are here', () => {
  expect(rfc9474.vectors.map(({ name }) => name).sort()).toEqual(Object.keys(SUITES).sort());
});

describe.each(rfc9474.vectors)('RFC 9474 $name', (vector) => {
  const n = bytes(vector.n);
  const salt = bytes(vector.salt);
  const message = bytes(vector.input_msg);
  const r = inverse(bigint(bytes(vector.inv)), bigint(n));
  const suite = SUITES[vector.name as keyof typeof SUITES];

  test('the prepared message is prefix and message', () => {
    expect(vector.input_msg).toBe(vector.msg_prefix + vector.msg);
  });

  test('the fast path blinds as written', () => {
    const { blinded, inv } = blindWith(message, n, salt, r);
    expect([hex(blinded), hex(inv)]).toEqual([vector.blinded_msg, vector.inv]);
  });

  test('the client library blinds as written', async () => {
    const key = await importIssuerKey(n);
    const draws = salt.length > 0 ? [salt] : [];
    const { blindedMsg, inv } = await withRandomness([...draws, r], () => suite.blind(key, message));
    expect([hex(blindedMsg), hex(inv)]).toEqual([vector.blinded_msg, vector.inv]);
  });

  test('raw RSA of node:crypto signs as written, and the desk signs the same', () => {
    const [p, q, d] = [vector.p, vector.q, vector.d].map((part) => bigint(bytes(part)));
    if (p === undefined || q === undefined || d === undefined) throw new Error('no such part');
    const part = (value: bigint) => {
      const text = value.toString(16);
      return b64u(bytes(text.length % 2 ? `0${text}` : text));
    };
    const { kty, e } = jwk(n);
    const privateKey = createPrivateKey({
      key: {
        kty,
        e,
        n: b64u(n),
        d: part(d),
        p: part(p),
        q: part(q),
        dp: part(d % (p - 1n)),
        dq: part(d % (q - 1n)),
        qi: part(inverse(q, p)),
      },
      format: 'jwk',
    });
    const blinded = bytes(vector.blinded_msg);
    const raw = { key: privateKey, padding: constants.RSA_NO_PADDING };
    expect(hex(privateDecrypt(raw, blinded))).toBe(vector.blind_sig);
    expect(hex(publicEncrypt(raw, bytes(vector.blind_sig)))).toBe(vector.blinded_msg);
    const pkcs8 = new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }));
    expect(hex(blindSign(pkcs8, n, blinded) ?? n)).toBe(vector.blind_sig);
  });

  test('both paths finalise to the written signature and refuse any other', async () => {
    const key = await importIssuerKey(n);
    const blindSignature = bytes(vector.blind_sig);
    const inv = bytes(vector.inv);
    expect(hex(finaliseWith(message, n, blindSignature, inv, salt.length) ?? n)).toBe(vector.sig);
    expect(hex(await suite.finalize(key, message, blindSignature, inv))).toBe(vector.sig);
    const wrong = blindSignature.with(100, (blindSignature[100] ?? 0) ^ 1);
    expect(finaliseWith(message, n, wrong, inv, salt.length)).toBeNull();
    await expect(suite.finalize(key, message, wrong, inv)).rejects.toThrow('invalid signature');
  });
});
