import { concat, fromHex, hex, sha256, utf8 } from '../bytes.ts';
import type { ReleaseDocument } from '../release/document.ts';
import { FLOORS } from '../season.ts';
import { type Finding, quoted } from './finding.ts';
import type { Wave } from './wave.ts';

/** Two people may well write the same few words; a sentence of so many is one person's. */
const OWN_WORDS = 5;

/**
 * Comments: each stands at one place; every place has enough writers and, with what stands deeper down taken out,
 * enough people; the order is that of the hash and says nothing.
 */
export const commentFindings = (wave: Wave): Finding[] => {
  const { document: doc, where } = wave;
  if (doc.comments.length === 0) return [];
  const finding = (explanation: string, people: number | null = null): Finding => ({
    kind: 'comment',
    where,
    people,
    explanation,
  });
  return [
    ...orderFindings(doc).map((explanation) => finding(explanation)),
    ...twiceFindings(wave).map((explanation) => finding(explanation)),
    ...placeFindings(wave).map(({ explanation, people }) => finding(explanation, people)),
  ];
};

/** What comments are ordered by: SHA-256 of manifest, item and text, hex. DISCLOSURE 3.7. */
export const commentKey = (manifest: string, { item, text }: { item: string; text: string }): string =>
  hex(sha256(concat(fromHex(manifest) ?? new Uint8Array(), utf8(item), Uint8Array.of(0), utf8(text))));

const orderFindings = (doc: ReleaseDocument): string[] => {
  let before = '';
  for (const comment of doc.comments) {
    const key = commentKey(doc.manifest, comment);
    if (before > key)
      return [
        `Comments are not in the order of their hash from one at ${quoted(labelIn(doc, comment.unit))} on: the order may say who wrote.`,
      ];
    before = key;
  }
  return [];
};

const labelIn = (doc: ReleaseDocument, unit: string): string =>
  doc.units.find(({ id }) => id === unit)?.label ?? unit;

const isAbove = ({ units }: Wave, high: string, low: string): boolean => {
  for (let at = units.at.get(low) ?? -1; at >= 0; at = units.parent[at] ?? -1)
    if (units.ids[at] === high) return true;
  return false;
};

const twiceFindings = (wave: Wave): string[] => {
  const { document: doc } = wave;
  const places = Map.groupBy(doc.comments, ({ item, text }) => `${item}\0${text}`);
  const written = wave.comments && Map.groupBy(wave.comments, ({ item, text }) => `${item}\0${text}`);
  return [...places].flatMap(([key, shown]) => {
    const name = (unit: string) => quoted(labelIn(doc, unit));
    const [first] = shown;
    if (!first) return [];
    if (written && shown.length > (written.get(key)?.length ?? 0))
      return [
        `A comment stands at ${shown.map(({ unit }) => name(unit)).join(' and ')}: more often than it was written.`,
      ];
    const other = shown.find(
      ({ unit }) =>
        unit !== first.unit && (isAbove(wave, unit, first.unit) || isAbove(wave, first.unit, unit)),
    );
    if (written || !other || first.text.split(/\s+/).length < OWN_WORDS) return [];
    return [
      `The same comment stands at ${name(first.unit)} and at ${name(other.unit)}: what is at one level and not at the other comes from the people between them.`,
    ];
  });
};

const placeFindings = (wave: Wave): { explanation: string; people: number | null }[] => {
  const { document: doc, units } = wave;
  const k_comments = Math.max(FLOORS.k_comments, doc.rules.k_comments);
  const min_comments = Math.max(FLOORS.min_comments, doc.rules.min_comments);
  const shown = new Set(doc.participation.map(({ unit }) => unit));
  return [...Map.groupBy(doc.comments, ({ item }) => item).values()].flatMap((comments) => {
    const places = new Map<string, number>();
    for (const { unit } of comments) places.set(unit, (places.get(unit) ?? 0) + 1);
    const people = new Map<string, number>();
    for (const { at, ballots, members } of wave.profiles)
      for (let up = at; up >= 0; up = units.parent[up] ?? -1) {
        const id = units.ids[up] ?? '';
        if (!places.has(id)) continue;
        people.set(id, (people.get(id) ?? 0) + (ballots ?? members));
        break;
      }
    return [...places].flatMap(([unit, writers]) => {
      const label = quoted(labelIn(doc, unit));
      const behind = people.get(unit) ?? 0;
      if (writers < min_comments)
        return [
          { explanation: `${label} shows comments of fewer than ${min_comments} writers.`, people: writers },
        ];
      if (behind < k_comments)
        return [
          {
            explanation: `Fewer than ${k_comments} people stand behind the comments of ${label}.`,
            people: behind,
          },
        ];
      return shown.has(unit)
        ? []
        : [{ explanation: `Comments stand at ${label}, of which nothing else is shown.`, people: behind }];
    });
  });
};
