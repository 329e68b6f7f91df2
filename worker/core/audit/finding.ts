/** What the audit looks for; each kind is one way for the adversary to win. */
export type FindingKind =
  | 'form' // not a release, or one that contradicts itself or its manifest
  | 'linear' // a combination of figures describes 1..k-1 people
  | 'size' // a hidden group's number of answers is known too closely
  | 'answer' // answers that follow from the figures
  | 'collusion' // two respondents who pool what they know isolate somebody
  | 'time' // rules loosened, waves too close, a roster that changed within a season
  | 'trees' // the same answers tabulated twice
  | 'comment' // comments that give their place or their writers away
  | 'number' // a figure that is not of the release
  | 'order'; // an order that says something about hidden groups

/**
 * One win of the adversary, in plain words, naming the group and the offending combination.
 * UNSAFE when the audit ran with true counts: then explanations hold them. Never publish or log those.
 */
export type Finding = {
  kind: FindingKind;
  /** File, wave and item, as far as they are known. */
  where: string;
  /** How many people it isolates; null when that is not what is wrong. */
  people: number | null;
  explanation: string;
};

/** The way a group's name stands in an explanation. */
export const quoted = (label: string): string => `‘${label}’`;

const MAX_NAMED = 6;

/** A list for a sentence, cut when it is long. @example listed(['a', 'b'], 'minus') // 'a minus b' */
export const listed = (parts: readonly string[], joint = 'and'): string => {
  const shown = parts.slice(0, MAX_NAMED);
  if (parts.length > MAX_NAMED) shown.push(`${parts.length - MAX_NAMED} more`);
  return shown.join(` ${joint} `);
};

export const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);
