import type { Questionnaire, ScaleItem } from '../questionnaire.ts';
import { answerBand } from '../score/answerBand.ts';
import type { Id, Manifest } from '../season.ts';
import type { CountedBallot } from './document.ts';

/** True counts for the check before publishing, found without the engine's tally. UNSAFE, like a tally. */
export type Recount = {
  /** Units from a cohort's own up to the root. */
  above: Map<Id, Id[]>;
  members: Map<Id, number>;
  ballots: Map<Id, number>;
  /** Item -> cohort -> respondents by answer, from the lowest up. */
  answers: Map<Id, Map<Id, number[]>>;
  /** Open item -> text -> cohorts of those who wrote it. */
  comments: Map<Id, Map<string, Id[]>>;
};

/** Counts again from ballots and manifest alone; the check stands on this, not on what the engine counted. */
export const recount = (of: {
  manifest: Manifest;
  questionnaire: Questionnaire;
  ballots: Iterable<CountedBallot>;
}): Recount => {
  const parents = new Map(of.manifest.units.map(({ id, parent }) => [id, parent]));
  const chain = (unit: Id): Id[] => {
    const units: Id[] = [];
    for (let at: Id | null = unit; at !== null; at = parents.get(at) ?? null) units.push(at);
    return units;
  };
  const above = new Map(of.manifest.cohorts.map(({ id, unit }) => [id, chain(unit)]));
  const members = new Map<Id, number>();
  for (const { id, size } of of.manifest.cohorts)
    for (const unit of above.get(id) ?? []) members.set(unit, (members.get(unit) ?? 0) + size);
  const scales = of.questionnaire.items.filter((item) => item.kind === 'scale');
  const open = of.questionnaire.items.filter((item) => item.kind === 'open');
  const ballots = new Map<Id, number>();
  const answers = new Map(scales.map(({ id }) => [id, new Map<Id, number[]>()]));
  const countsOf = new Map<Id, number[][]>();
  const comments = new Map(open.map(({ id }) => [id, new Map<string, Id[]>()]));
  for (const ballot of of.ballots) {
    ballots.set(ballot.cohort, (ballots.get(ballot.cohort) ?? 0) + 1);
    let counts = countsOf.get(ballot.cohort);
    if (!counts) {
      counts = scales.map(({ scale }) => new Array<number>(scale[1] - scale[0] + 1).fill(0));
      countsOf.set(ballot.cohort, counts);
      for (const [index, { id }] of scales.entries())
        answers.get(id)?.set(ballot.cohort, counts[index] ?? []);
    }
    for (const [index, { id, scale }] of scales.entries()) {
      const answer = ballot.answers[id];
      const own = counts[index];
      if (typeof answer === 'number' && own) own[answer - scale[0]] = (own[answer - scale[0]] ?? 0) + 1;
    }
    for (const { id } of open) {
      const text = ballot.answers[id];
      if (typeof text !== 'string' || text.trim() === '') continue;
      const writers = comments.get(id)?.get(text);
      if (writers) writers.push(ballot.cohort);
      else comments.get(id)?.set(text, [ballot.cohort]);
    }
  }
  return { above, members, ballots, answers, comments };
};

/** Favourable and unfavourable respondents among counts by answer. */
export const bandCounts = (item: Pick<ScaleItem, 'scale' | 'reversed'>, counts: readonly number[]) => {
  const sums = { favourable: 0, neutral: 0, unfavourable: 0 };
  for (const [index, count] of counts.entries()) sums[answerBand(item, item.scale[0] + index)] += count;
  return sums;
};
