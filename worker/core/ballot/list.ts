/**
 * The public ballot list of a closed wave: everything a stranger needs to check every ballot, and no answer.
 * Lines of 487 bytes, `token 354 || vk 32 || u32 rev || u8 op || commit 32 || sig 64`, sorted by nonce, with
 * nothing before, between or after. PROTOCOL 6.1.
 */
import { type Bytes, compareBytes, concat, copy, readU32, u8, u32 } from '../bytes.ts';
import type { Id } from '../season.ts';
import { receiptLeaf } from './receipt.ts';
import { type Op, opByte } from './sheet.ts';
import { TOKEN_BYTES } from './token.ts';

export const LINE_BYTES = 487;

export type BallotLine = {
  token: Uint8Array;
  vk: Uint8Array;
  rev: number;
  op: Op;
  commit: Uint8Array;
  sig: Uint8Array;
};

/** Bytes 2..34 of the token. */
export const lineNonce = (line: BallotLine): Uint8Array => line.token.subarray(2, 34);

const byNonce = (a: BallotLine, b: BallotLine) => compareBytes(lineNonce(a), lineNonce(b));

/** The list's bytes, sorted whatever the order given. Throws for a field of another length. */
export const encodeBallotList = (lines: readonly BallotLine[]): Bytes => {
  const list = new Uint8Array(lines.length * LINE_BYTES);
  for (const [i, line] of [...lines].sort(byNonce).entries()) {
    const { token, vk, rev, op, commit, sig } = line;
    if (token.length !== TOKEN_BYTES || vk.length !== 32 || commit.length !== 32 || sig.length !== 64)
      throw new RangeError('not a ballot line');
    list.set(concat(token, vk, u32(rev), u8(opByte(op)), commit, sig), i * LINE_BYTES);
  }
  return list;
};

/**
 * The lines of a list, or null unless it has whole lines, known ops, rev >= 1, and strictly rising nonces (so no
 * nonce twice). Checks no signature. Never throws. The lines are views into a copy of `list`.
 */
export const decodeBallotList = (list: Uint8Array): BallotLine[] | null => {
  if (list.length % LINE_BYTES !== 0) return null;
  const bytes = copy(list);
  const lines: BallotLine[] = [];
  let before: BallotLine | undefined;
  for (let at = 0; at < bytes.length; at += LINE_BYTES) {
    const field = (from: number, to: number) => bytes.subarray(at + from, at + to);
    const opcode = bytes[at + 390];
    const op = opcode === 1 ? 'put' : opcode === 2 ? 'withdraw' : null;
    const rev = readU32(bytes, at + 386);
    if (op === null || rev < 1) return null;
    const line: BallotLine = {
      token: field(0, 354),
      vk: field(354, 386),
      rev,
      op,
      commit: field(391, 423),
      sig: field(423, 487),
    };
    if (before && byNonce(before, line) >= 0) return null;
    lines.push(line);
    before = line;
  }
  return lines;
};

/** The line's leaf under the wave's root; `cohort` from the token's key_id. */
export const ballotLeaf = (line: BallotLine, cohort: Id): Bytes =>
  receiptLeaf({ nonce: lineNonce(line), cohort, rev: line.rev, op: line.op, commit: line.commit });
