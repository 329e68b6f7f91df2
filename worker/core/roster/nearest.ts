import { fold } from './path.ts';

/** Levenshtein distance, given up as soon as it must exceed `limit`. */
const distance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const value = Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
      current.push(value);
      least = Math.min(least, value);
    }
    if (least > limit) return limit + 1;
    previous = current;
  }
  return previous[b.length] ?? limit + 1;
};

/**
 * The candidate a person most likely meant: the smallest edit distance once case and spaces are
 * put aside, at most a third of the length; the first of equals. Undefined if nothing is that near.
 * O(candidates x length^2).
 *
 * @example nearest('Ranknig', ['Ads', 'Ranking']) // 'Ranking'
 */
export const nearest = (wanted: string, candidates: Iterable<string>): string | undefined => {
  const target = fold(wanted);
  let limit = Math.max(1, Math.floor(target.length / 3));
  let best: string | undefined;
  for (const candidate of candidates) {
    const d = distance(target, fold(candidate), limit);
    if (d > limit) continue;
    best = candidate;
    if (d === 0) return best;
    limit = d - 1;
  }
  return best;
};
