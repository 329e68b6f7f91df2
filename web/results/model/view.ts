import type { ReleaseUnit } from '../../../worker/core/release/document.ts';
import { display, shown } from '../../../worker/core/score/display.ts';
import type { Score } from '../../../worker/core/score/score.ts';
import type { Id } from '../../../worker/core/season.ts';
import type { ResultsWords } from '../../i18n/results/loaders.ts';
import type { Board, ReleasedWave } from '../board.ts';
import type { ResultsFormat } from '../format.ts';
import { type Comparisons, comparisons } from './compare.ts';
import { type Reading, reading } from './reading.ts';
import { type SeriesPoint, series } from './series.ts';
import { type WaveNames, waveNames } from './waveName.ts';
import { countInWindows, scoreWindow } from './window.ts';
import { windowCounts } from './windowCounts.ts';

/** Everything a page about one unit in one wave is made of. */
export type View = {
  board: Board;
  t: ResultsWords;
  f: ResultsFormat;
  names: WaveNames;
  wave: ReleasedWave;
  now: Reading;
  unit: ReleaseUnit;
  /** The whole organisation, or null on its own page. */
  organisation: ReleaseUnit | null;
  /** Waves up to the one looked at. */
  points: SeriesPoint[];
  changes: Comparisons | null;
  window: [number, number];
  /** `/o/{org}/` and the part of the address that keeps the wave. */
  base: string;
  suffix: string;
};

const windows = new WeakMap<Board, [number, number]>();

/** One window for a board: from all its waves and units, not from what is looked at. */
const windowOf = (board: Board): [number, number] => {
  const known = windows.get(board);
  if (known) return known;
  const readings = board.waves.map(reading);
  const number = (score: Score | null) => (score && display(score).kind === 'number' ? [shown(score)] : []);
  const made = scoreWindow(
    readings.flatMap((at) => number(at.score(at.tree.root.id, 'morale'))),
    readings.map(
      (at) =>
        windowCounts(at.wave) ??
        countInWindows(at.tree.below(at.tree.root.id).flatMap((unit) => number(at.score(unit.id, 'morale')))),
    ),
  );
  windows.set(board, made);
  return made;
};

/** The wave named in the address, or the last one. */
export const chosenWave = (board: Board, id: string | undefined): ReleasedWave | undefined =>
  board.waves.find((wave) => wave.id === id) ?? board.waves.at(-1);

/**
 * @param of.unit id of a unit, or null for the whole organisation
 * @returns null if the wave's tree has no such unit
 */
export const view = (of: {
  board: Board;
  wave: ReleasedWave;
  unit: Id | null;
  t: ResultsWords;
  f: ResultsFormat;
}): View | null => {
  const { board, wave, t, f } = of;
  const readings = board.waves.slice(0, board.waves.indexOf(wave) + 1).map(reading);
  const now = reading(wave);
  const { root } = now.tree;
  const unit = now.tree.unit(of.unit ?? root.id);
  if (!unit) return null;
  return {
    board,
    t,
    f,
    names: waveNames(board.waves, f),
    wave,
    now,
    unit,
    organisation: unit.id === root.id ? null : root,
    points: series(readings, unit.id),
    changes: comparisons(readings.at(-2), now),
    window: windowOf(board),
    base: `/o/${board.org}/`,
    suffix: wave === board.waves.at(-1) ? '' : `?wave=${wave.id}`,
  };
};
