import type { Figures } from './figures.ts';
import { type Finding, listed, quoted } from './finding.ts';
import { orderFindings, type Row } from './order.ts';
import type { Wave } from './wave.ts';

/** Numbers of a text as they are printed: a hyphen between two numbers is no sign. */
const NUMBER =
  /(?<![\p{L}\p{N}_.])(?:(?<!\d\s?)[-+−])?\d+(?:[,\u00a0\u202f]\d{3})*(?:\.\d+)?(?![\p{L}\p{N}_])/gu;

/** Dates, times, hashes, version numbers: they count nobody. */
const NO_COUNT = [
  /\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?/g,
  /\b\d{1,2}:\d\d(?::\d\d)?\b/g,
  /\b\d{1,2}\.?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s+\d{4})?\b/gi,
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:,\s*\d{4})?\b/gi,
  /\b(?:19|20)\d\d\b/g,
  /\b[0-9a-f]{16,}\b/gi,
  /\bv?\d+\.\d+\.\d+\b/g,
];

/** A unit of any of the releases; `at`: its position in the first of them, -1 when it is not there. */
export type Named = { id: string; label: string; at: number };

/** Words of the releases: units by what they are called, the longest labels first; texts that hold digits. */
export type Vocabulary = {
  byId: Map<string, Named>;
  byLabel: Map<string, Named[]>;
  labels: string[];
  texts: string[];
};

export const vocabularyOf = (waves: readonly Wave[]): Vocabulary => {
  const [first] = waves;
  const texts = new Set<string>();
  const byId = new Map<string, Named>();
  for (const { document: doc } of waves) {
    for (const item of doc.items) for (const text of [item.id, ...Object.values(item.text)]) texts.add(text);
    for (const { id, label } of doc.units) {
      for (const text of [id, label]) texts.add(text);
      byId.set(id, { id, label, at: first?.units.at.get(id) ?? -1 });
    }
    for (const { text } of doc.comments) texts.add(text);
    for (const text of [doc.org, doc.season, doc.wave, doc.audit.engine, doc.audit.method]) texts.add(text);
  }
  const byLabel = Map.groupBy(byId.values(), ({ label }) => label);
  const longestFirst = (list: Iterable<string>) => [...list].sort((a, b) => b.length - a.length);
  return {
    byId,
    byLabel,
    labels: longestFirst(byLabel.keys()),
    texts: longestFirst(texts).filter((text) => /\d/.test(text)),
  };
};

/** The numbers in a text that may count somebody. */
export const numbersIn = (text: string, vocabulary: Vocabulary): number[] => {
  let rest = text;
  for (const known of vocabulary.texts) if (rest.includes(known)) rest = rest.replaceAll(known, ' ');
  for (const pattern of NO_COUNT) rest = rest.replace(pattern, ' ');
  return [...rest.matchAll(NUMBER)].map(([one]) =>
    Number(one.replace(/[,\u00a0\u202f]/g, '').replace('−', '-')),
  );
};

/** Units a row is about: by id, by a cell that is a label, else by labels within a text, the longest first. */
export const unitsIn = (row: readonly string[], { byId, byLabel, labels }: Vocabulary): Named[] => {
  const ids = row.flatMap((cell) => cell.split(/[^\p{L}\p{N}-]+/u)).flatMap((word) => byId.get(word) ?? []);
  if (ids.length > 0) return [...new Set(ids)];
  const whole = row.flatMap((cell) => byLabel.get(cell) ?? []);
  if (whole.length > 0) return [...new Set(whole)];
  let text = row.join(' ');
  return labels.flatMap((label) => {
    const at = text.indexOf(label);
    const beside = `${text[at - 1] ?? ' '}${text[at + label.length] ?? ' '}`;
    if (at < 0 || /[\p{L}\p{N}]/u.test(beside)) return [];
    text = text.replaceAll(label, ' ');
    return byLabel.get(label) ?? [];
  });
};

/** What one row of a file says, after its numbers were looked up. */
export type Looked = { findings: Finding[]; numbers: number };

/**
 * Completeness: every number of a row is a statistic of the units the row is about (of any unit when it names
 * none), or of the survey as a whole.
 */
export const rowFindings = (
  row: readonly string[],
  of: {
    where: string;
    figures: Figures;
    vocabulary: Vocabulary;
    waves: readonly Wave[];
    about?: readonly Named[];
  },
): Looked & { about: readonly Named[] } => {
  const { figures, vocabulary } = of;
  const named = unitsIn(row, vocabulary);
  const about = named.length > 0 ? named : (of.about ?? []);
  const numbers = row.flatMap((cell) => numbersIn(cell, vocabulary));
  const sources =
    about.length > 0 ? about.map(({ id }) => figures.byUnit.get(id)) : [...figures.byUnit.values()];
  const strange = numbers.filter(
    (number) => !figures.general.has(number) && !sources.some((known) => known?.has(number)),
  );
  if (strange.length === 0) return { findings: [], numbers: numbers.length, about };
  const who =
    about.length > 0 ? about.map(({ label }) => quoted(label)).join(' and ') : 'no group that is named';
  return {
    findings: [
      {
        kind: 'number',
        where: of.where,
        people: null,
        explanation: `${listed(strange.map(String))} (about ${who}) is no figure of the release${hiddenParts(about, of.waves)}.`,
      },
    ],
    numbers: numbers.length,
    about,
  };
};

/** The parts of the index that are hidden for these units: with an index beside them they could be worked out. */
const hiddenParts = (about: readonly Named[], waves: readonly Wave[]): string => {
  const doc = waves.at(-1)?.document;
  if (!doc) return '';
  for (const { id, label } of about) {
    const shown = new Set(
      doc.cells.filter(({ unit, group }) => unit === id && !group).map(({ item }) => item),
    );
    const hidden = doc.items.filter((item) => item.core && !shown.has(item.id));
    if (hidden.length > 0 && shown.size > 0)
      return `. Of ${quoted(label)} ${listed(hidden.map((item) => quoted(item.text.en)))} is hidden: an index or mean beside the shown parts gives the hidden part away`;
  }
  return '';
};

/** All rows of a file, and the order in which they stand. */
export const fileFindings = (
  rows: readonly string[][],
  of: { where: string; figures: Figures; vocabulary: Vocabulary; waves: readonly Wave[] },
): Looked => {
  const findings: Finding[] = [];
  const list: Row[] = [];
  let numbers = 0;
  for (const [index, row] of rows.entries()) {
    const found = rowFindings(row, { ...of, where: `${of.where}, line ${index + 1}` });
    findings.push(...found.findings);
    numbers += found.numbers;
    const [unit, ...others] = found.about;
    if (!unit || others.length > 0 || unit.at < 0 || list.at(-1)?.unit === unit.at) continue;
    const members = of.figures.byUnit.get(unit.id);
    const said = row.flatMap((cell) => numbersIn(cell, of.vocabulary));
    list.push({ unit: unit.at, hidden: said.every((number) => members?.get(number) === 'members') });
  }
  const [wave] = of.waves;
  if (wave) findings.push(...orderFindings(list, wave.units, of.where));
  return { findings, numbers };
};
