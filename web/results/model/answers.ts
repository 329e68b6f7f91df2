import type { ReleaseItem } from '../../../worker/core/release/document.ts';
import { cellOf } from '../../../worker/core/score/cells.ts';
import { change, verdict } from '../../../worker/core/score/change.ts';
import { halfUp, range, wordOf } from '../../../worker/core/score/display.ts';
import { distributionBands } from '../../../worker/core/score/distributionBands.ts';
import { recommendScore } from '../../../worker/core/score/recommend.ts';
import { scoreOf } from '../../../worker/core/score/score.ts';
import type { Segment } from '../../charts/AnswerBar.tsx';
import type { ResultsFormat } from '../format.ts';
import type { TableData } from '../parts/DataTable.tsx';
import { scoreText } from './cell.ts';
import type { View } from './view.ts';

/** Wider than this, a share is written as its range: a single number would look more exact than it is. */
const EXACT = 4;

/** A statement in the language of the page. */
export const statementText = (item: ReleaseItem, { language }: ResultsFormat): string =>
  item.text[language] ?? item.text.en;

/** Statements on the scale of agreement; the recommend question has a line of its own. */
export const statements = (view: View): ReleaseItem[] =>
  view.wave.release.items.filter((item) => item.scale[1] === 5);

/** Shares of the five answers of an agreement, or null where no distribution is published. */
export const segments = (view: View, item: ReleaseItem): Segment[] | null => {
  const cell = cellOf(view.wave.release, view.unit.id, item.id);
  if (!cell?.distribution || item.scale[1] !== 5) return null;
  return distributionBands(cell.distribution).map(({ low, high, width }) => ({
    share: width,
    text: high - low <= EXACT ? view.f.number(halfUp(width)) : view.f.span(low, high),
  }));
};

/** Difference from the whole organisation; only where it is clear is it a number. */
export const versus = (view: View, item: ReleaseItem): string => {
  const [own, whole] = [
    scoreOf(view.wave.release, view.unit.id, item.id),
    view.organisation && scoreOf(view.wave.release, view.organisation.id, item.id),
  ];
  if (!own || !whole) return '';
  const difference = change(whole, own);
  return verdict(difference) === 'none' ? view.t.answers.unclear : view.f.signed(halfUp(difference.points));
};

/** Every statement with the ranges of its shares, its score and its likely range. */
export const answersTable = (view: View): TableData => {
  const { t, f, organisation } = view;
  return {
    caption: t.answers.title(view.unit.label),
    columns: [
      { label: t.answers.statement, numeric: false },
      ...t.answers.scale.map((label) => ({ label, numeric: true })),
      { label: t.answers.score, numeric: true },
      { label: t.trend.columns.range, numeric: true },
      ...(organisation ? [{ label: t.answers.versus(organisation.label), numeric: true }] : []),
    ],
    rows: statements(view).map((item) => {
      const score = scoreOf(view.wave.release, view.unit.id, item.id);
      const shares = cellOf(view.wave.release, view.unit.id, item.id)?.distribution;
      return [
        statementText(item, f),
        ...(score && shares
          ? distributionBands(shares).map(({ low, high }) => t.share.between(f.number(low), f.number(high)))
          : t.answers.scale.map(() => (score ? '–' : null))),
        score && scoreText(score, t, f),
        score && f.span(...range(score)),
        ...(organisation ? [score && versus(view, item)] : []),
      ];
    }),
  };
};

/** The recommend score as its size allows: a word, a range, or the number with its range; null when hidden. */
export const recommendText = (view: View): string | null => {
  const { t, f, wave, unit } = view;
  const item = wave.release.items.find(({ theme }) => theme === 'recommend');
  const score = item ? scoreOf(wave.release, unit.id, item.id) : null;
  const found = recommendScore(wave.release, unit.id);
  if (!score || !found) return null;
  if (found.n0 < 10) return t.score.words[wordOf(score)];
  const range = t.answers.to(f.signed(found.range[0]), f.signed(found.range[1]));
  return found.n0 < 50 ? range : t.answers.recommendRange({ score: f.signed(found.number), range });
};
