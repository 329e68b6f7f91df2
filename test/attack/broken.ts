/** Worse engines: each makes one of the mistakes that an attack lives on, of a release of the real one. */
import type { Cell, CountedBallot, ReleaseDocument } from '../../worker/core/release/document.ts';
import type { Id, Manifest } from '../../worker/core/season.ts';
import { cohortsBelow, fits } from './groups.ts';
import { middleOf, type WaveView, waveView } from './view.ts';

export type Break = (
  wave: WaveView,
  truth: { manifest: Manifest; ballots: readonly CountedBallot[] },
) => WaveView;

type Truth = Parameters<Break>[1];

/** What a group really said: everyone who answered, and how many favourably and unfavourably on five points. */
const counted = (
  { manifest, ballots }: Truth,
  { unit, group, item }: Pick<Cell, 'unit' | 'group' | 'item'>,
) => {
  const inUnit = cohortsBelow(manifest).get(unit);
  const cohorts = new Set(
    manifest.cohorts.filter((one) => inUnit?.has(one.id) && fits(one, group)).map(({ id }) => id),
  );
  const answers = ballots.flatMap(({ cohort, answers: sheet }) => {
    const answer = sheet[item];
    return cohorts.has(cohort) && typeof answer === 'number' ? [answer] : [];
  });
  const n = answers.length;
  return { n, good: answers.filter((one) => one >= 4).length, bad: answers.filter((one) => one <= 2).length };
};

const changed = (wave: WaveView, change: Partial<ReleaseDocument>): WaveView =>
  waveView({ ...wave.document, ...change }, wave);

/** In the document's own order, so that only what is meant to be wrong is. */
const inOrder = (cells: readonly Cell[], { units, items }: ReleaseDocument): Cell[] => {
  const place = ({ unit, item, group }: Cell) =>
    units.findIndex(({ id }) => id === unit) * 1000 +
    items.findIndex(({ id }) => id === item) * 10 +
    (group ? 1 : 0);
  return [...cells].sort((a, b) => place(a) - place(b));
};

const vague = (unit: Id, item: Id, n: number, group: Cell['group'] = null): Cell => ({
  unit,
  item,
  group,
  n: n < 10 ? '5-9' : n < 20 ? '10-19' : n < 50 ? '20-49' : '50-99',
  favourable: [0, 100],
  unfavourable: [0, 100],
  distribution: null,
});

/** Only groups under k are hidden; nothing protects them from subtraction. */
export const primaryOnly: Break = (wave, truth) => {
  const { document } = wave;
  const cells = document.units.flatMap(({ id: unit }) =>
    document.items.flatMap(({ id: item }) => {
      const known = document.cells.filter((cell) => cell.unit === unit && cell.item === item);
      const { n } = counted(truth, { unit, item, group: null });
      return known.some(({ group }) => !group) || n < document.rules.k_cell
        ? known
        : [vague(unit, item, n), ...known];
    }),
  );
  return changed(wave, { cells: inOrder(cells, document) });
};

/** Every value of every attribute that has k people, in every published unit. */
export const everyGroup: Break = (wave, truth) => {
  const { document } = wave;
  const groups = truth.manifest.cohorts.flatMap(({ attributes }) =>
    Object.entries(attributes).map(([attribute, value]) => JSON.stringify({ attribute, value })),
  );
  const cells = document.cells.flatMap((cell) =>
    cell.group
      ? []
      : [
          cell,
          ...[...new Set(groups)].flatMap((text) => {
            const group: NonNullable<Cell['group']> = JSON.parse(text);
            const { n } = counted(truth, { ...cell, group });
            return n >= document.rules.k_cell ? [vague(cell.unit, cell.item, n, group)] : [];
          }),
        ],
  );
  return changed(wave, { cells });
};

/** Numbers of respondents instead of bands. */
export const exactSizes: Break = (wave, truth) =>
  changed(wave, {
    cells: wave.document.cells.map((cell) => {
      const { n } = counted(truth, cell);
      return { ...cell, n: `${n}-${n}` };
    }),
  });

/** Percentages instead of levels, for every group of k. */
export const exactPercentages: Break = (wave, truth) => {
  const all = primaryOnly(wave, truth);
  return changed(all, {
    cells: all.document.cells.map((cell) => {
      const { n, good, bad } = counted(truth, cell);
      const [yes, no] = [(100 * good) / n, (100 * bad) / n];
      return { ...cell, favourable: [yes, yes], unfavourable: [no, no] };
    }),
  });
};

/** Composites over everything that was answered, hidden or not. */
export const looseFigures: Break = (wave, truth) => {
  const { document } = wave;
  const kinds = [
    { name: 'index', items: document.items.filter(({ core }) => core).map(({ id }) => id) },
    ...[...new Set(document.items.map(({ theme }) => theme))].map((theme) => ({
      name: `theme ${theme}`,
      items: document.items.filter((item) => item.theme === theme).map(({ id }) => id),
    })),
  ];
  const score = (unit: Id, item: Id) => {
    const { n, good, bad } = counted(truth, { unit, item, group: null });
    return middleOf(document, unit, item) ?? 50 + (50 * (good - bad)) / Math.max(1, n);
  };
  return {
    ...wave,
    figures: document.units.flatMap(({ id: unit }) =>
      kinds.map(({ name, items }) => ({
        unit,
        name,
        items,
        middle: items.reduce((sum, item) => sum + score(unit, item), 0) / items.length,
      })),
    ),
  };
};

/** A comment stands where it was written and at the top. */
export const commentTwice: Break = (wave) => {
  const top = wave.document.units.find(({ parent }) => parent === null)?.id ?? '';
  const own = wave.document.comments;
  return changed(wave, { comments: [...own, ...own.map((comment) => ({ ...comment, unit: top }))] });
};

/** Every comment stands at the unit of its writer, however few people that has. */
export const commentWhereWritten: Break = (wave, { manifest, ballots }) => {
  const unitOf = new Map(manifest.cohorts.map(({ id, unit }) => [id, unit]));
  const comments = ballots.flatMap(({ cohort, answers: { better } }) =>
    typeof better === 'string' ? [{ unit: unitOf.get(cohort) ?? '', item: 'better', text: better }] : [],
  );
  return changed(wave, { comments });
};

/** Units from the best mood to the worst, hidden ones among them, in the document and in the export. */
export const sortedByScore: Break = (wave, truth) => {
  const mood = ({ id }: { id: Id }) => {
    const { n, good } = counted(truth, { unit: id, item: 'mood', group: null });
    return n > 0 ? good / n : 0;
  };
  const units = wave.document.units.toSorted((a, b) => mood(b) - mood(a));
  return changed(wave, { units, cells: inOrder(wave.document.cells, { ...wave.document, units }) });
};

/** Comments in the order in which they came in. */
export const commentsAsWritten: Break = (wave) =>
  changed(wave, { comments: wave.document.comments.toSorted((a, b) => (a.text < b.text ? -1 : 1)) });

/** A hidden cell is there and says that it is too small. */
export const markedCells: Break = (wave, truth) => {
  const { document } = wave;
  const hidden = document.units.flatMap(({ id: unit }) => {
    const { n } = counted(truth, { unit, item: 'mood', group: null });
    const shown = document.cells.some((cell) => cell.unit === unit && cell.item === 'mood');
    return shown || n === 0 ? [] : [{ ...vague(unit, 'mood', n), n: '<5' }];
  });
  return changed(wave, { cells: inOrder([...document.cells, ...hidden], document) });
};

/** The export says of each missing figure whether it is small or there was no answer: SDMX CONF_STATUS by another name. */
export const reasonsInExport: Break = (wave, truth) => ({
  ...wave,
  csv: wave.csv
    .split('\r\n')
    .map((line) => {
      const [, , unit = '', , , , item = ''] = line.split(',');
      const { n } = counted(truth, { unit, item, group: null });
      return n > 0 && n < 5 ? line.replace(/,Q$/, ',N') : line;
    })
    .join('\r\n'),
});

/** Units without figures have no rows. */
export const onlyShownUnits: Break = (wave) => {
  const shown = new Set(wave.document.cells.map(({ unit }) => unit));
  return changed(wave, { units: wave.document.units.filter(({ id }) => shown.has(id)) });
};
