import type { BoxDb } from '../../db/box/db.ts';
import { readBallots } from '../../db/box/queries/readBallots.ts';
import { ballotLeaf, encodeBallotList } from '../core/ballot/list.ts';
import { merkleTree } from '../core/ballot/merkle.ts';
import { type Bytes, hex } from '../core/bytes.ts';
import type { Questionnaire, Sheet } from '../core/questionnaire.ts';
import { type Tally, tallier } from '../core/release/tally.ts';
import type { Manifest, WaveClose } from '../core/season.ts';

export type WaveCount = Pick<WaveClose, 'root' | 'size' | 'cohorts'> & {
  /** The public ballot list. */
  list: Bytes;
  /** UNSAFE: true counts. */
  tally: Tally;
};

/**
 * Counts a frozen wave. The same ballots give the same result whatever their order of arrival, because they are
 * read by nonce. A withdrawn ballot is in the list and under the root, and in no tally.
 */
export const countWave = async (
  db: BoxDb,
  of: { manifest: Manifest; questionnaire: Questionnaire; storedWave: Uint8Array },
): Promise<WaveCount> => {
  const rows = await readBallots(db, of.storedWave);
  const count = tallier(of);
  const totals = new Map(of.manifest.cohorts.map(({ id }) => [id, { ballots: 0, withdrawn: 0 }]));
  const lines = rows.map((row) => ({ ...row, op: row.op === 1 ? ('put' as const) : ('withdraw' as const) }));
  for (const { cohort, op, answers } of lines) {
    const total = totals.get(cohort);
    if (!total) throw new Error('a stored ballot names a cohort outside the manifest');
    if (op === 'withdraw') total.withdrawn++;
    else {
      total.ballots++;
      count.add({ cohort, answers: storedSheet(answers) });
    }
  }
  const tree = merkleTree(lines.map((line) => ballotLeaf(line, line.cohort)));
  return {
    root: hex(tree.root),
    size: tree.size,
    cohorts: [...totals].map(([cohort, total]) => ({ cohort, ...total })),
    list: encodeBallotList(lines),
    tally: count.done(),
  };
};

/** The cast's guarantee: a stored put is the canonical text of a sheet that passed `checkSheet`. */
const storedSheet = (answers: string | null): Sheet => JSON.parse(answers ?? '{}') as Sheet;
