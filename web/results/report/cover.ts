import type { Report } from '../../../worker/core/report/report.ts';
import { restOf, shareText } from '../model/shareText.ts';
import type { ReportSource } from './choice.ts';

/** What of the chosen units is hidden, and that no reason is given. */
const hidden = ({ rows, whole, t, f }: ReportSource): string[] => {
  const cells = rows.flatMap((row) => row.cells).filter((cell) => cell.kind !== 'absent');
  const count = cells.filter((cell) => cell.kind === 'hidden').length;
  const all = f.number(cells.length);
  return count === 0
    ? [t.trust.hiddenNone(all)]
    : [t.trust.hiddenText({ hidden: f.number(count), all }), `${t.why.text} ${t.why.long(whole.unit.label)}`];
};

/** Who did not answer in the organisation. */
const missing = ({ whole, t, f }: ReportSource): string => {
  const share = whole.now.participation(whole.unit.id);
  return share
    ? t.trust.missingText({
        share: shareText(restOf(share), t, f),
        people: f.number(whole.unit.members),
      })
    : t.trust.missingHidden;
};

/** The first page: waves, units, the rules in force, what is hidden, who is missing, how figures are read. */
export const cover = (source: ReportSource): Report['cover'] => {
  const { t, f, whole, waves, rows, board } = source;
  const chosen = board.waves.filter((wave) => waves.includes(wave));
  const { rules } = whole.wave.release;
  const [first, last] = [chosen[0] ?? whole.wave, whole.wave];
  return [
    {
      term: t.report.waves,
      texts: [
        chosen.length === 1
          ? t.report.wavesOne(whole.names.full(last))
          : t.report.wavesMany({
              count: f.number(chosen.length),
              first: whole.names.full(first),
              last: whole.names.full(last),
            }),
      ],
    },
    {
      term: t.report.units,
      texts: [
        t.report.unitsText({
          chosen: f.number(rows.length),
          all: f.number(whole.now.tree.below(whole.unit.id).length),
        }),
      ],
    },
    {
      term: t.report.rules,
      texts: [
        t.report.rulesCell(f.number(rules.k_cell)),
        t.report.rulesMore({
          distribution: f.number(rules.k_distribution),
          comments: f.number(rules.k_comments),
          writers: f.number(rules.min_comments),
        }),
        t.report.rulesFixed,
      ],
    },
    { term: t.trust.missing, texts: [missing(source)] },
    { term: t.trust.hidden, texts: hidden(source) },
    { term: t.report.range, texts: [t.how.range, t.how.steps(f.number(rules.k_cell)), t.how.small] },
    { term: t.how.title, texts: [t.how.score, t.how.morale, t.how.change] },
  ];
};
