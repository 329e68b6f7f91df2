/** Making a season's ballots: seeds, blinding, finalising. The heavy library comes with this file, lazily. */
import { blind, finalise } from '../../../worker/core/ballot/blind.ts';
import { challengeDigest } from '../../../worker/core/ballot/challenge.ts';
import { ed25519Public } from '../../../worker/core/ballot/ed25519.ts';
import { keyId } from '../../../worker/core/ballot/key.ts';
import { blindedRequest } from '../../../worker/core/ballot/request.ts';
import { ballotNonce, tokenInput } from '../../../worker/core/ballot/token.ts';
import { type Bytes, b64u, concat, fromHex } from '../../../worker/core/bytes.ts';
import type { Ballot, Pending } from '../store.ts';
import type { Season } from './season.ts';

/** The 98 bytes that a ballot's token signs. */
export const inputOf = async (
  { mh, manifest }: Season,
  wave: string,
  { seed, n }: { seed: Bytes; n: Bytes },
): Promise<Bytes> =>
  tokenInput({
    nonce: ballotNonce(await ed25519Public(seed)),
    challengeDigest: challengeDigest({
      desk: manifest.desk,
      box: manifest.box,
      mh: fromHex(mh) ?? new Uint8Array(),
      wave,
    }),
    keyId: keyId(n),
  });

/** Lets the browser paint and listen: blinding takes up to half a second a wave on an old phone. */
const breathe = () => new Promise((resolve) => setTimeout(resolve));

export const blindAll = async (
  season: Season,
  moduli: Bytes[],
  done: (count: number) => void,
): Promise<Pending['ballots']> => {
  const ballots: Pending['ballots'] = [];
  for (const [place, { id: wave }] of season.manifest.waves.entries()) {
    const n = moduli[place];
    if (!n) throw new RangeError('one modulus a wave');
    const seed = crypto.getRandomValues(new Uint8Array(32));
    const input = await inputOf(season, wave, { seed, n });
    await breathe();
    const { blinded, inv } = await blind(input, n);
    ballots.push({ wave, seed, input, n, inv, request: blindedRequest(keyId(n), blinded) });
    done(ballots.length);
  }
  return ballots;
};

/** The finished ballots, or what was wrong: evidence that holds no secret of the person. */
export const finaliseAll = async (
  { ballots }: Pending,
  signatures: Bytes[],
): Promise<{ ok: true; ballots: Ballot[] } | { ok: false; evidence: string }> => {
  const finished: Ballot[] = [];
  for (const [place, { wave, seed, input, n, inv, request }] of ballots.entries()) {
    const signature = signatures[place] ?? new Uint8Array();
    const authenticator = await finalise(input, n, signature, inv);
    if (authenticator === null)
      return {
        ok: false,
        evidence: JSON.stringify({ wave, n: b64u(n), request: b64u(request), signature: b64u(signature) }),
      };
    finished.push({ wave, seed, token: concat(input, authenticator) });
  }
  return { ok: true, ballots: finished };
};
