import { createPrivateKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import * as fast from '../../../worker/cli/fastBlind.ts';
import { blind, finalise } from '../../../worker/core/ballot/blind.ts';
import { importIssuerKey, isModulus, keyId, spki } from '../../../worker/core/ballot/key.ts';
import { blindedRequest, parseBlindedRequest } from '../../../worker/core/ballot/request.ts';
import { parseToken, tokenInput, verifyToken } from '../../../worker/core/ballot/token.ts';
import { concat, fromB64u, hex, sha256 } from '../../../worker/core/bytes.ts';
import { blindSign } from '../../../worker/desk/sign.ts';
import rfc9578 from '../../vectors/rfc9578-type2.json' with { type: 'json' };
import { bigint, bytes, withRandomness } from './support.ts';

describe.each(rfc9578.vectors)('RFC 9578 token type 0x0002, challenge $token_challenge', (vector) => {
  const privateKey = createPrivateKey(Buffer.from(vector.skS, 'hex').toString());
  const n = fromB64u(privateKey.export({ format: 'jwk' }).n ?? '') ?? new Uint8Array();
  const pkcs8 = new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }));
  const id = keyId(n);
  const input = tokenInput({
    nonce: bytes(vector.nonce),
    challengeDigest: sha256(bytes(vector.token_challenge)),
    keyId: id,
  });
  const salt = bytes(vector.salt);
  const r = bigint(bytes(vector.blind));

  test('the public key is the RSASSA-PSS SPKI of the RFC', () => {
    expect(hex(spki(n))).toBe(vector.pkS);
    expect(isModulus(n)).toBe(true);
  });

  test('client, desk and client again give the written request, response and token, on both paths', async () => {
    const slow = await withRandomness([salt, r], () => blind(input, n));
    const quick = fast.blindWith(input, n, salt, r);
    expect(quick).toEqual(slow);
    const request = blindedRequest(id, slow.blinded);
    expect(hex(request)).toBe(vector.token_request);
    const parsed = parseBlindedRequest(request);
    expect(parsed).toEqual({ truncatedKeyId: id[31], blinded: slow.blinded });
    const response = blindSign(pkcs8, n, slow.blinded) ?? new Uint8Array();
    expect(hex(response)).toBe(vector.token_response);
    for (const path of [finalise, fast.finalise]) {
      const authenticator = await path(input, n, response, slow.inv);
      expect(hex(concat(input, authenticator ?? new Uint8Array()))).toBe(vector.token);
    }
  });

  test('the box accepts the written token', async () => {
    const token = bytes(vector.token);
    expect(await verifyToken(await importIssuerKey(n), token)).toBe(true);
    expect(parseToken(token)?.keyId).toEqual(id);
    expect(hex(parseToken(token)?.nonce ?? id)).toBe(vector.nonce);
  });
});
