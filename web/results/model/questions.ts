import type { ReleaseDocument, ReleaseItem, ReleaseUnit } from '../../../worker/core/release/document.ts';
import { type Change, change, type Verdict, verdicts } from '../../../worker/core/score/change.ts';
import { display, range, shown } from '../../../worker/core/score/display.ts';
import { groupChanged } from '../../../worker/core/score/groupChanged.ts';
import { type Score, scoreOf } from '../../../worker/core/score/score.ts';
import type { SparkPoint } from '../../charts/Sparkline.tsx';
import { isMerged, type Reading } from './reading.ts';

export type Judged = { change: Change; verdict: Verdict };

/** One question of a unit in a wave, with everything it may be compared with. */
export type QuestionRow = {
  item: ReleaseItem;
  score: Score | null;
  /** Against the unit above. */
  versus: Judged | null;
  /** Against the wave before. */
  since: Judged | null;
  last: SparkPoint[];
};

/** A wave with its document. */
export type WaveDocument = { reading: Reading; release: ReleaseDocument };

/** The same question: its words and its scale. Another wording under the same id is another question. */
const sameItem = (a: ReleaseItem, b: ReleaseItem): boolean =>
  a.id === b.id &&
  a.text.en === b.text.en &&
  a.reversed === b.reversed &&
  a.scale[0] === b.scale[0] &&
  a.scale[1] === b.scale[1];

/** Score of a question in an earlier wave; null where it was not asked, is hidden, or the group was another. */
const earlier = (at: WaveDocument, now: WaveDocument, unit: string, item: ReleaseItem): Score | null =>
  at.release.items.some((one) => sameItem(one, item)) && !groupChanged(at.release, now.release, unit)
    ? scoreOf(at.release, unit, item.id)
    : null;

const spark = (waves: WaveDocument[], unit: string, item: ReleaseItem): SparkPoint[] =>
  waves.map((at) => {
    const [now, here] = [waves.at(-1), at.reading.tree.unit(unit)];
    const asked = at.release.items.some((one) => sameItem(one, item));
    if (!now || !here || isMerged(here) || !asked || groupChanged(at.release, now.release, unit)) return null;
    const score = scoreOf(at.release, unit, item.id);
    if (!score) return 'hidden';
    if (display(score).kind === 'number') return shown(score);
    const [low, high] = range(score);
    return { low, high };
  });

/** Differences that are looked at together, each with its verdict; nothing where there is nothing to compare. */
const judged = (pairs: ([Score, Score] | null)[]): (Judged | null)[] => {
  const changes = pairs.map((pair) => pair && change(...pair));
  const found = verdicts(changes.filter((one) => one !== null));
  let next = 0;
  return changes.map((one) => one && { change: one, verdict: found[next++] ?? 'none' });
};

/**
 * Every question of a unit: its score, the unit above, the wave before and the last waves. The comparisons with the
 * wave before are one family, those with the unit above another (Benjamini-Hochberg over each).
 *
 * @param waves the last waves, the one looked at last
 */
export const questionRows = (
  waves: WaveDocument[],
  unit: ReleaseUnit,
  above: ReleaseUnit | null,
): QuestionRow[] => {
  const now = waves.at(-1);
  if (!now) return [];
  const { items } = now.release;
  const scores = items.map((item) => scoreOf(now.release, unit.id, item.id));
  const before = waves.at(-2);
  const pairs = (of: (item: ReleaseItem) => Score | null) =>
    items.map((item, i): [Score, Score] | null => {
      const [other, own] = [of(item), scores[i]];
      return other && own ? [other, own] : null;
    });
  const since = judged(pairs((item) => (before ? earlier(before, now, unit.id, item) : null)));
  const versus = judged(pairs((item) => above && scoreOf(now.release, above.id, item.id)));
  return items.map((item, i) => ({
    item,
    score: scores[i] ?? null,
    versus: versus[i] ?? null,
    since: since[i] ?? null,
    last: spark(waves, unit.id, item),
  }));
};

/** How many questions clearly rose and fell, out of how many that could be compared. */
export const countVerdicts = (rows: QuestionRow[]): { rose: number; fell: number; compared: number } => ({
  rose: rows.filter(({ since }) => since?.verdict === 'rise').length,
  fell: rows.filter(({ since }) => since?.verdict === 'fall').length,
  compared: rows.filter(({ since }) => since !== null).length,
});
