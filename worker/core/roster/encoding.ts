import type { ProblemList } from './problemList.ts';

export type Decoder = { decode(bytes: Uint8Array): string; end(): string };

const SNIFFED = 64;

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, i) => bytes[i] === byte);

/** Files that are no UTF-8 text at all, known by their first bytes. */
const foreign = (bytes: Uint8Array): { message: string; remedy: string } | null => {
  const zeros = bytes.filter((byte) => byte === 0).length;
  const remedy = 'Save it as “CSV UTF-8” and import that.';
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04))
    return { message: 'This is an Excel workbook, not CSV.', remedy };
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff) || zeros * 4 > bytes.length)
    return { message: 'The file is UTF-16, not UTF-8.', remedy };
  return null;
};

/**
 * UTF-8 with or without a byte order mark, cut anywhere. A byte that is not UTF-8 becomes U+FFFD,
 * which the checks of values report with row and column. A file of another kind is reported once
 * and read no further.
 */
export const makeDecoder = (problems: ProblemList): Decoder => {
  const decoder = new TextDecoder();
  let first: Uint8Array | null = new Uint8Array();
  let readable = true;

  const sniff = (bytes: Uint8Array): string => {
    first = null;
    const found = foreign(bytes.subarray(0, SNIFFED));
    if (found) {
      readable = false;
      problems.add({ code: 'unknown-encoding', ...found });
      return '';
    }
    return decoder.decode(bytes, { stream: true });
  };

  return {
    decode(bytes) {
      if (!readable) return '';
      if (!first) return decoder.decode(bytes, { stream: true });
      const joined = new Uint8Array(first.length + bytes.length);
      joined.set(first);
      joined.set(bytes, first.length);
      if (joined.length >= SNIFFED) return sniff(joined);
      first = joined;
      return '';
    },
    end() {
      const start = first ? sniff(first) : '';
      return readable ? start + decoder.decode() : '';
    },
  };
};
