import { makeRosterParser, type RosterOptions } from '../../../worker/core/roster/parse.ts';

const bytesOf = (text: string | Uint8Array) =>
  typeof text === 'string' ? new TextEncoder().encode(text) : text;

/** Reads a roster given as one text, in pieces of `size` bytes. */
export const parseText = (text: string | Uint8Array, options: RosterOptions = {}, size = 7) => {
  const parser = makeRosterParser(options);
  const bytes = bytesOf(text);
  for (let at = 0; at < bytes.length; at += size) parser.push(bytes.subarray(at, at + size));
  return parser.finish();
};
