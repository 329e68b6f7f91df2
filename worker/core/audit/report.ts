import type { Finding, FindingKind } from './finding.ts';

/** What was looked at. */
export type Checked = {
  documents: number;
  files: number;
  units: number;
  items: number;
  cells: number;
  /** Pools over all waves and items: what subtraction can isolate. */
  pools: number;
  /** Groups about which subtraction says more than their own figure does. */
  narrowed: number;
  /** Numbers in files beside the documents, each looked up. */
  numbers: number;
  pairs: number;
  programs: number;
  /** Whether true counts were at hand; without them the audit knows what everybody knows. */
  exact: boolean;
};

/**
 * One check in plain words, for a page. Holds no group, no count: it may be published. `passed` is null where
 * nobody without true counts can say.
 */
export type Check = { kind: FindingKind; words: string; passed: boolean | null };

export type AuditReport = { ok: boolean; findings: Finding[]; checked: Checked; checks: Check[] };

const WORDS: Record<FindingKind, string> = {
  form: 'Every document has the form it promises, and keeps the rules that were sealed before the season.',
  linear: 'No sum or difference of published figures describes fewer people than the rules allow.',
  size: 'Of no hidden group does it follow how many answered a question.',
  answer:
    'Of no group does it follow how many answered favourably or unfavourably, and of nobody what they answered.',
  collusion: 'Two people who tell each other what they answered still isolate nobody else.',
  time: 'Comparing any two waves isolates nobody, and no rule became looser.',
  trees: 'Every wave was tabulated once.',
  comment: 'Every comment stands at one place, among enough others, in an order without meaning.',
  number: 'Every number that was found is a figure of the release, or follows from one.',
  order: 'No list is in an order that says something about hidden groups.',
};

/** What only true counts decide; the other checks find without them what surely is wrong. */
const EXACT_ONLY: readonly FindingKind[] = ['answer', 'collusion'];

/** Findings as a report. A check passed when nothing was found against it. */
export const reportOf = (findings: Finding[], checked: Checked): AuditReport => ({
  ok: findings.length === 0,
  findings,
  checked,
  checks: (Object.keys(WORDS) as FindingKind[]).map((kind) => ({
    kind,
    words: WORDS[kind],
    passed: findings.some((finding) => finding.kind === kind)
      ? false
      : checked.exact || !EXACT_ONLY.includes(kind)
        ? true
        : null,
  })),
});
