/**
 * The pattern search against brute force: every tree up to seven units, every small count, every set of units.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pattern } from '../../../worker/core/release/pattern.ts';
import { below, unitTree } from '../../../worker/core/release/tree.ts';

type Case = { parents: number[]; counts: number[]; k: number; before: number[]; ids: string[] };

/** Ids whose order is not that of the positions, so that the last tie-break is really by id. */
const IDS = ['d', 'b', 'f', 'a', 'g', 'c', 'e', 'h'];

const treeOf = (parents: number[], ids: string[]) =>
  unitTree({
    units: parents.map((up, at) => ({
      id: ids[at] ?? '',
      parent: up < 0 ? null : (ids[up] ?? ''),
      label: '',
    })),
    cohorts: [],
  });

/** Every set of units, tried: the pools of each published unit are found from the definition, person by person. */
const bruteForce = ({ parents, counts, k, before, ids }: Case): number => {
  const size = parents.length;
  const total = counts.slice();
  for (let at = size - 1; at > 0; at--) {
    const up = parents[at] ?? -1;
    if (up >= 0) total[up] = (total[up] ?? 0) + (total[at] ?? 0);
  }
  const order = Array.from({ length: size }, (_, at) => at).sort((a, b) =>
    (ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1,
  );
  let best = { set: 0, value: [0, 0, 0], mask: 0 };
  for (let set = 0; set < 1 << size; set++) {
    const pools = new Array<number>(size).fill(0);
    let [units, kept, respondents, mask] = [0, 0, 0, 0];
    let safe = true;
    for (let at = 0; at < size; at++) {
      let place = at;
      while (place >= 0 && !((set >> place) & 1)) place = parents[place] ?? -1;
      if (place >= 0) pools[place] = (pools[place] ?? 0) + (counts[at] ?? 0);
      if ((set >> at) & 1) {
        units++;
        kept += before.includes(at) ? 1 : 0;
        respondents += total[at] ?? 0;
        safe &&= (total[at] ?? 0) >= k;
      }
    }
    if (!safe || pools.some((pool) => pool > 0 && pool < k)) continue;
    // The smallest id that only one set holds decides: as a number with the first id in the highest bit.
    order.forEach((at, index) => {
      if ((set >> at) & 1) mask |= 1 << (size - 1 - index);
    });
    const value = [units, kept, respondents];
    const first = value.findIndex((part, index) => part !== best.value[index]);
    const better = first < 0 ? mask > best.mask : (value[first] ?? 0) > (best.value[first] ?? 0);
    if (better) best = { set, value, mask };
  }
  return best.set;
};

const searched = ({ parents, counts, k, before, ids }: Case): number => {
  const tree = treeOf(parents, ids);
  const { published } = pattern({
    tree,
    direct: Int32Array.from(counts),
    k,
    before: new Set(before.map((at) => ids[at] ?? '')),
  });
  return published.reduce((set, shown, at) => set | (shown << at), 0);
};

/** Every tree on n units, the root first: each unit's parent is an earlier one. */
function* trees(size: number): Generator<number[]> {
  if (size === 1) yield [-1];
  else for (const tree of trees(size - 1)) for (let up = 0; up < size - 1; up++) yield [...tree, up];
}

function* countings(size: number, most: number): Generator<number[]> {
  if (size === 0) yield [];
  else for (const rest of countings(size - 1, most)) for (let n = 0; n <= most; n++) yield [...rest, n];
}

describe('the published units are the best safe set', () => {
  test.each([
    { size: 1, k: 3, most: 4 },
    { size: 2, k: 3, most: 4 },
    { size: 3, k: 3, most: 4 },
    { size: 4, k: 3, most: 4 },
    { size: 5, k: 2, most: 3 },
    { size: 6, k: 2, most: 2 },
    { size: 7, k: 2, most: 1 },
  ])('on every tree of $size units with every count up to $most, k = $k', ({ size, k, most }) => {
    let wrong: Case | null = null;
    for (const parents of trees(size))
      for (const counts of countings(size, most)) {
        const of = { parents, counts, k, before: [], ids: IDS };
        if (!wrong && searched(of) !== bruteForce(of)) wrong = of;
      }
    expect(wrong).toBeNull();
  });

  test('on random forests of seven units, whatever was published before', () => {
    const size = 7;
    fc.assert(
      fc.property(
        fc.tuple(...Array.from({ length: size }, (_, at) => fc.integer({ min: -1, max: at - 1 }))),
        fc.array(fc.integer({ min: 0, max: 12 }), { minLength: size, maxLength: size }),
        fc.constantFrom(5, 7, 10),
        fc.subarray([0, 1, 2, 3, 4, 5, 6]),
        fc.shuffledSubarray(IDS, { minLength: size, maxLength: size }),
        (parents, counts, k, before, ids) => {
          const of = { parents, counts, k, before, ids };
          expect(searched(of)).toBe(bruteForce(of));
        },
      ),
      { numRuns: 1500, seed: 7 },
    );
  });
});

describe('what publishing means at the edges', () => {
  const one = (counts: number[], k = 5) => searched({ parents: [-1, 0, 0], counts, k, before: [], ids: IDS });

  test('a unit without any respondents is never published', () => {
    expect(one([10, 0, 0])).toBe(0b001);
  });

  test('a unit and the unit above it may both stand when they are the same people', () => {
    expect(one([0, 9, 0])).toBe(0b011);
  });

  test('nothing is published about fewer than k people in all', () => {
    expect(one([1, 1, 2])).toBe(0);
  });

  test('of two equal choices the one that was published last time stays', () => {
    const of = { parents: [-1, 0, 0, 0], counts: [0, 6, 6, 3], k: 5, ids: IDS };
    const first = searched({ ...of, before: [] });
    const other = first === 0b0011 ? 2 : 1;
    expect(searched({ ...of, before: [0, other] })).not.toBe(first);
  });
});

test('a deep chain and a flat star are searched without trouble', () => {
  const ids = Array.from({ length: 3000 }, (_, at) => `u${at}`);
  for (const parents of [ids.map((_, at) => at - 1), ids.map((_, at) => (at === 0 ? -1 : 0))]) {
    const tree = treeOf(parents, ids);
    const direct = Int32Array.from(ids, (_, at) => (at * 7) % 9);
    const { published } = pattern({ tree, direct, k: 5, before: new Set() });
    expect(published.some((shown, at) => shown === 1 && (below(tree, direct)[at] ?? 0) < 5)).toBe(false);
  }
});
