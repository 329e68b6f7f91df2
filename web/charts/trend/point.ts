/** What one wave is in a trend chart. A hidden wave has no number anywhere in this type. */
export type TrendPoint = {
  /** Close of the wave, milliseconds since 1970. */
  at: number;
  /** First line under the axis, e.g. `Oct`. */
  label: string;
  /** Second line under the axis; drawn only where it changes. */
  year: string;
  /** Third line: the answer rate as it was published, or empty. */
  answered: string;
  /** The group is another one than in the wave before: line and band are cut in front of this wave. */
  cut: boolean;
  mark: Mark;
};

/** `line`: a point of the line. `range`: a group too small for a point. `hidden`: hatched. `absent`: the unit did not exist. */
export type Mark =
  | { kind: 'line'; value: number; low: number; high: number; note: boolean }
  | { kind: 'range'; low: number; high: number }
  | { kind: 'hidden' }
  | { kind: 'absent' };

/** Something that happened: a fact with a date, never a cause. `lines` are one or two short ones. */
export type TrendEvent = { at: number; lines: string[]; title: string; date: string };

/** The unit above, as a dashed line without a band. */
export type Comparison = { label: string; values: (number | null)[] };

/** Everything the chart draws. Words arrive translated. */
export type Trend = {
  points: TrendPoint[];
  compare: Comparison | null;
  /** The organisation's 50-point window. */
  window: [number, number];
  /** Score of the last wave and its range, written at the right end; null if that wave shows no point. */
  end: { value: string; range: string } | null;
  /** Words of the row of answer rates. */
  answeredLabel: string;
  /** Words at a cut: what happened, and the size of the group on each side. */
  cutLabel: string[];
  cutSizes: { index: number; text: string }[];
  /** In the order of time. */
  events: TrendEvent[];
};
