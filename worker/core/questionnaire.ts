/**
 * Items, scales and sheets of answers.
 *
 * A questionnaire is a document on the board; a sheet is what one ballot carries:
 * item id -> integer on the item's scale, `null` for "prefer not to say", or NFC text for an open question.
 */
import { isId, isRecord } from './ballot/shape.ts';
import { ok, type Problem, type Result, refuse } from './result.ts';
import type { Id } from './season.ts';

/** Five-point agreement, the 0..10 recommend scale, or the three-point scale of commitments. */
export type Scale = [1, 5] | [0, 10] | [1, 3];

export type ThemeId =
  | 'mood'
  | 'energy'
  | 'clarity'
  | 'say'
  | 'manager'
  | 'safe'
  | 'pride'
  | 'staying'
  | 'fairness'
  | 'privacy'
  | 'recommend';

/** Text by language tag; English is always there. */
export type Text = { en: string } & Record<string, string>;

export type ScaleItem = {
  kind: 'scale';
  id: Id;
  theme: ThemeId;
  /** Counts in the morale index. */
  core: boolean;
  scale: Scale;
  /** High agreement is unfavourable. */
  reversed: boolean;
  text: Text;
  /** The time the statement speaks of, shown above it, e.g. "In the past four weeks". */
  frame?: Text;
};

export type OpenItem = { kind: 'open'; id: Id; text: Text };

export type Questionnaire = { v: 1; id: Id; title: Text; items: (ScaleItem | OpenItem)[] };

/** Answers of one ballot. A missing item and `null` mean the same: no substantive answer. */
export type Sheet = Record<Id, number | string | null>;

/** Longest comment, in code points after NFC. */
export const COMMENT_MAX = 1000;
/** Longest sheet, in bytes of its canonical JSON. */
export const SHEET_MAX_BYTES = 10 * 1024;

export const THEMES: readonly string[] = [
  'mood',
  'energy',
  'clarity',
  'say',
  'manager',
  'safe',
  'pride',
  'staying',
  'fairness',
  'privacy',
  'recommend',
] satisfies ThemeId[];

export const SCALES: readonly string[] = ['1,5', '0,10', '1,3'];

/** Longest statement, question or title, in code points. */
const TEXT_MAX = 500;

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** Code points, not UTF-16 units: an emoji outside the basic plane counts once. */
const length = (text: string): number => [...text].length;

/** Control characters other than tab and line feed: nobody sees them, and JSON spends six bytes on each. */
const isControl = (char: string): boolean => char < ' ' && char !== '\t' && char !== '\n';

const isPlainText = (text: string): boolean =>
  text.isWellFormed() && text.normalize('NFC') === text && ![...text].some(isControl);

export const isText = (value: unknown): value is Text =>
  isRecord(value) &&
  typeof value.en === 'string' &&
  Object.entries(value).every(
    ([tag, text]) =>
      /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) &&
      typeof text === 'string' &&
      isPlainText(text) &&
      text.trim() !== '' &&
      length(text) <= TEXT_MAX,
  );

const hasOnly = (record: Record<string, unknown>, keys: string[]): boolean =>
  Object.keys(record).every((key) => keys.includes(key));

const isOpenItem = (item: unknown): item is OpenItem =>
  isRecord(item) &&
  hasOnly(item, ['kind', 'id', 'text']) &&
  item.kind === 'open' &&
  isId(item.id) &&
  isText(item.text);

const isScaleItem = (item: unknown): item is ScaleItem =>
  isRecord(item) &&
  hasOnly(item, ['kind', 'id', 'theme', 'core', 'scale', 'reversed', 'text', 'frame']) &&
  item.kind === 'scale' &&
  isId(item.id) &&
  THEMES.includes(String(item.theme)) &&
  typeof item.core === 'boolean' &&
  typeof item.reversed === 'boolean' &&
  SCALES.includes(String(item.scale)) &&
  isText(item.text) &&
  (item.frame === undefined || isText(item.frame));

/**
 * Largest sheet this questionnaire allows, in bytes of canonical JSON: every number at its longest, every
 * comment COMMENT_MAX code points of four bytes each (`checkSheet` refuses the characters that JSON would
 * spend six on). Above SHEET_MAX_BYTES a season cannot be sealed: a body has 16,384 bytes and no more.
 *
 * @example maxSheetBytes({ v: 1, id: 'p', title: { en: 'P' }, items: [] }) // 2
 */
export const maxSheetBytes = (questionnaire: Questionnaire): number =>
  bytesOf(
    Object.fromEntries(
      questionnaire.items.map((item) => [item.id, item.kind === 'open' ? '😀'.repeat(COMMENT_MAX) : null]),
    ),
  );

/**
 * Parses what somebody handed in as a questionnaire (already JSON) into the narrow type, strictly: a document
 * whose hash a manifest pins has no room for fields nobody reads.
 *
 * @returns the questionnaire, or the refusal `bad-plan` with one problem for each item that is wrong
 * @example parseQuestionnaire(JSON.parse(text))
 */
export const parseQuestionnaire = (value: unknown): Result<Questionnaire> => {
  const problems: Problem[] = [];
  const problem = (code: string, column: string, message: string, remedy: string) =>
    problems.push({ code, column, message, remedy });
  if (
    !isRecord(value) ||
    !hasOnly(value, ['v', 'id', 'title', 'items']) ||
    value.v !== 1 ||
    !isId(value.id) ||
    !isText(value.title) ||
    !Array.isArray(value.items)
  ) {
    problem(
      'bad-questionnaire',
      'questionnaire',
      'This is not a questionnaire: it needs v (1), id, title and items, and nothing else.',
      'Start from a built-in questionnaire and change its items.',
    );
    return refuse('bad-plan', problems);
  }
  const items: (ScaleItem | OpenItem)[] = [];
  const seen = new Set<Id>();
  value.items.forEach((item: unknown, index) => {
    const where = `items[${index}]`;
    if (!isScaleItem(item) && !isOpenItem(item)) {
      problem(
        'bad-item',
        where,
        'This item has a wrong or missing field.',
        'Give it the fields of its kind.',
      );
    } else if (seen.has(item.id)) {
      problem('duplicate-item', where, 'Another item has the same id.', 'Give every item its own id.');
    } else if (item.kind === 'scale' && item.core && item.scale[1] !== 5) {
      problem('bad-core', where, 'A core item needs the five-point scale.', 'Take it out of the core.');
    } else {
      seen.add(item.id);
      items.push(item);
    }
  });
  if (problems.length === 0 && !items.some((item) => item.kind === 'scale'))
    problem('no-scale-item', 'items', 'There is nothing to score.', 'Add at least one item with a scale.');
  const questionnaire: Questionnaire = { v: 1, id: value.id, title: value.title, items };
  if (maxSheetBytes(questionnaire) > SHEET_MAX_BYTES)
    problem(
      'sheet-too-long',
      'items',
      `Full answers could need more than ${SHEET_MAX_BYTES} bytes, and every sealed answer has the same size.`,
      'Ask fewer open questions.',
    );
  return problems.length > 0 ? refuse('bad-plan', problems) : ok(questionnaire);
};

/**
 * Do these answers fit this questionnaire? The box asks before it stores, the page before it sends.
 * A problem names the item and never repeats a comment's words.
 *
 * @returns problems, empty when the sheet is good; items may be missing (skipped)
 * @example checkSheet(questionnaire, { mood: 6 }) // [{ code: 'off-scale', column: 'mood', … }]
 */
export const checkSheet = (questionnaire: Questionnaire, sheet: unknown): Problem[] => {
  const problems: Problem[] = [];
  const problem = (code: string, column: string, message: string, remedy: string) =>
    problems.push({ code, column: column.slice(0, 80), message, remedy });
  if (!isRecord(sheet)) {
    problem('not-a-sheet', 'answers', 'Answers must be an object.', 'Send answers by item id.');
    return problems;
  }
  const items = new Map(questionnaire.items.map((item) => [item.id, item]));
  for (const [id, answer] of Object.entries(sheet)) {
    const item = items.get(id);
    if (!item) problem('unknown-item', id, 'This question is not asked.', 'Leave it out.');
    else if (answer === null) continue;
    else if (item.kind === 'scale') {
      const [low, high] = item.scale;
      if (typeof answer !== 'number' || !Number.isInteger(answer) || answer < low || answer > high)
        problem('off-scale', id, 'The answer is not on the scale.', `Send an integer ${low} to ${high}.`);
    } else if (typeof answer !== 'string' || !isPlainText(answer) || answer.trim() === '')
      problem('bad-text', id, 'The comment is not NFC text.', 'Send normalised text, or leave it out.');
    else if (length(answer) > COMMENT_MAX)
      problem('too-long', id, 'The comment is too long.', `Keep it to ${COMMENT_MAX} characters.`);
  }
  if (problems.length === 0 && bytesOf(sheet) > SHEET_MAX_BYTES)
    problem('sheet-too-long', 'answers', 'The answers are too long.', 'Shorten the comments.');
  return problems;
};

/**
 * What a person typed, in the form that is sealed: skipped items left out, text in NFC with plain line ends and
 * without invisible controls or outer blanks. Does not shorten: `checkSheet` says what is too long.
 *
 * @example normaliseSheet({ mood: null, more: ' cafe\u0301 ' }) // { more: 'café' }
 */
export const normaliseSheet = (sheet: Sheet): Sheet => {
  const sealed: Sheet = {};
  for (const [id, answer] of Object.entries(sheet)) {
    if (typeof answer === 'number') sealed[id] = answer;
    if (typeof answer !== 'string') continue;
    const lines = answer.toWellFormed().replace(/\r\n?/g, '\n').normalize('NFC');
    const text = [...lines]
      .filter((char) => !isControl(char))
      .join('')
      .trim();
    if (text !== '') sealed[id] = text;
  }
  return sealed;
};
