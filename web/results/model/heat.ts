import type { ThemeId } from '../../../worker/core/questionnaire.ts';
import type { ReleaseUnit } from '../../../worker/core/release/document.ts';
import { shown } from '../../../worker/core/score/display.ts';
import type { Id } from '../../../worker/core/season.ts';
import type { ResultsWords } from '../../i18n/results/loaders.ts';
import type { ResultsFormat } from '../format.ts';
import { type Cell, scoreStep, scoreText } from './cell.ts';
import type { Comparisons } from './compare.ts';
import { isMerged, type Measure, type Reading } from './reading.ts';

export type HeatRow = {
  unit: ReleaseUnit;
  /** 0 for the unit whose inside is shown. */
  depth: number;
  /** Units between it and the first row, which must be open for it to be seen. */
  above: Id[];
  /** Has units inside. */
  parent: boolean;
  /** Morale first, then the themes. */
  cells: Cell[];
  /** Middle of each cell's step for sorting and for finding the weakest theme; null where nothing is shown. */
  scores: (number | null)[];
};

type Source = {
  now: Reading;
  changes: Comparisons | null;
  t: ResultsWords;
  f: ResultsFormat;
};

const cellOf = (source: Source, unit: ReleaseUnit, measure: Measure): Cell => {
  const { now, changes, t, f } = source;
  if (isMerged(unit)) return { kind: 'absent' };
  const score = now.score(unit.id, measure);
  if (!score) return { kind: 'hidden' };
  const family = measure === 'morale' ? changes?.morale : changes?.themes;
  const verdict = family?.of(unit.id, measure)?.verdict ?? 'none';
  return {
    kind: 'score',
    text: scoreText(score, t, f),
    step: scoreStep(score),
    change: verdict === 'none' ? null : verdict,
  };
};

/** Hidden rows after all others and in alphabetical order, merged ones last, so that a place tells nothing. */
const order = (column: number, compare: (a: string, b: string) => number) => (a: HeatRow, b: HeatRow) => {
  const [left, right] = [a.scores[column] ?? null, b.scores[column] ?? null];
  const rank = (row: HeatRow, score: number | null) => (score !== null ? 0 : isMerged(row.unit) ? 2 : 1);
  const ranks = rank(a, left) - rank(b, right);
  if (ranks !== 0) return ranks;
  return (left ?? 0) - (right ?? 0) || compare(a.unit.label, b.unit.label);
};

/** The same rows, parents before what is inside them, siblings by one column. */
export const byCell = (
  rows: HeatRow[],
  column: number,
  compare: (a: string, b: string) => number,
): HeatRow[] => {
  const inside = (above: Id | undefined): HeatRow[] =>
    rows
      .filter((row) => row.above.at(-1) === above)
      .sort(order(column, compare))
      .flatMap((row) => [row, ...inside(row.unit.id)]);
  return inside(undefined);
};

/**
 * Rows of the heat map of a unit and everything inside it: lowest morale first among siblings.
 *
 * @param root the unit whose inside is shown; its own row is the first
 */
export const heatRows = (source: Source, root: Id): HeatRow[] => {
  const { tree, themes, score } = source.now;
  const measures: Measure[] = ['morale', ...themes];
  const row = (unit: ReleaseUnit, above: Id[]): HeatRow => ({
    unit,
    depth: above.length + (unit.id === root ? 0 : 1),
    above,
    parent: tree.children(unit.id).length > 0,
    cells: measures.map((measure) => cellOf(source, unit, measure)),
    scores: measures.map((measure) => {
      const found = isMerged(unit) ? null : score(unit.id, measure);
      return found ? shown(found) : null;
    }),
  });
  const inside = (id: Id, above: Id[]): HeatRow[] =>
    tree
      .children(id)
      .map((child) => row(child, above))
      .sort(order(0, source.f.compare))
      .flatMap((child) => [child, ...inside(child.unit.id, [...above, child.unit.id])]);
  const own = tree.unit(root);
  return own ? [row(own, []), ...inside(root, [])] : [];
};

/** Which theme is lowest in how many of the rows directly inside; null if none is in more than half of them. */
export const weakestTheme = (
  rows: HeatRow[],
  themes: ThemeId[],
): { theme: ThemeId; units: number; all: number } | null => {
  const complete = rows.filter(
    (row) => row.depth === 1 && row.scores.slice(1).every((score) => score !== null),
  );
  const lowest = complete.map((row) => {
    const scores = row.scores.slice(1).map((score) => score ?? 100);
    return scores.indexOf(Math.min(...scores));
  });
  const counts = themes.map((theme, i) => ({ theme, units: lowest.filter((at) => at === i).length }));
  const best = counts.reduce((a, b) => (b.units > a.units ? b : a), { theme: themes[0], units: 0 });
  return best.theme && complete.length > 1 && best.units > complete.length / 2
    ? { theme: best.theme, units: best.units, all: complete.length }
    : null;
};
