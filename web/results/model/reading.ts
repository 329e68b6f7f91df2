import type { ThemeId } from '../../../worker/core/questionnaire.ts';
import type { ReleaseUnit, Step } from '../../../worker/core/release/document.ts';
import { participationOf } from '../../../worker/core/score/cells.ts';
import { moraleIndex } from '../../../worker/core/score/morale.ts';
import type { Score } from '../../../worker/core/score/score.ts';
import { themeScore } from '../../../worker/core/score/theme.ts';
import type { Id } from '../../../worker/core/season.ts';
import type { ReleasedWave } from '../board.ts';
import { type ReleaseTree, releaseTree } from './tree.ts';

/** What is looked at: the morale index or a theme. */
export type Measure = 'morale' | ThemeId;

/** One released wave, read: every figure a function of its cells. */
export type Reading = {
  wave: ReleasedWave;
  readonly tree: ReleaseTree;
  /** Themes asked in this wave, in the questionnaire's order, without the recommend question. */
  themes: ThemeId[];
  score: (unit: Id, measure: Measure) => Score | null;
  participation: (unit: Id) => Step | null;
};

/** Nobody is counted here: merged upward before the season. The manifest says so, so it may be said. */
export const isMerged = (unit: ReleaseUnit): boolean => unit.members === 0;

/** The unit in which a merged one is counted: the nearest above that has members. */
export const countedIn = (path: ReleaseUnit[]): ReleaseUnit | undefined =>
  path.findLast((unit) => !isMerged(unit));

const readings = new WeakMap<ReleasedWave, Reading>();

/** @example reading(wave).score('all', 'morale') */
export const reading = (wave: ReleasedWave): Reading => {
  const known = readings.get(wave);
  if (known) return known;
  const { release } = wave;
  const scores = new Map<string, Score | null>();
  /** Most waves are looked up for one unit only. */
  let tree: ReleaseTree | undefined;
  const score = (unit: Id, measure: Measure): Score | null => {
    const key = `${unit}/${measure}`;
    const found = scores.get(key);
    if (found !== undefined) return found;
    const made = measure === 'morale' ? moraleIndex(release, unit) : themeScore(release, unit, measure);
    scores.set(key, made);
    return made;
  };
  const made: Reading = {
    wave,
    get tree() {
      tree ??= releaseTree(release);
      return tree;
    },
    themes: [...new Set(release.items.map((item) => item.theme))].filter((theme) => theme !== 'recommend'),
    score,
    participation: (unit) => participationOf(release, unit),
  };
  readings.set(wave, made);
  return made;
};
