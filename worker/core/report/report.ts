/**
 * A report as it is printed: words and figures of the results pages, in order, and nothing else. Writers turn it into
 * files and know nothing more than this; a hidden result has no number anywhere in these types.
 */
import type { Id, Instant } from '../season.ts';

/** Step of the absolute colour scale, 1 (below 25) to 7 (75 and above). */
export type ScaleStep = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export type Direction = 'rise' | 'fall';

/**
 * One cell of a printed table. `numbers` are those that `text` prints: one for a score, the two ends for a range or a
 * step, none for a word.
 */
export type ReportCell =
  | { kind: 'text'; text: string; indent?: number }
  | { kind: 'figure'; text: string; numbers: number[]; step?: ScaleStep; change?: Direction }
  | { kind: 'hidden' }
  | { kind: 'absent' };

/** `range`: cells print two ends, which a spreadsheet gets as two columns. */
export type ReportColumn = { label: string; kind: 'name' | 'text' | 'number' | 'range' };

export type ReportTable = { caption: string; columns: ReportColumn[]; rows: ReportCell[][] };

/** One wave of a trend. */
export type TrendMark =
  | { kind: 'line'; value: number; low: number; high: number }
  | { kind: 'range'; low: number; high: number }
  | { kind: 'hidden' }
  | { kind: 'absent' };

export type TrendPoint = {
  /** Close of the wave, milliseconds since 1970. */
  at: number;
  /** `Oct`, and `2026` where the year changes. */
  label: string;
  year: string;
  /** Answer rate as published, or empty. */
  answered: string;
  /** Another group than in the wave before. */
  cut: boolean;
  mark: TrendMark;
};

export type ReportTrend = {
  points: TrendPoint[];
  /** Scores at the lower and the upper edge of every trend chart of the organisation. */
  window: [number, number];
  /** The whole organisation, as a dashed line. */
  compare: { label: string; values: (number | null)[] } | null;
  /** What happened: facts with dates, in the order of time. */
  events: { at: number; lines: string[]; date: string }[];
  /** Words at the last point. */
  end: { value: string; range: string } | null;
  answeredLabel: string;
  /** Names of the three lines. */
  names: { score: string; low: string; high: string };
};

/** Answers to one statement. `shares` are widths in percent with the words printed in them; null: no distribution. */
export type ReportAnswers = {
  statement: string;
  result:
    | { kind: 'shares'; shares: { width: number; text: string }[]; score: string; step: ScaleStep }
    | { kind: 'range'; low: number; high: number; score: string; step: ScaleStep }
    | { kind: 'hidden' };
};

export type ReportSection =
  | { kind: 'overview'; title: string; sub: string; table: ReportTable }
  | { kind: 'heat'; title: string; sub: string; table: ReportTable; key: string[] }
  | { kind: 'trend'; title: string; sub: string; trend: ReportTrend; label: string; table: ReportTable }
  | {
      kind: 'questions';
      title: string;
      sub: string;
      scale: string[];
      answers: ReportAnswers[];
      /** Line of the recommend question. */
      recommend: { label: string; text: string } | null;
      table: ReportTable;
    }
  | { kind: 'comments'; title: string; sub: string; texts: string[] };

export type SectionKind = ReportSection['kind'];

/** The sections there are, in the order in which they are printed. */
export const SECTIONS: readonly SectionKind[] = ['overview', 'heat', 'trend', 'questions', 'comments'];

/** Score of a unit beside its finding. */
export type ReportScore = {
  title: string;
  /** A number, a range or a word; null when hidden. */
  text: string | null;
  /** Words after the number: `of 100`. */
  of: string;
  range: { low: number; high: number; text: string } | null;
  /** Verdicts with what stands under them. */
  verdicts: { kind: Direction | 'same' | 'none'; text: string; detail: string }[];
  answered: { text: string; detail: string };
};

/** What is said of one unit. */
export type ReportPart = {
  unit: Id;
  /** Labels from the organisation down. */
  path: string[];
  /** The wave of score, questions and comments. */
  wave: string;
  finding: string;
  score: ReportScore;
  sections: ReportSection[];
};

export type Report = {
  organisation: string;
  /** The finding, as the page of the first unit has it. */
  title: string;
  /** Of which waves this is. */
  subtitle: string;
  /** BCP 47 tag of its words. */
  language: string;
  direction: 'ltr' | 'rtl';
  /** When the last wave in it was released: the only time a file carries. */
  released: Instant;
  /** Rules in force, what is hidden, who is missing, how to read ranges. */
  cover: { term: string; texts: string[] }[];
  /** Sections about all chosen units together. */
  shared: ReportSection[];
  parts: ReportPart[];
  words: ReportWords;
};

/** Words that writers set themselves. */
export type ReportWords = {
  /** Of the file. */
  report: string;
  about: string;
  contents: string;
  hidden: string;
  absent: string;
  rise: string;
  fall: string;
  /** Columns of a range that a spreadsheet gets. */
  from: (column: string) => string;
  to: (column: string) => string;
  page: (page: number, pages: number) => string;
  continued: (title: string) => string;
  /** Names of sheets. */
  sheets: Record<SectionKind, string>;
  unit: string;
  comment: string;
  /** Said where letters could not be set. */
  letters: string;
};
