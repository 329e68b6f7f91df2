/** A whole season on one server: prepare, collect, answer, close, check. */

import { verifyLog } from '../../core/ballot/log.ts';
import { hex, sha256 } from '../../core/bytes.ts';
import type { ReleaseDocument } from '../../core/release/document.ts';
import type { Member } from '../../core/roster/member.ts';
import type { CollectionClose, KeyLine, WaveClose } from '../../core/season.ts';
import type { Api } from '../api.ts';
import { type Board, boardOf, readDoc, type SignedBoard } from '../boardFolder.ts';
import { later } from '../instant.ts';
import type { Io } from '../io.ts';
import type { Actor } from './actor.ts';
import { answerAll } from './answer.ts';
import { checkBallots } from './checkBallots.ts';
import { checkRelease } from './checkRelease.ts';
import { collectAll } from './collect.ts';
import { type Expect, type Findings, makeFindings } from './findings.ts';
import { moveUntil, prepareSeason, type Rehearsed } from './season.ts';

export type Rehearsal = {
  members: number;
  units: number;
  cohorts: number;
  smallest_cohort: number;
  collected: number;
  /** Ballots the box gave a receipt for. */
  submitted: number;
  /** Of these, taken back before the close. */
  withdrawn: number;
  counted: number;
  lost: number;
  duplicates: number;
  ballots_per_second: number;
  /** The server's, while the wave was answered; null on a server somewhere else. */
  cpu_ms_per_ballot: number | null;
  cells_shown: number;
  cells_hidden: number;
};

const checkTotals = (totals: CollectionClose, actors: Actor[], expect: Expect) => {
  for (const { cohort, issued } of totals.cohorts) {
    const collected = actors.filter((actor) => actor.cohort === cohort).length;
    expect(issued === collected, () => `Cohort ${cohort}: ${issued} issued, ${collected} collected.`);
  }
};

const checkWave = async (
  board: Board,
  play: { of: Rehearsed; actors: Actor[]; totals: CollectionClose; expect: Expect },
  entries: { close: string; release: string },
) => {
  const { of, actors, totals, expect } = play;
  const close = await readDoc<WaveClose>(board, entries.close);
  const keys = await readDoc<KeyLine[]>(board, totals.keys);
  const list = await board.doc(close.ballots);
  expect(hex(sha256(list)) === close.ballots, () => 'The ballot list has another hash than the log says.');
  expect(close.release_hash === entries.release, () => 'The release is not the one frozen at the close.');
  const counts = await checkBallots({ close, list, keys }, actors, expect);
  const release = await readDoc<ReleaseDocument>(board, entries.release);
  const known = actors.flatMap(({ cohort, words }) =>
    words.flatMap(({ wave, answers }) => (wave === close.wave && answers ? [{ cohort, answers }] : [])),
  );
  checkRelease({ release, manifest: of.manifest, known, expect });
  return {
    ...counts,
    shown: release.cells.length,
    hidden: release.units.length * release.items.length - release.cells.length,
  };
};

/** `cpu` gives the server's CPU milliseconds so far, if it is this machine's. */
export const playSeason = async (
  api: Api,
  io: Io,
  what: {
    members: Member[];
    waves: number;
    participation: number;
    kCohort: number | undefined;
    cpu?: () => Promise<number>;
  },
): Promise<{ rehearsal: Rehearsal; findings: Findings; board: SignedBoard }> => {
  const { found, expect } = makeFindings();
  const of = await prepareSeason(api, io, what);
  const { manifest } = of;
  const season = manifest.season;
  const actors = await collectAll(api, io, of);
  const totalsHash = await moveUntil(api, manifest.collect_closes, { type: 'collection-close', season });
  const totals: CollectionClose = JSON.parse(new TextDecoder().decode(await api.doc(totalsHash)));
  checkTotals(totals, actors, expect);

  const sums = { submitted: 0, withdrawn: 0, counted: 0, lost: 0, duplicates: 0, shown: 0, hidden: 0 };
  let accepted = 0;
  let seconds = 0;
  let cpu = 0;
  for (const { id: wave, opens, closes, releases } of manifest.waves) {
    await api.moveClock(later(opens, { minutes: 1 }));
    const before = await what.cpu?.();
    const answered = await answerAll(api, io, { of, actors, wave, participation: what.participation });
    if (before !== undefined) cpu += ((await what.cpu?.()) ?? before) - before;
    accepted += answered.accepted;
    seconds += answered.seconds;
    const progress = io.progress('Closing, releasing and checking', 3);
    const close = await moveUntil(api, closes, { type: 'wave-close', season, wave });
    progress.tick();
    const release = await moveUntil(api, releases, { type: 'release', season, wave });
    progress.tick();
    const checked = await checkWave(await boardOf(api), { of, actors, totals, expect }, { close, release });
    progress.tick();
    progress.done();
    sums.submitted += actors.filter(({ words }) => words.some((word) => word.wave === wave)).length;
    sums.withdrawn += checked.withdrawn;
    sums.counted += checked.counted;
    sums.lost += checked.lost;
    sums.duplicates += checked.duplicates;
    sums.shown += checked.shown;
    sums.hidden += checked.hidden;
  }
  for (const { id: wave, releases } of manifest.waves) {
    const over = later(releases, { days: manifest.rules.dispute_days, minutes: 1 });
    await moveUntil(api, over, { type: 'erasure', season, wave });
  }
  const board = await boardOf(api);
  expect((await verifyLog(board.log, manifest.log_key)).ok, () => 'The log does not verify.');
  const { shown, hidden, ...counts } = sums;
  expect(
    counts.submitted === counts.counted + counts.withdrawn,
    () => 'Submitted is not counted plus withdrawn.',
  );
  return {
    findings: found,
    board,
    rehearsal: {
      members: manifest.cohorts.reduce((sum, { size }) => sum + size, 0),
      units: manifest.units.length - 1, // below the organisation itself, as `cohorts` counts
      cohorts: manifest.cohorts.length,
      smallest_cohort: Math.min(...manifest.cohorts.map(({ size }) => size)),
      collected: actors.length,
      ...counts,
      ballots_per_second: Math.round(accepted / seconds),
      cpu_ms_per_ballot: what.cpu && accepted > 0 ? Math.round((cpu / accepted) * 100) / 100 : null,
      cells_shown: shown,
      cells_hidden: hidden,
    },
  };
};
