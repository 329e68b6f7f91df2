/**
 * Is the release true, and is nobody alone in it? Recounted here from what the simulated members know, without the
 * release engine: every published step must hold the true share, and for each item every pool (the people
 * below a published unit and below none of its published descendants) must be empty or have k_cell people.
 */
import type { Sheet } from '../../core/questionnaire.ts';
import type { ReleaseDocument, ReleaseItem, Step } from '../../core/release/document.ts';
import type { Id, Manifest } from '../../core/season.ts';
import type { Expect } from './findings.ts';

export type Known = { cohort: Id; answers: Sheet };

/** A share of 0..1 lies on a step: open below, closed above, the first includes 0. */
const onStep = (share: number, [lo, hi]: Step): boolean => {
  const percent = share * 100;
  return percent <= hi + 1e-9 && (percent > lo + 1e-9 || (lo === 0 && percent >= 0));
};

/** Cumulative steps are closed on the side their threshold is measured from; both ends are taken here. */
const between = (share: number, [lo, hi]: Step): boolean =>
  share * 100 >= lo - 1e-9 && share * 100 <= hi + 1e-9;

const inBand = (n: number, band: string): boolean => {
  const [lo = Number.NaN, hi = Number.POSITIVE_INFINITY] = band.replace('+', '').split('-').map(Number);
  return n >= lo && n <= hi;
};

/** Favourable and unfavourable by the published bands: 4-5 and 1-2, 9-10 and 0-6, 3 and 1; turned round if reversed. */
const bandOf = (item: ReleaseItem, answer: number): 'favourable' | 'neutral' | 'unfavourable' => {
  const [low, high] = item.scale;
  const value = item.reversed ? low + high - answer : answer;
  const [bad, good] = high === 10 ? [6, 9] : high === 5 ? [2, 4] : [1, 3];
  return value >= good ? 'favourable' : value <= bad ? 'unfavourable' : 'neutral';
};

const makeTree = (manifest: Manifest) => {
  const parents = new Map(manifest.units.map(({ id, parent }) => [id, parent]));
  const units = new Map(manifest.cohorts.map(({ id, unit }) => [id, unit]));
  /** The cohort's unit and every unit above it, lowest first. */
  return (cohort: Id): Id[] => {
    const chain: Id[] = [];
    for (let unit: Id | null | undefined = units.get(cohort); unit; unit = parents.get(unit))
      chain.push(unit);
    return chain;
  };
};

const checkPools = (chains: Id[][], published: Set<Id>, kCell: number): [Id, number][] => {
  const pools = new Map<Id, number>();
  for (const chain of chains) {
    const pool = chain.find((unit) => published.has(unit));
    if (pool !== undefined) pools.set(pool, (pools.get(pool) ?? 0) + 1);
  }
  return [...pools].filter(([, people]) => people < kCell);
};

const checkItem = (
  release: ReleaseDocument,
  item: ReleaseItem,
  people: { chain: Id[]; answers: Sheet }[],
  expect: Expect,
) => {
  const answered = people.flatMap(({ chain, answers }) => {
    const answer = answers[item.id];
    return typeof answer === 'number' ? [{ chain, answer }] : [];
  });
  const cells = release.cells.filter((cell) => cell.item === item.id && cell.group === null);
  for (const cell of cells) {
    const here = answered.filter(({ chain }) => chain.includes(cell.unit)).map(({ answer }) => answer);
    const share = (band: string) =>
      here.filter((answer) => bandOf(item, answer) === band).length / here.length;
    const where = `${item.id} in ${cell.unit}`;
    expect(inBand(here.length, cell.n), () => `${where}: the size band does not hold the true number.`);
    expect(onStep(share('favourable'), cell.favourable), () => `${where}: the favourable step is untrue.`);
    expect(
      onStep(share('unfavourable'), cell.unfavourable),
      () => `${where}: the unfavourable step is untrue.`,
    );
    cell.distribution?.forEach((step, i) => {
      const upTo = here.filter((answer) => answer <= item.scale[0] + i).length / here.length;
      expect(between(upTo, step), () => `${where}: the distribution is untrue.`);
    });
  }
  const small = checkPools(
    answered.map(({ chain }) => chain),
    new Set(cells.map(({ unit }) => unit)),
    release.rules.k_cell,
  );
  for (const [unit, n] of small)
    expect(false, () => `${item.id}: subtraction leaves ${n} people in ${unit}.`);
};

/** Reports everything in the release that is untrue or isolates somebody. */
export const checkRelease = (of: {
  release: ReleaseDocument;
  manifest: Manifest;
  known: Known[];
  expect: Expect;
}) => {
  const { release, manifest, known, expect } = of;
  const chainOf = makeTree(manifest);
  const people = known.map(({ cohort, answers }) => ({ chain: chainOf(cohort), answers }));
  for (const item of release.items) checkItem(release, item, people, expect);

  const members = new Map(release.units.map((unit) => [unit.id, unit.members]));
  for (const { unit, share } of release.participation) {
    const ballots = people.filter(({ chain }) => chain.includes(unit)).length;
    expect(onStep(ballots / (members.get(unit) ?? 0), share), () => `Participation in ${unit} is untrue.`);
  }
  const shown = new Set(release.participation.map(({ unit }) => unit));
  for (const [unit, n] of checkPools(
    people.map(({ chain }) => chain),
    shown,
    release.rules.k_cell,
  ))
    expect(false, () => `Participation: subtraction leaves ${n} people in ${unit}.`);

  const written = new Map<string, number>();
  const count = (key: string, by: number) => written.set(key, (written.get(key) ?? 0) + by);
  for (const { chain, answers } of people)
    for (const [item, answer] of Object.entries(answers))
      if (typeof answer === 'string')
        for (const unit of chain) count(JSON.stringify([unit, item, answer]), 1);
  for (const { unit, item, text } of release.comments) {
    const key = JSON.stringify([unit, item, text]);
    count(key, -1);
    expect((written.get(key) ?? 0) >= 0, () => `A comment in ${unit} was not written there.`);
  }
};
