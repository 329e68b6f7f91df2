import { compareBytes, concat, fromHex, sha256, utf8 } from '../bytes.ts';
import type { Id, Manifest } from '../season.ts';
import type { ReleaseDocument } from './document.ts';
import { type Finding, finding } from './finding.ts';
import type { Recount } from './recount.ts';

type Of = { doc: ReleaseDocument; manifest: Manifest; mh: string };

/** Everything wrong with the comments: order, writers, places, the people behind each place. */
export const commentFindings = (of: Of, truth: Recount): Finding[] => [
  ...orderFindings(of),
  ...[...new Set(of.doc.comments.map(({ item }) => item))].flatMap((item) => placeFindings(of, truth, item)),
];

const orderFindings = ({ doc, mh }: Of): Finding[] => {
  const manifestHash = fromHex(mh) ?? new Uint8Array();
  const keys = doc.comments.map(({ item, text }) =>
    sha256(concat(manifestHash, utf8(item), Uint8Array.of(0), utf8(text))),
  );
  const sorted = keys.every((key, index) => compareBytes(keys[index - 1] ?? key, key) <= 0);
  return sorted ? [] : [finding('comment', 'comments', 'The order is not that of the hash.')];
};

const add = (counts: Map<string, number>, key: string, count: number) =>
  counts.set(key, (counts.get(key) ?? 0) + count);

/** Everyone writes at the nearest place above them: so must all they wrote there be shown, and nothing else. */
const placeFindings = ({ doc, manifest }: Of, truth: Recount, item: Id): Finding[] => {
  const here = doc.comments.filter((comment) => comment.item === item);
  const places = new Set(here.map(({ unit }) => unit));
  const placeOf = new Map(
    [...truth.above].map(([cohort, units]) => [cohort, units.find((unit) => places.has(unit)) ?? '']),
  );
  const people = new Map<Id, number>();
  for (const [cohort, ballots] of truth.ballots) add(people, placeOf.get(cohort) ?? '', ballots);
  const writers = new Map<Id, number>();
  const differences = new Map<string, number>();
  for (const { unit, text } of here) {
    add(writers, unit, 1);
    add(differences, `${unit}\n${text}`, -1);
  }
  for (const [text, cohorts] of truth.comments.get(item) ?? [])
    for (const cohort of cohorts) {
      const place = placeOf.get(cohort);
      if (place) add(differences, `${place}\n${text}`, 1);
    }
  const findings: Finding[] = [];
  if ([...differences.values()].some((difference) => difference !== 0))
    findings.push(finding('comment', item, 'A comment was not written there, or is not shown just once.'));
  const published = new Set(doc.participation.map(({ unit }) => unit));
  const { k_comments, min_comments } = manifest.rules;
  for (const unit of places) {
    const where = `${unit}, ${item}`;
    if ((people.get(unit) ?? 0) < k_comments || (writers.get(unit) ?? 0) < min_comments)
      findings.push(finding('comment', where, 'Too few people stand behind these comments.'));
    if (!published.has(unit))
      findings.push(finding('comment', where, 'Comments stand at a unit that is not published.'));
  }
  return findings;
};
