import type { BoxDb } from '../../db/box/db.ts';
import { readBallots } from '../../db/box/queries/readBallots.ts';
import { ballotLeaf, encodeBallotList } from '../core/ballot/list.ts';
import { merkleRoot } from '../core/ballot/merkle.ts';
import { type Bytes, hex } from '../core/bytes.ts';
import type { Sheet } from '../core/questionnaire.ts';
import type { CountedBallot } from '../core/release/document.ts';
import type { Manifest, WaveClose } from '../core/season.ts';

export type WaveCount = Pick<WaveClose, 'root' | 'size' | 'cohorts'> & {
  /** The public ballot list. */
  list: Bytes;
  /** UNSAFE: the sheets that count, withdrawn ones left out. */
  ballots: CountedBallot[];
};

/**
 * Takes a frozen wave out of the store. The same ballots give the same result whatever their order of arrival,
 * because they are read by nonce. A withdrawn ballot is in the list and under the root, and is not counted.
 */
export const countWave = async (
  db: BoxDb,
  { cohorts }: Manifest,
  storedWave: Uint8Array,
): Promise<WaveCount> => {
  const rows = await readBallots(db, storedWave);
  const lines = rows.map((row) => ({ ...row, op: row.op === 1 ? ('put' as const) : ('withdraw' as const) }));
  const totals = new Map(cohorts.map(({ id }) => [id, { ballots: 0, withdrawn: 0 }]));
  for (const { cohort, op } of lines) {
    const total = totals.get(cohort);
    if (!total) throw new Error('a stored ballot names a cohort outside the manifest');
    if (op === 'put') total.ballots++;
    else total.withdrawn++;
  }
  return {
    root: hex(merkleRoot(lines.map((line) => ballotLeaf(line, line.cohort)))),
    size: lines.length,
    cohorts: [...totals].map(([cohort, total]) => ({ cohort, ...total })),
    list: encodeBallotList(lines),
    ballots: lines
      .filter(({ op }) => op === 'put')
      .map(({ cohort, answers }) => ({ cohort, answers: storedSheet(answers) })),
  };
};

/** The cast's guarantee: a stored put is the canonical text of a sheet that passed `checkSheet`. */
const storedSheet = (answers: string | null): Sheet => JSON.parse(answers ?? '{}') as Sheet;
