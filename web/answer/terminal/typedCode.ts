import { parseCollectCode } from '../../../worker/core/ballot/member.ts';
import { isId } from '../../../worker/core/ballot/shape.ts';

/** The season is null for a bare code: it is the one that is collecting now. */
export type Typed = { season: string | null; code: string };

/**
 * What was typed, or what a hand scanner typed: the printed code with any spaces, or the whole link of its QR code.
 *
 * @example typedCode('abcd efgh ijkl mnop qrst') // { season: null, code: 'abcdefghijklmnopqrst' }
 */
export const typedCode = (text: string): Typed | null => {
  const [, season, rest] = /#([^.#]*)\.(.*)$/.exec(text.trim()) ?? [];
  const code = parseCollectCode(rest ?? text);
  if (code === null || (season !== undefined && !isId(season))) return null;
  return { season: season ?? null, code };
};
