/** Byte layouts that RFCs do not fix: values computed apart, with Python's hashlib, from PROTOCOL.md's formulas. */
import { describe, expect, test } from 'vitest';
import { challengeDigest } from '../../../worker/core/ballot/challenge.ts';
import {
  collectCode,
  collectCodeHash,
  issuedLeaf,
  issuedRoot,
  memberLeaf,
  memberSecret,
  membersRoot,
  parseCollectCode,
  sortLeaves,
  who,
} from '../../../worker/core/ballot/member.ts';
import { merkleRoot, merkleTree, verifyProof } from '../../../worker/core/ballot/merkle.ts';
import { receiptLeaf } from '../../../worker/core/ballot/receipt.ts';
import { ballotMessage, commit } from '../../../worker/core/ballot/sheet.ts';
import { ballotNonce } from '../../../worker/core/ballot/token.ts';
import { WORDS } from '../../../worker/core/ballot/wordlist.ts';
import { sixWords } from '../../../worker/core/ballot/words.ts';
import { concat, hex, sha256, utf8 } from '../../../worker/core/bytes.ts';
import { bytes } from './support.ts';

const rosterKey = Uint8Array.from({ length: 32 }, (_, i) => i);
const NONCE = '640b81491cfdb4b326d151b2e9016351adcc59565e51617e12e8ea684bcf2eac';
const mh = new Uint8Array(32).fill(7);

describe('a member', () => {
  const secret = memberSecret(rosterKey, 's1', 'E7');

  test('has secret, pseudonym, leaf and code as the protocol says', () => {
    expect(hex(secret)).toBe('6a42bea3fb2295b11fe0a0356f30d2964dd3c0b9b9ae8184ea5f0e3c905b2b21');
    expect(hex(who(rosterKey, 'E7'))).toBe(
      '79cc424b089d0d0ff98f3d99b3e95f9dad2bfa8cee04e57add8c2a557d80bbae',
    );
    expect(hex(memberLeaf({ season: 's1', cohort: 'c1', employeeId: 'E7', secret }))).toBe(
      '8f8b5d58538bf2422b3037a11d3b1565ac71c73abdb7ef904f9052f806d09e6c',
    );
    expect(collectCode(rosterKey, 's1', 'E7')).toBe('6j5rbhd4p6hvbdsjl4zv');
  });

  test('may type the code with capitals, spaces and hyphens, and nothing else passes for one', () => {
    expect(parseCollectCode(' 6J5RB-HD4P6 HVBDS-JL4ZV ')).toBe('6j5rbhd4p6hvbdsjl4zv');
    for (const text of ['', '6j5rbhd4p6hvbdsjl4z', '6j5rbhd4p6hvbdsjl4zvv', '1j5rbhd4p6hvbdsjl4zv'])
      expect(parseCollectCode(text)).toBeNull();
  });

  test('has another code each season, and the stored hash is not the code', () => {
    expect(collectCode(rosterKey, 's2', 'E7')).not.toBe(collectCode(rosterKey, 's1', 'E7'));
    expect(collectCodeHash('6j5rbhd4p6hvbdsjl4zv')).not.toEqual(collectCodeHash('6j5rbhd4p6hvbdsjl4zw'));
  });

  test('is proven to be in the cohort, whatever the order of the roster', () => {
    const leaves = ['E9', 'E7', 'E8', 'E1', 'E5'].map((employeeId) =>
      memberLeaf({
        season: 's1',
        cohort: 'c1',
        employeeId,
        secret: memberSecret(rosterKey, 's1', employeeId),
      }),
    );
    const root = membersRoot(leaves);
    expect(membersRoot(leaves.toReversed())).toEqual(root);
    const sorted = sortLeaves(leaves);
    expect(sorted.map(hex)).toEqual(leaves.map(hex).sort());
    const tree = merkleTree(sorted);
    for (const [index, leaf] of sorted.entries())
      expect(verifyProof({ leaf, index, size: 5, proof: tree.proof(index), root })).toBe(true);
  });

  test('sees the own issued bit in the order of the member leaves', () => {
    const leaves = sortLeaves(['a', 'b', 'c'].map((text) => sha256(utf8(text))));
    const bits = [true, false, true];
    const issued = leaves.map((leaf, i) => issuedLeaf(leaf, bits[i] ?? false));
    const expected = leaves.map((leaf, i) => concat(leaf, Uint8Array.of(bits[i] ? 1 : 0)));
    expect(issuedRoot(issued.toReversed())).toEqual(merkleRoot(expected));
    const other = leaves.map((leaf) => issuedLeaf(leaf, true));
    expect(issuedRoot(other)).not.toEqual(issuedRoot(issued));
  });
});

describe('a ballot', () => {
  const nonce = ballotNonce(new Uint8Array(32).fill(9));
  const answers = commit(new Uint8Array(32).fill(5), { c: 'né', b: null, a: 4 });

  test('has nonce, challenge, commitment, signed message and leaf as the protocol says', () => {
    expect(hex(nonce)).toBe(NONCE);
    const of = { desk: 'https://desk.example', box: 'https://box.example:8443', mh, wave: 'w1' };
    expect(hex(challengeDigest(of))).toBe('7d422b70fa3d8863a2cf81f8ed29cc6215fdc61233806de4776f1bc1f170e091');
    expect(hex(answers)).toBe('6e654f46aba01250dad8522d1c11273539299fdf79f395e7d9298a3e721b97b3');
    expect(ballotMessage({ mh, nonce, rev: 258, op: 'put', commit: answers })).toEqual(
      concat(utf8('chorus/v1/ballot\0'), mh, bytes(`${NONCE}0000010201${hex(answers)}`)),
    );
    const leaf = receiptLeaf({ nonce, cohort: 'c1', rev: 258, op: 'withdraw', commit: new Uint8Array(32) });
    expect(hex(leaf)).toBe(`63686f7275732f76312f6c65616600${NONCE}6331000000010202${'00'.repeat(32)}`);
  });
});

describe('six words', () => {
  test('come from the EFF list as published', () => {
    expect([WORDS.length, new Set(WORDS).size, WORDS[0], WORDS.at(-1)]).toEqual([
      7776,
      7776,
      'abacus',
      'zoom',
    ]);
    const rolls = WORDS.map((word, i) => {
      const dice = i
        .toString(6)
        .padStart(5, '0')
        .replace(/./g, (digit) => String(Number(digit) + 1));
      return `${dice}\t${word}\n`;
    });
    expect(hex(sha256(utf8(rolls.join(''))))).toBe(
      'addd35536511597a02fa0a9ff1e5284677b8883b83e986e43f15a3db996b903e',
    );
  });

  test('name a manifest the same everywhere', async () => {
    expect((await sixWords(new Uint8Array(32))).join(' ')).toBe(
      'primarily keenly faceplate stencil placard broiler',
    );
    expect((await sixWords(sha256(utf8('chorus')))).join(' ')).toBe(
      'retiree retry atrium obscurity attendee hurray',
    );
  });
});
