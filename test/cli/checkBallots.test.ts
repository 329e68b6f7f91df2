import { describe, expect, it } from 'vitest';
import type { Actor } from '../../worker/cli/rehearse/actor.ts';
import { checkBallots } from '../../worker/cli/rehearse/checkBallots.ts';
import { makeFindings } from '../../worker/cli/rehearse/findings.ts';
import { type BallotLine, ballotLeaf, encodeBallotList } from '../../worker/core/ballot/list.ts';
import { merkleRoot } from '../../worker/core/ballot/merkle.ts';
import { hex } from '../../worker/core/bytes.ts';
import type { WaveClose } from '../../worker/core/season.ts';

const bytes = (length: number, fill: number) => new Uint8Array(length).fill(fill);
const NO_KEYS = [{ wave: 'w', cohort: 'c', n: 'A'.repeat(342) }];

/** Members with a ballot each and a receipt for its first revision; tokens are not signed here. */
const actors: Actor[] = Array.from({ length: 6 }, (_, i) => ({
  employeeId: `E${i}`,
  code: '',
  cohort: 'c',
  ballots: [{ wave: 'w', cohort: 'c', seed: bytes(32, i), vk: bytes(32, i), token: bytes(354, i + 1) }],
  words: [
    {
      wave: 'w',
      sealed: { body: bytes(1, 0), leaf: bytes(1, 0), rev: 1, op: 'put', commit: bytes(32, i) },
      receipt: bytes(64, 0),
      answers: {},
    },
  ],
}));

const lines: BallotLine[] = actors.map(({ ballots, words }) => ({
  token: ballots[0]?.token ?? bytes(354, 0),
  vk: ballots[0]?.vk ?? bytes(32, 0),
  rev: 1,
  op: 'put',
  commit: words[0]?.sealed.commit ?? bytes(32, 0),
  sig: bytes(64, 0),
}));

const closeOf = (of: BallotLine[]): WaveClose => ({
  season: 's',
  wave: 'w',
  mh: '',
  root: hex(merkleRoot(of.map((line) => ballotLeaf(line, 'c')))),
  size: of.length,
  cohorts: [{ cohort: 'c', ballots: of.length, withdrawn: 0 }],
  release_hash: '',
  ballots: '',
});

const check = async (list: Uint8Array, close: WaveClose) => {
  const { found, expect: record } = makeFindings();
  const counts = await checkBallots({ close, list, keys: NO_KEYS }, actors, record);
  return { ...counts, found: found.filter((finding) => !finding.includes('tokens')) };
};

describe('the recount of a rehearsal', () => {
  it('finds nothing wrong with the list of all', async () => {
    expect(await check(encodeBallotList(lines), closeOf(lines))).toEqual({
      counted: 6,
      withdrawn: 0,
      lost: 0,
      duplicates: 0,
      found: [],
    });
  });

  it('notices a ballot that was dropped', async () => {
    const some = lines.slice(1);
    const { lost, found } = await check(encodeBallotList(some), closeOf(some));
    expect(lost).toBe(1);
    expect(found.join()).toContain('not honoured');
  });

  it('notices a ballot that was replaced by another of the same member', async () => {
    const [first, ...rest] = lines;
    if (!first) throw new Error('no line');
    const changed = [{ ...first, commit: bytes(32, 99) }, ...rest];
    expect((await check(encodeBallotList(changed), closeOf(changed))).lost).toBe(1);
  });

  it('notices a ballot that counts twice', async () => {
    const list = encodeBallotList(lines);
    const twice = new Uint8Array([...list, ...list.subarray(0, 487)]);
    const { duplicates, found } = await check(twice, closeOf(lines));
    expect(duplicates).toBe(1);
    expect(found.join()).toContain('malformed');
  });

  it('notices a ballot that nobody sent, and a root over something else', async () => {
    const foreign = [...lines, { ...(lines[0] as BallotLine), token: bytes(354, 77) }];
    expect((await check(encodeBallotList(foreign), closeOf(foreign))).found.join()).toContain(
      'nobody here sent',
    );
    expect((await check(encodeBallotList(lines), { ...closeOf(lines), root: '00' })).found.join()).toContain(
      'root',
    );
  });

  it('notices a cohort whose totals are not what its members did', async () => {
    const close = { ...closeOf(lines), cohorts: [{ cohort: 'c', ballots: 5, withdrawn: 1 }] };
    expect((await check(encodeBallotList(lines), close)).found.join()).toContain('totals');
  });

  it('notices tokens that no key of the season signed', async () => {
    const { found, expect: record } = makeFindings();
    await checkBallots(
      { close: closeOf(lines), list: encodeBallotList(lines), keys: NO_KEYS },
      actors,
      record,
    );
    expect(found.join()).toContain('6 tokens');
  });
});
