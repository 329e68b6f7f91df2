import type { Cell, ReleaseItem } from '../release/document.ts';
import { type Certainty, certainty, type Known, propagateAnswers } from './answers.ts';
import { type Finding, people, quoted } from './finding.ts';
import type { Region } from './region.ts';
import { bandInterval, bands, type Interval, narrowest, window } from './steps.ts';
import { type Forest, nodesBelow } from './units.ts';
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
 * What two thresholds on an item's scale say of a cell: counts above the upper and below the lower one. `f` and `u`
 * are then these; null for a threshold that is no end of an answer band, whose count need not stay unknown.
 */
type Reading = {
  above: AnswerBand | null;
  below: AnswerBand | null;
  read(cell: Cell, n: number): { f: Interval; u: Interval } | null;
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

const wordsFor = (found: Certainty, above: string, below: string): string => WORDS[found](above, below);

/** Is the share at most this answer measured on those above it? So it is where the next answer is in the top band. */
const fromAbove = (band: readonly number[], threshold: number): boolean =>
  band[threshold + 1] === band[band.length - 1];

/**
 * The published bands; then, where there are full distributions, each end of a band with every other threshold: a
 * share of "at most 1" bounds a share of "at most 2".
 */
const readings = (item: ReleaseItem, distributed: boolean): Reading[] => {
  const band = bands(item);
  const main: Reading = {
    above: 'favourable',
    below: 'unfavourable',
    read: (cell, n) => ({ f: window(cell.favourable, n), u: window(cell.unfavourable, n) }),
  };
  if (!distributed) return [main];
  const lower = band[0] === 1 ? 'favourable' : 'unfavourable';
  const upper = band[0] === 1 ? 'unfavourable' : 'favourable';
  const ends = [band.lastIndexOf(band[0] ?? 0), band.indexOf(band.at(-1) ?? 0) - 1];
  const thresholds = [...band.keys()].slice(0, -1);
  const pairs = ends.flatMap((end) => thresholds.flatMap((t) => (t === end ? [] : [[end, t] as const])));
  const readable = pairs.map(([end, t]): Reading => {
    const [low, high] = [Math.min(end, t), Math.max(end, t)];
    const first = end === ends[0];
    return {
      above: end < high ? null : first ? `not ${lower}` : upper,
      below: end > low ? null : first ? lower : `not ${upper}`,
      read: ({ distribution }, n) => {
        const [under, upTo] = [distribution?.[low], distribution?.[high]];
        if (!under || !upTo) return null;
        const [least, most] = window(upTo, n, fromAbove(band, high));
        return { f: [n - most, n - least], u: window(under, n, fromAbove(band, low)) };
      },
    };
  });
  return [main, ...readable];
};

/** What is too well known, of the bands alone that a reading is about. */
const tooWellKnown = (region: Region, n: number, { above, below }: Reading): Certainty | null => {
  const found = certainty(region, n);
  if (found === 'impossible' || (above !== null && below !== null)) return found;
  const own = above === null ? region.u : region.f;
  if (n === 0 || own[0] < own[1]) return null;
  const all = own[0] === n ? 'all' : own[1] === 0 ? 'none' : 'known';
  if (above === null)
    return all === 'known' ? 'unfavourable known' : all === 'all' ? 'all unfavourable' : 'none unfavourable';
  return all === 'known' ? 'favourable known' : all === 'all' ? 'all favourable' : 'none favourable';
};

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
  let narrowed = 0;
  const below = nodesBelow(tree.forest);
  const distributed = [...tree.cells.values()].some(({ distribution }) => distribution !== null);
  for (const reading of readings(item, distributed)) {
    const said = (node: number) => {
      const cell = tree.cells.get(tree.forest.nodes[node] ?? -1);
      return cell ? reading.read(cell, tree.groups[node] ?? 0) : null;
    };
    const known = propagateAnswers(tree.forest, tree.pools, said);
    if (reading.above && reading.below) narrowed = countNarrowed(known, said);
    for (const node of tree.forest.nodes.keys()) {
      const label = quoted(wave.units.labels[tree.forest.nodes[node] ?? -1] ?? '');
      const parts = (below[node] ?? []).map((part) =>
        quoted(wave.units.labels[tree.forest.nodes[part] ?? -1] ?? ''),
      );
      const count = tree.pools[node] ?? 0;
      const region = known.pools[node];
      const found = region ? tooWellKnown(region, count, reading) : null;
      if (found)
        findings.push({
          kind: found === 'impossible' ? 'form' : 'answer',
          where: `${wave.where}, ${item.id}`,
          people: count,
          explanation: `${[label, ...parts.slice(0, 6)].join(' minus ')} (${people(count)}): ${wordsFor(found, reading.above ?? '', reading.below ?? '')}.`,
        });
    }
    // One threshold's finding is enough for an item; the others show when it is repaired.
    if (findings.length > 0) break;
  }
  return { findings, narrowed };
};

const countNarrowed = (known: Known, said: (node: number) => { f: Interval; u: Interval } | null): number =>
  known.groups.filter(({ f, u }, node) => {
    const own = said(node);
    return own && (f[0] > own.f[0] || f[1] < own.f[1] || u[0] > own.u[0] || u[1] < own.u[1]);
  }).length;

/** Every step of a cell alone: for each size its band allows it stands for at least two counts. */
export const stepFindings = (wave: Wave, item: ReleaseItem, cell: Cell): Finding[] => {
  const size = bandInterval(cell.n);
  const band = bands(item);
  const steps: [string, Cell['favourable'], boolean][] = [
    ['favourable', cell.favourable, false],
    ['unfavourable', cell.unfavourable, false],
    ...(cell.distribution ?? [])
      .slice(0, -1)
      .map((step, t): [string, Cell['favourable'], boolean] => [
        `${item.scale[0] + t} or lower`,
        step,
        fromAbove(band, t),
      ]),
  ];
  const bad = steps.find(([, step, above]) => narrowest(step, size, above) < 2);
  if (!bad) return [];
  const [what, [lo, hi]] = bad;
  const label = quoted(wave.units.labels[wave.units.at.get(cell.unit) ?? -1] ?? cell.unit);
  const name = cell.group ? `${quoted(cell.group.value)} in ${label}` : label;
  const all = lo === hi && (lo === 100 || lo === 0) ? `: everybody's answer follows` : '';
  return [
    {
      kind: 'answer',
      where: `${wave.where}, ${item.id}`,
      people: size[1] === Number.POSITIVE_INFINITY ? null : size[1],
      explanation: `${name} (${cell.n} answers): the share of ${what} answers, ${lo === hi ? `${lo} %` : `${lo}-${hi} %`}, gives the exact count away${all}.`,
    },
  ];
};
