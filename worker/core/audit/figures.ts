import type { Cell, ReleaseDocument, Step } from '../release/document.ts';
import type { Id } from '../season.ts';
import { bandInterval } from './steps.ts';

/** Numbers that a release lets anybody say, each with the statistic it is. */
export type Figures = {
  /** Of a unit, by id. */
  byUnit: Map<Id, Map<number, string>>;
  /** Of the survey as a whole: rules, sizes, scales. */
  general: Map<number, string>;
};

type Score = { s0: number; s1: number; h: number };

/** Largest f + u - (f - u)^2 over the box, by search along its edges: concave, without a stationary point. */
const largestSpread = (f: Step, u: Step): number => {
  const value = (x: number, y: number) => (x + y) / 100 - ((x - y) / 100) ** 2;
  const corners: [number, number][] = [
    [f[0], u[0]],
    [Math.min(f[1], 100 - u[0]), u[0]],
    [Math.min(f[1], 100 - u[0]), Math.min(u[1], 100 - Math.min(f[1], 100 - u[0]))],
    [Math.min(f[1], 100 - Math.min(u[1], 100 - f[0])), Math.min(u[1], 100 - f[0])],
    [f[0], Math.min(u[1], 100 - f[0])],
  ];
  let most = 0;
  for (const [index, [x0, y0]] of corners.entries()) {
    const [x1, y1] = corners[(index + 1) % corners.length] ?? [x0, y0];
    const at = (t: number) => value(x0 + t * (x1 - x0), y0 + t * (y1 - y0));
    let [low, high] = [0, 1];
    for (let round = 0; round < 80; round++) {
      const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
      if (at(a) < at(b)) low = a;
      else high = b;
    }
    most = Math.max(most, at((low + high) / 2), at(0), at(1));
  }
  return most;
};

/** PRODUCT.md, "Scores". */
const scoreOf = ({ favourable: f, unfavourable: u, n }: Cell, members: number): Score => {
  const [n0] = bandInterval(n);
  const h =
    98 * Math.sqrt(((largestSpread(f, u) / n0) * Math.max(0, members - n0)) / Math.max(1, members - 1));
  return {
    s0: 50 + (f[0] - Math.min(u[1], 100 - f[0])) / 2,
    s1: 50 + (Math.min(f[1], 100 - u[0]) - u[0]) / 2,
    h,
  };
};

const mean = (scores: readonly (Score | undefined)[]): Score | null => {
  const all = scores.filter((score) => score !== undefined);
  if (all.length === 0 || all.length < scores.length) return null;
  const of = (part: keyof Score) => all.reduce((sum, score) => sum + score[part], 0) / all.length;
  return { s0: of('s0'), s1: of('s1'), h: of('h') };
};

const clip = (value: number): number => Math.min(100, Math.max(0, value));

/** The ways a score is printed: its middle, its likely range. Tiny slack where arithmetic ends on a whole number. */
const printed = ({ s0, s1, h }: Score): number[] => [
  Math.floor((s0 + s1) / 2 + 0.5),
  (s0 + s1) / 2,
  ...[-1e-9, 1e-9].flatMap((slack) => [clip(Math.floor(s0 - h + slack)), clip(Math.ceil(s1 + h + slack))]),
];

const recommended = ({ s0, s1, h }: Score): number[] => [
  Math.floor(s0 + s1 - 100 + 0.5),
  Math.max(-100, Math.floor(2 * (s0 - h) - 100)),
  Math.min(100, Math.ceil(2 * (s1 + h) - 100)),
];

/** Scores of everything a unit has a score of: items, themes, the morale index. */
const scoresOf = (doc: ReleaseDocument): Map<Id, Map<string, Score>> => {
  const cells = Map.groupBy(
    doc.cells.filter(({ group }) => !group),
    ({ unit }) => unit,
  );
  const found = new Map<Id, Map<string, Score>>();
  for (const { id, members } of doc.units) {
    const byItem = new Map((cells.get(id) ?? []).map((cell) => [cell.item, scoreOf(cell, members)]));
    const scores = new Map<string, Score>(byItem);
    const put = (name: string, items: readonly { id: Id }[]) => {
      const score = mean(items.map((item) => byItem.get(item.id)));
      if (score) scores.set(name, score);
    };
    put(
      'morale index',
      doc.items.filter(({ core }) => core),
    );
    for (const theme of new Set(doc.items.map((item) => item.theme)))
      put(
        `theme ${theme}`,
        doc.items.filter((item) => item.theme === theme),
      );
    found.set(id, scores);
  }
  return found;
};

const cellNumbers = ({ n, favourable: f, unfavourable: u, distribution }: Cell): [string, number[]][] => [
  ['respondents', bandInterval(n).filter(Number.isFinite)],
  ['favourable', [...f, 100 - f[0], 100 - f[1]]],
  ['unfavourable', [...u, 100 - u[0], 100 - u[1]]],
  ['neutral', [clip(100 - f[1] - u[1]), clip(100 - f[0] - u[0])]],
  ['middle', [(f[0] + f[1]) / 2, (u[0] + u[1]) / 2, clip(100 - (f[0] + f[1] + u[0] + u[1]) / 2)]],
  ['distribution', (distribution ?? []).flatMap(([lo, hi]) => [lo, hi, 100 - lo, 100 - hi])],
  [
    'share of an answer',
    (distribution ?? []).flatMap(([lo, hi], index, all) => {
      const [below, under] = all[index - 1] ?? [0, 0];
      return [Math.max(0, lo - under), hi - below, (lo + hi) / 2 - (below + under) / 2];
    }),
  ],
];

/** May two waves of a unit be compared? As DISCLOSURE 3.9 has it, from the documents. */
const comparable = (a: ReleaseDocument, b: ReleaseDocument, unit: Id): boolean => {
  if (a.manifest === b.manifest) return true;
  const [old, now] = [a, b].map((doc) => doc.units.find(({ id }) => id === unit));
  if (!old || !now || old.label !== now.label || old.parent !== now.parent) return false;
  const moved = Math.abs(old.members - now.members);
  return moved === 0 || moved >= Math.max(a.rules.k_cell, b.rules.k_cell);
};

const changes = (before: Score, after: Score): number[] => {
  const points = (after.s0 + after.s1 - before.s0 - before.s1) / 2;
  const width = Math.hypot(before.h, after.h);
  const range = [Math.floor(after.s0 - before.s1 - width), Math.ceil(after.s1 - before.s0 + width)];
  return [points, Math.floor(points + 0.5), Math.ceil(points - 0.5), ...range].flatMap((one) => [
    one,
    Math.abs(one),
  ]);
};

/**
 * Everything that follows from the releases and may be printed, worked out from the published formulas again.
 * O(units x items x waves), and for changes x pairs of waves.
 */
export const figuresOf = (documents: readonly ReleaseDocument[]): Figures => {
  const byUnit: Figures['byUnit'] = new Map();
  const general = new Map<number, string>([
    [0, 'end of a share'],
    [100, 'end of a share'],
  ]);
  const add = (unit: Id, name: string, numbers: readonly number[]) => {
    const known = byUnit.get(unit) ?? new Map<number, string>();
    for (const number of numbers) if (!known.has(number)) known.set(number, name);
    byUnit.set(unit, known);
  };
  const scores = documents.map(scoresOf);
  for (const [index, doc] of documents.entries()) {
    for (const [rule, value] of Object.entries(doc.rules)) general.set(value, rule);
    for (const [name, count] of [
      ['units', doc.units.length],
      ['items', doc.items.length],
      ['cells', doc.cells.length],
      ['waves', documents.length],
      ['audited cells', doc.audit.cells],
    ] as const)
      general.set(count, name);
    for (const { scale } of doc.items)
      for (let answer = scale[0]; answer <= scale[1]; answer++) general.set(answer, 'answer of a scale');
    for (const { id, members } of doc.units) add(id, 'members', [members]);
    for (const cell of doc.cells)
      for (const [name, numbers] of cellNumbers(cell)) add(cell.unit, `${cell.item} ${name}`, numbers);
    for (const { unit, share } of doc.participation) add(unit, 'participation', share);
    const tens = new Set(doc.items.filter(({ scale }) => scale[1] === 10).map(({ id }) => id));
    for (const [unit, list] of scores[index] ?? [])
      for (const [name, score] of list) {
        add(unit, `${name} score`, printed(score));
        if (tens.has(name)) add(unit, `${name} recommend score`, recommended(score));
      }
  }
  for (const [first, before] of documents.entries())
    for (const [offset, after] of documents.slice(first + 1).entries()) {
      const second = first + 1 + offset;
      for (const [unit, list] of scores[second] ?? [])
        for (const [name, score] of list) {
          const old = scores[first]?.get(unit)?.get(name);
          if (old && comparable(before, after, unit)) add(unit, `${name} change`, changes(old, score));
        }
    }
  return { byUnit, general };
};
