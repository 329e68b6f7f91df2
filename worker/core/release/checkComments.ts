import { compareBytes, concat, fromHex, sha256, utf8 } from '../bytes.ts';
import type { Id, Manifest } from '../season.ts';
import { sum } from './checkSteps.ts';
import type { ReleaseDocument } from './document.ts';
import { type Finding, finding } from './finding.ts';
import type { Recount } from './recount.ts';

/** Everything wrong with the comments: order, writers, places, the people behind each place. */
export const commentFindings = (
  of: { doc: ReleaseDocument; manifest: Manifest; mh: string },
  truth: Recount,
): Finding[] => {
  const { doc, manifest } = of;
  const { k_comments, min_comments } = manifest.rules;
  const findings: Finding[] = [];
  const manifestHash = fromHex(of.mh) ?? new Uint8Array();
  let last: Uint8Array = new Uint8Array();
  for (const { item, text } of doc.comments) {
    const key = sha256(concat(manifestHash, utf8(item), Uint8Array.of(0), utf8(text)));
    if (compareBytes(last, key) > 0)
      findings.push(finding('comment', item, 'The order is not that of the hash.'));
    last = key;
  }
  for (const item of new Set(doc.comments.map((comment) => comment.item))) {
    const here = doc.comments.filter((comment) => comment.item === item);
    const written = truth.comments.get(item) ?? new Map<string, Id[]>();
    const places = new Set(here.map(({ unit }) => unit));
    const placeOf = (cohort: Id): Id => truth.above.get(cohort)?.find((unit) => places.has(unit)) ?? '';
    const listed = new Map<string, number>();
    for (const { unit, text } of here) {
      const key = `${unit}\n${text}`;
      listed.set(key, (listed.get(key) ?? 0) + 1);
    }
    const wrong = [...listed].some(([key, times]) => {
      const [unit = ''] = key.split('\n', 1);
      const writers = written.get(key.slice(unit.length + 1)) ?? [];
      return writers.filter((cohort) => placeOf(cohort) === unit).length !== times;
    });
    if (wrong) findings.push(finding('comment', item, 'A comment was not written there, or not shown once.'));
    for (const unit of places) {
      const people = [...truth.ballots].filter(([cohort]) => placeOf(cohort) === unit);
      const writers = here.filter((comment) => comment.unit === unit).length;
      if (sum(people.map(([, count]) => count)) < k_comments || writers < min_comments)
        findings.push(finding('comment', `${unit}, ${item}`, 'Too few people stand behind these comments.'));
      if (!doc.participation.some((shown) => shown.unit === unit))
        findings.push(
          finding('comment', `${unit}, ${item}`, 'Comments stand at a unit that is not published.'),
        );
    }
  }
  return findings;
};
