import { attributeAnswerPrograms } from './attributeAnswers.ts';
import { type AuditInput, examine } from './audit.ts';
import { PRIMES } from './field.ts';
import type { Finding } from './finding.ts';
import { people } from './finding.ts';
import { lightest } from './lightest.ts';
import type { Incidence } from './linear.ts';
import { inWords } from './linear.ts';
import { fewestProgram, type Solve } from './program.ts';
import { type AuditReport, reportOf } from './report.ts';
import type { Wave } from './wave.ts';

/** Classes under k, the smallest first: whoever is in one of them is what the adversary is after. */
const targets = ({ classes }: Incidence, k: number, most: number): number[] =>
  [...classes.keys()]
    .filter((index) => (classes[index]?.people ?? 0) > 0 && (classes[index]?.people ?? 0) < k)
    .sort((a, b) => (classes[a]?.people ?? 0) - (classes[b]?.people ?? 0))
    .slice(0, most);

const fewest = async (
  wave: Wave,
  item: string,
  matrix: Incidence,
  of: { solve: Solve; most: number },
): Promise<Finding[]> => {
  for (const target of targets(matrix, wave.k, of.most)) {
    const { status, objective } = await of.solve(fewestProgram(matrix.classes, target, wave.k));
    const count = Math.round(objective) + (matrix.classes[target]?.people ?? 0);
    if (status !== 'Optimal' || count >= wave.k) continue;
    const found = lightest(matrix.classes, wave.k - 1, PRIMES[0]);
    const how = typeof found === 'string' ? 'A combination of figures' : inWords(wave, matrix, found);
    return [
      {
        kind: 'linear',
        where: `${wave.where}, ${item}`,
        people: count,
        explanation: `${how} leaves ${people(count)}: fewer than ${wave.k}.`,
      },
    ];
  }
  return [];
};

/**
 * The whole audit, with a solver: besides everything `audit` does, the mixed-integer program for profiles under k
 * and the linear programs for the answers, both where attribute cells meet the tree (the tree alone is exact
 * without them). `most` bounds the profiles looked at in each item; Infinity for all.
 *
 * @example await auditThoroughly({ releases, truths }, { solve, most: 20 })
 */
export const auditThoroughly = async (
  input: AuditInput,
  of: { solve: Solve; most: number; progress?: (done: number) => void },
): Promise<AuditReport> => {
  const { waves, findings, checked } = examine(input);
  let programs = 0;
  const solve: Solve = (lp) => {
    programs++;
    return of.solve(lp);
  };
  for (const { wave, audit } of waves)
    for (const [index, { matrix, whole, findings: known }] of audit.items.entries()) {
      of.progress?.(1);
      const item = wave.document.items[index];
      if (!matrix || !whole || !item || !wave.exact || known.length > 0) continue;
      findings.push(...(await fewest(wave, item.id, matrix, { solve, most: of.most })));
      findings.push(...(await attributeAnswerPrograms(wave, item, whole, { solve, most: of.most })));
    }
  return reportOf(findings, { ...checked, programs });
};
