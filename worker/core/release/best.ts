/**
 * The table that the pattern search carries up the tree: for each state 0..k (respondents not yet in a pool,
 * capped at k) the best set of published units so far, and for each two states which of them wins a tie by id.
 */

/** A set of published units and its value; the set itself is `at` and the sets of `parts`. */
export type Best = {
  units: number;
  kept: number;
  respondents: number;
  parts: readonly Best[];
  /** Position of the unit published in this step, -1 for none. */
  at: number;
};

export type Table = {
  /** By state; null where a state cannot be reached. */
  best: (Best | null)[];
  /**
   * duel[p][q]: place, in the order of ids from 1, of the first unit that only one of the two sets holds:
   * positive if it is in p's set, negative if in q's, 0 if the sets are equal.
   */
  duel: number[][];
};

/** The difference that comes first in the order of ids, of two that concern disjoint sets of units. */
const first = (a: number, b: number): number => (a === 0 || (b !== 0 && Math.abs(b) < Math.abs(a)) ? b : a);

/** Positive when a is worth more than b by size, continuity, respondents; 0 leaves it to the ids. */
const compare = (a: Best, b: Best): number =>
  a.units - b.units || a.kept - b.kept || a.respondents - b.respondents;

/** The table of a unit before its sub-units: nothing published, `state` respondents without a pool. */
export const startTable = (k: number, state: number): Table => ({
  best: Array.from({ length: k + 1 }, (_, at) =>
    at === state ? { units: 0, kept: 0, respondents: 0, parts: [], at: -1 } : null,
  ),
  duel: Array.from({ length: k + 1 }, () => new Array<number>(k + 1).fill(0)),
});

/** Positive when left and right together are worth more than a rival, as `compare`. Makes no object to find out. */
const compareJoined = (left: Best, right: Best, rival: Best): number =>
  left.units + right.units - rival.units ||
  left.kept + right.kept - rival.kept ||
  left.respondents + right.respondents - rival.respondents;

/** Max-plus knapsack: the table of two disjoint parts of the tree together. O(k^2). */
export const join = (a: Table, b: Table): Table => {
  const k = a.best.length - 1;
  const best = new Array<Best | null>(k + 1).fill(null);
  // The states of a and of b that each state came from.
  const ofA = new Array<number>(k + 1).fill(0);
  const ofB = new Array<number>(k + 1).fill(0);
  for (const [p, left] of a.best.entries()) {
    if (!left) continue;
    for (const [q, right] of b.best.entries()) {
      if (!right) continue;
      const to = Math.min(p + q, k);
      const rival = best[to];
      const more = rival
        ? compareJoined(left, right, rival) ||
          first(a.duel[p]?.[ofA[to] ?? 0] ?? 0, b.duel[q]?.[ofB[to] ?? 0] ?? 0)
        : 1;
      if (more <= 0) continue;
      best[to] = {
        units: left.units + right.units,
        kept: left.kept + right.kept,
        respondents: left.respondents + right.respondents,
        parts: [left, right],
        at: -1,
      };
      ofA[to] = p;
      ofB[to] = q;
    }
  }
  const duel = ofA.map((p, one) => {
    const [inA, inB] = [a.duel[p], b.duel[ofB[one] ?? 0]];
    return ofA.map((q, other) => first(inA?.[q] ?? 0, inB?.[ofB[other] ?? 0] ?? 0));
  });
  return { best, duel };
};

/**
 * Offers to publish the unit at the top of a table: allowed from the states 0 and k (its pool is empty or large
 * enough), leads to state 0, and is always worth more than leaving it hidden in state 0.
 */
export const publish = (
  table: Table,
  unit: { at: number; place: number; kept: boolean; respondents: number },
): Table => {
  const k = table.best.length - 1;
  const [empty, full] = [table.best[0], table.best[k]];
  const better = empty && full ? compare(full, empty) || (table.duel[k]?.[0] ?? 0) : full ? 1 : -1;
  const state = better > 0 ? k : 0;
  const under = better > 0 ? full : empty;
  if (!under) return table;
  const best = table.best.slice();
  best[0] = {
    units: under.units + 1,
    kept: under.kept + (unit.kept ? 1 : 0),
    respondents: under.respondents + unit.respondents,
    parts: [under],
    at: unit.at,
  };
  const duel = table.duel.map((row) => row.slice());
  for (let other = 1; other <= k; other++) {
    const versus = first(unit.place, table.duel[state]?.[other] ?? 0);
    (duel[0] ?? [])[other] = versus;
    (duel[other] ?? [])[0] = -versus;
  }
  return { best, duel };
};

/** The best set of all states of a table. */
export const winner = (table: Table): Best | null =>
  table.best.reduce<{ state: number; best: Best } | null>((leader, best, state) => {
    if (!best) return leader;
    if (leader && (compare(best, leader.best) || (table.duel[state]?.[leader.state] ?? 0)) <= 0)
      return leader;
    return { state, best };
  }, null)?.best ?? null;
