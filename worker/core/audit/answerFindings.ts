import type { Cell, ReleaseItem, Step } from '../release/document.ts';
import { type Certainty, certainty, type Known, propagateAnswers, type Said } from './answers.ts';
import { type Finding, people, quoted } from './finding.ts';
import { bound } from './region.ts';
import { bandInterval, bands, makeNarrowest, window } from './steps.ts';
import type { Forest } from './units.ts';
import type { Wave } from './wave.ts';

/** The tree's cells of an item: its published units, their figures, true sizes of pools and of units. */
export type ItemTree = {
  forest: Forest;
  /** By position of the unit. */
  cells: Map<number, Cell>;
  pools: readonly number[];
  groups: readonly number[];
};

/**
 * Two thresholds of a scale: answers above the one and below the other. `f` and `u` are then these; a name is null
 * for a threshold that is no end of an answer band, whose count need not stay unknown.
 */
type Reading = {
  above: AnswerBand | null;
  below: AnswerBand | null;
  /** What each node's cell says of them. */
  said: readonly (Said | null)[];
};

type AnswerBand = 'favourable' | 'not favourable' | 'unfavourable' | 'not unfavourable';

const WORDS: Record<Certainty, (above: string, below: string) => string> = {
  'all favourable': (above) => `everybody's answer is ${above}`,
  'all unfavourable': (_, below) => `everybody's answer is ${below}`,
  'all neutral': (above, below) => `nobody's answer is ${above} or ${below}`,
  'none favourable': (above) => `nobody's answer is ${above}`,
  'none unfavourable': (_, below) => `nobody's answer is ${below}`,
  'favourable known': (above) => `exactly how many answers are ${above} can be worked out`,
  'unfavourable known': (_, below) => `exactly how many answers are ${below} can be worked out`,
  impossible: () => 'no answers fit the figures',
};

/** Is the share at most this answer measured on those above it? So it is where the next answer is in the top band. */
const fromAbove = (band: readonly number[], threshold: number): boolean =>
  band[threshold + 1] === band[band.length - 1];

/**
 * The published bands; then, where there are full distributions, each end of a band with every other threshold: a
 * share of "at most 1" bounds a share of "at most 2".
 */
function* readings(item: ReleaseItem, tree: ItemTree): Generator<Reading> {
  const cells = Array.from(tree.forest.nodes, (at) => tree.cells.get(at) ?? null);
  const size = (node: number) => tree.groups[node] ?? 0;
  yield {
    above: 'favourable',
    below: 'unfavourable',
    said: cells.map((cell, node) =>
      cell ? [...window(cell.favourable, size(node)), ...window(cell.unfavourable, size(node))] : null,
    ),
  };
  if (cells.every((cell) => !cell?.distribution)) return;
  const band = bands(item);
  const thresholds = [...band.keys()].slice(0, -1);
  // By threshold and node, how many answers may be at most that.
  const upTo = thresholds.map((t) =>
    cells.map((cell, node) => {
      const step = cell?.distribution?.[t];
      return step ? window(step, size(node), fromAbove(band, t)) : null;
    }),
  );
  const lower = band[0] === 1 ? 'favourable' : 'unfavourable';
  const upper = band[0] === 1 ? 'unfavourable' : 'favourable';
  const ends = [band.lastIndexOf(band[0] ?? 0), band.indexOf(band.at(-1) ?? 0) - 1];
  for (const end of ends)
    for (const t of thresholds) {
      if (t === end) continue;
      const [low, high] = [Math.min(end, t), Math.max(end, t)];
      const first = end === ends[0];
      yield {
        above: end < high ? null : first ? `not ${lower}` : upper,
        below: end > low ? null : first ? lower : `not ${upper}`,
        said: cells.map((_, node) => {
          const [under, over] = [upTo[low]?.[node], upTo[high]?.[node]];
          return under && over ? [size(node) - over[1], size(node) - over[0], ...under] : null;
        }),
      };
    }
}

/**
 * P2 on the tree, exactly: of no pool does it follow how many answers are favourable or unfavourable, so neither
 * that all nor that none are. A published unit without published units below it is its own pool. Other thresholds
 * of a full distribution are used as far as they say something of these bands; that how many answered "at most 1"
 * of ten points stays open is no promise. `narrowed` counts published units of which subtraction says more than
 * their own figure does.
 */
export const answerFindings = (
  wave: Wave,
  item: ReleaseItem,
  tree: ItemTree,
): { findings: Finding[]; narrowed: number } => {
  const findings: Finding[] = [];
  const { forest, pools } = tree;
  const label = (node: number) => quoted(wave.units.labels[forest.nodes[node] ?? -1] ?? '');
  let narrowed = 0;
  for (const { above, below, said } of readings(item, tree)) {
    const known = propagateAnswers(forest, pools, said);
    if (above && below) narrowed = countNarrowed(known, said);
    for (const [node, n] of pools.entries()) {
      const found = certainty(known.pools, node, { n, f: above !== null, u: below !== null });
      if (!found) continue;
      const parts = [...forest.up.keys()].filter((part) => forest.up[part] === node).slice(0, 6);
      findings.push({
        kind: found === 'impossible' ? 'form' : 'answer',
        where: `${wave.where}, ${item.id}`,
        people: n,
        explanation: `${[node, ...parts].map(label).join(' minus ')} (${people(n)}): ${WORDS[found](above ?? '', below ?? '')}.`,
      });
    }
    // One threshold's finding is enough for an item; the others show when it is repaired.
    if (findings.length > 0) break;
  }
  return { findings, narrowed };
};

const countNarrowed = ({ groups }: Known, said: readonly (Said | null)[]): number =>
  said.filter((own, node) => {
    if (!own) return false;
    const [f0, f1, u0, u1] = own;
    return (
      bound(groups, node, 0) > f0 ||
      bound(groups, node, 1) < f1 ||
      bound(groups, node, 2) > u0 ||
      bound(groups, node, 3) < u1
    );
  }).length;

/** Every step of every cell alone: for each size its band allows it stands for at least two counts. */
export const stepFindings = (wave: Wave, item: ReleaseItem, cells: readonly Cell[]): Finding[] => {
  const narrowest = makeNarrowest();
  const band = bands(item);
  return cells.flatMap((cell): Finding[] => {
    const size = bandInterval(cell.n);
    const finding = (what: string, step: Step): Finding[] => [
      {
        kind: 'answer',
        where: `${wave.where}, ${item.id}`,
        people: size[1] === Number.POSITIVE_INFINITY ? null : size[1],
        explanation: `${nameOf(wave, cell)} (${cell.n} answers): the share of ${what} answers, ${inWords(step)}.`,
      },
    ];
    if (narrowest(cell.favourable, size) < 2) return finding('favourable', cell.favourable);
    if (narrowest(cell.unfavourable, size) < 2) return finding('unfavourable', cell.unfavourable);
    const t = cell.distribution
      ?.slice(0, -1)
      .findIndex((step, threshold) => narrowest(step, size, fromAbove(band, threshold)) < 2);
    const step = cell.distribution?.[t ?? -1];
    return step ? finding(`${item.scale[0] + (t ?? 0)} or lower`, step) : [];
  });
};

const nameOf = (wave: Wave, { unit, group }: Cell): string => {
  const label = quoted(wave.units.labels[wave.units.at.get(unit) ?? -1] ?? unit);
  return group ? `${quoted(group.value)} in ${label}` : label;
};

const inWords = ([lo, hi]: Step): string => {
  const share = lo === hi ? `${lo} %` : `${lo}-${hi} %`;
  const all = lo === hi && (lo === 100 || lo === 0) ? ": everybody's answer follows" : '';
  return `${share}, gives the exact count away${all}`;
};
