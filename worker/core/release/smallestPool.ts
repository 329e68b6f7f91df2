import type { Manifest } from '../season.ts';
import type { ReleaseDocument, SizeBand } from './document.ts';
import { bandText, sizeBand } from './sizeBand.ts';
import type { Tally } from './tally.ts';
import { unitTree } from './tree.ts';

/**
 * Size band of the smallest group that any subtraction of units' figures describes, over all items; null when
 * nothing is published. Of a release that may be published it is the first band or a larger one. O(items x cohorts).
 *
 * @example smallestPool({ document, manifest, tally }) // '5-9'
 */
export const smallestPool = (of: {
  document: ReleaseDocument;
  manifest: Manifest;
  tally: Tally;
}): SizeBand | null => {
  const { document, manifest, tally } = of;
  const tree = unitTree(manifest);
  const shown = new Set(
    document.cells.flatMap(({ unit, item, group }) => (group ? [] : [`${item}/${unit}`])),
  );
  let smallest = Number.POSITIVE_INFINITY;
  for (const { item, points, counts } of tally.items) {
    const pools = new Map<number, number>();
    for (const [row, cohort] of tally.cohorts.entries()) {
      let at = tree.unitOf.get(cohort) ?? -1;
      while (at >= 0 && !shown.has(`${item.id}/${tree.ids[at]}`)) at = tree.parent[at] ?? -1;
      if (at < 0) continue;
      let sum = 0;
      for (let answer = row * points; answer < (row + 1) * points; answer++) sum += counts[answer] ?? 0;
      pools.set(at, (pools.get(at) ?? 0) + sum);
    }
    for (const people of pools.values()) if (people > 0) smallest = Math.min(smallest, people);
  }
  return smallest === Number.POSITIVE_INFINITY ? null : bandText(sizeBand(smallest, manifest.rules.k_cell));
};
