import type { ReleaseItem } from '../release/document.ts';
import { answerFindings, stepFindings } from './answerFindings.ts';
import { attributeAnswerFindings } from './attributeAnswers.ts';
import { COLLUDERS, colluding } from './collusion.ts';
import type { Finding } from './finding.ts';
import { combinationFindings, connected, type Incidence, incidence } from './linear.ts';
import { poolCounts, poolFindings } from './pools.ts';
import { propagateSizes, sizeFindings } from './sizes.ts';
import { bandInterval, type Interval } from './steps.ts';
import { forestOf } from './units.ts';
import { type Profile, respondents, type Wave } from './wave.ts';

/** What was looked at in one item, for the report. */
export type ItemAudit = {
  findings: Finding[];
  pools: number;
  narrowed: number;
  /** Where attribute cells meet the tree; null without such cells. */
  matrix: Incidence | null;
  /** All people and figures of the item, for the answers: sums over the tree bind them all. Null like `matrix`. */
  whole: Incidence | null;
};

/** Everything the adversary can do with one item of one wave without a solver. */
export const auditItem = (wave: Wave, item: ReleaseItem): ItemAudit => {
  const { units, k, exact } = wave;
  const all = wave.cellsByItem.get(item.id) ?? [];
  const cells = new Map(
    all.flatMap((cell) => (cell.group ? [] : [[units.at.get(cell.unit) ?? -1, cell] as const])),
  );
  const attributeCells = all.filter(({ group }) => group !== null);
  const forest = forestOf(units, new Set(cells.keys()));
  const members = poolCounts(wave, forest, (profile) => [profile.members, profile.members]);
  const answered = (profile: Profile): Interval => respondents(profile, item.id);
  const counted = poolCounts(wave, forest, answered);
  // A pool with anybody in it has at least k: the adversary knows the rule, if not who is silent.
  const fewest = (node: number): number | null => {
    if ((members[node]?.[1] ?? 0) === 0) return null;
    return exact && (counted[node]?.[0] ?? 0) >= k ? k : 0;
  };
  const known = propagateSizes(
    forest,
    (node) => bandInterval(cells.get(forest.nodes[node] ?? -1)?.n ?? ''),
    fewest,
  );
  // Without true counts: what the bands say, and nobody can answer who is not there.
  const pools = counted.map(([low, high], node): Interval => {
    if (exact) return [low, high];
    const [least, most] = known.pools[node] ?? [0, high];
    const fewMembers = (members[node]?.[1] ?? 0) < k ? 1 : 0;
    return [Math.max(least, fewMembers), Math.min(most, high)];
  });
  const of = { forest, pools, statistic: item.id, k, kind: 'linear' as const };
  const linear = poolFindings(wave, of);
  const findings = [
    ...stepFindings(wave, item, all),
    ...linear,
    ...sizeFindings(wave, item.id, { forest, cells, fewest }),
  ];
  const whole =
    attributeCells.length > 0 ? incidence(wave, forest, { cells: attributeCells, count: answered }) : null;
  const matrix = whole && connected(whole);
  if (exact) {
    const sizes = pools.map(([count]) => count);
    const groups = [...sizes];
    for (let node = groups.length - 1; node >= 0; node--) {
      const over = forest.up[node] ?? -1;
      if (over >= 0) groups[over] = (groups[over] ?? 0) + (groups[node] ?? 0);
    }
    const answers = answerFindings(wave, item, { forest, cells, pools: sizes, groups });
    findings.push(...answers.findings);
    if (matrix && linear.length === 0) findings.push(...withAttributes(wave, item, matrix));
    if (whole && findings.length === 0) findings.push(...attributeAnswerFindings(wave, item, whole));
    if (linear.length === 0)
      findings.push(
        ...poolFindings(wave, { ...of, pools: colluding(pools), k: k - COLLUDERS, kind: 'collusion' }),
      );
    return { findings, pools: pools.length, narrowed: answers.narrowed, matrix, whole };
  }
  if (matrix && linear.length === 0)
    findings.push(...combinationFindings(wave, matrix, { item: item.id, k, kind: 'linear' }));
  return { findings, pools: pools.length, narrowed: 0, matrix, whole };
};

const withAttributes = (wave: Wave, item: ReleaseItem, matrix: Incidence): Finding[] => {
  const findings = combinationFindings(wave, matrix, { item: item.id, k: wave.k, kind: 'linear' });
  if (findings.length > 0) return findings;
  const left = colluding(matrix.classes.map(({ people }): Interval => [people, people]));
  const classes = matrix.classes.map(({ form }, index) => ({ form, people: left[index]?.[0] ?? 0 }));
  return [
    ...combinationFindings(
      wave,
      { ...matrix, classes },
      { item: item.id, k: wave.k - COLLUDERS, kind: 'collusion' },
    ),
  ];
};
