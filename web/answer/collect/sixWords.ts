import { sixWords } from '../../../worker/core/ballot/words.ts';
import { fromHex } from '../../../worker/core/bytes.ts';

const known = new Map<string, string[]>();

/** The six words of a manifest hash (hex). Slow on purpose, so they are worked out once. */
export const wordsOf = async (mh: string): Promise<string[]> => {
  const words = known.get(mh) ?? (await sixWords(fromHex(mh) ?? new Uint8Array()));
  known.set(mh, words);
  return words;
};
