import type { BallotRow } from '../../db/box/queries/putBallots.ts';
import { readBallots } from '../../db/box/queries/readBallots.ts';
import { ballotLeaf, encodeBallotList } from '../core/ballot/list.ts';
import { merkleRoot } from '../core/ballot/merkle.ts';
import { parseJson } from '../core/ballot/shape.ts';
import { commit, NO_ANSWERS } from '../core/ballot/sheet.ts';
import { equal, hex, sha256 } from '../core/bytes.ts';
import { jcsText } from '../core/jcs.ts';
import { checkSheet, type Questionnaire, type Sheet } from '../core/questionnaire.ts';
import type { CountedBallot } from '../core/release/document.ts';
import { release } from '../core/release/release.ts';
import { releaseFiles } from '../core/release/split.ts';
import { tally } from '../core/release/tally.ts';
import type { WaveClose } from '../core/season.ts';
import type { BoxSide } from '../deps.ts';
import type { BoardReader } from '../publication.ts';
import { previousRelease } from './previousRelease.ts';
import { type SealedSeason, storedWave } from './sealedSeason.ts';

/** The stored sheet when it fits the questionnaire and is under the row's commitment, else null. */
const committedSheet = (row: BallotRow, questionnaire: Questionnaire): Sheet | null => {
  const sheet = parseJson(row.answers ?? '');
  if (!row.salt || checkSheet(questionnaire, sheet).length > 0) return null;
  const answers = sheet as Sheet; // checkSheet found nothing to object to
  if (jcsText(answers) !== row.answers) return null;
  return equal(commit(row.salt, answers), row.commit) ? answers : null;
};

/** The ballots that count, or null when a row is not what its commitment says. */
const countedBallots = (
  rows: readonly BallotRow[],
  questionnaire: Questionnaire,
  cohorts: ReadonlySet<string>,
): CountedBallot[] | null => {
  const counted: CountedBallot[] = [];
  for (const row of rows) {
    if (!cohorts.has(row.cohort)) return null;
    if (row.op === 1) {
      const answers = committedSheet(row, questionnaire);
      if (!answers) return null;
      counted.push({ cohort: row.cohort, answers });
    } else if (row.answers !== null || row.salt !== null || !equal(row.commit, NO_ANSWERS)) return null;
  }
  return counted;
};

/**
 * PROTOCOL 6.4: recomputes from the stored rows of a closed, not yet erased wave every commitment, the root, the ballot
 * list, the totals and the whole release, and says whether they are what the board published. Nothing but this one bit
 * comes out: which row or figure differs would say something about somebody.
 *
 * @param before the board as it was when the wave closed: a later release must not change the recount of an earlier one
 */
export const recountWave = async (
  { db }: BoxSide,
  { mh, manifest, questionnaires }: SealedSeason,
  close: WaveClose,
  before: BoardReader,
): Promise<boolean> => {
  const wave = manifest.waves.find(({ id }) => id === close.wave);
  const questionnaire = wave && questionnaires.get(wave.questionnaire_hash);
  if (!wave || !questionnaire) return false;
  const rows = await readBallots(db, storedWave(mh, wave.id));
  const ballots = countedBallots(rows, questionnaire, new Set(manifest.cohorts.map(({ id }) => id)));
  if (!ballots) return false;
  const lines = rows.map((row) => ({ ...row, op: row.op === 1 ? ('put' as const) : ('withdraw' as const) }));
  const totals = new Map(manifest.cohorts.map(({ id }) => [id, { ballots: 0, withdrawn: 0 }]));
  for (const { cohort, op } of lines) {
    const total = totals.get(cohort);
    if (total) total[op === 'put' ? 'ballots' : 'withdrawn'] += 1;
  }
  const cohorts = [...totals].map(([cohort, total]) => ({ cohort, ...total }));
  if (hex(merkleRoot(lines.map((line) => ballotLeaf(line, line.cohort)))) !== close.root) return false;
  if (hex(sha256(encodeBallotList(lines))) !== close.ballots || lines.length !== close.size) return false;
  if (jcsText(cohorts) !== jcsText(close.cohorts)) return false;
  const previous = await previousRelease(before, wave.closes);
  const doc = release({
    manifest,
    mh: hex(mh),
    questionnaire,
    tally: tally({ manifest, questionnaire, ballots }),
    wave: wave.id,
    ...(previous ? { previous } : {}),
  });
  return hex(sha256(releaseFiles(doc).body)) === close.release_hash;
};
