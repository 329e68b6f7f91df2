/**
 * Six words for a manifest, to compare with a notice board, a colleague, the works council: whoever shows two
 * people two manifests shows them different words.
 */
import { copy, tag } from '../bytes.ts';

const ITERATIONS = 1_000_000;

/**
 * `PBKDF2-HMAC-SHA-256(password = mh, salt = T("chorus/v1/words"), 1,000,000 iterations, 16 bytes)`, big-endian,
 * mod 7776^6, as six base-7776 digits, most significant first, in the EFF large list. `mh`: 32 bytes.
 * 77 bits behind a slow function (about 0.3 s here): two manifests with the same words are out of reach.
 * Protects nobody when nobody compares. The list (60 kB) is loaded only when asked for.
 *
 * @example (await sixWords(manifestHash(bytes))).join(' ')
 */
export const sixWords = async (mh: Uint8Array): Promise<string[]> => {
  const { WORDS } = await import('./wordlist.ts');
  const password = await crypto.subtle.importKey('raw', copy(mh), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: tag('chorus/v1/words'), iterations: ITERATIONS },
    password,
    128,
  );
  let rest = new Uint8Array(bits).reduce((number, byte) => number * 256n + BigInt(byte), 0n);
  const words: string[] = [];
  for (let i = 0; i < 6; i++) {
    words.unshift(WORDS[Number(rest % 7776n)] ?? '');
    rest /= 7776n;
  }
  return words;
};
