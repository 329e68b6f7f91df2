import type { Questionnaire, ScaleItem } from '../questionnaire.ts';
import type { Id, Manifest } from '../season.ts';
import type { CountedBallot } from './document.ts';

declare const unsafe: unique symbol;

/**
 * True counts of a wave, by cohort. UNSAFE, and branded so: exact numbers of small groups and everyone's words.
 * Only `release()` and `checkRelease()` read it; nothing prints, stores or sends it.
 */
export type Tally = {
  readonly [unsafe]: 'never leaves the closing process';
  /** Cohort ids in the manifest's order: the row of every array below. */
  cohorts: Id[];
  /** Ballots of each cohort, skipped items or not. */
  ballots: Int32Array;
  /** For each scale item, rows of one count per answer from the lowest up. */
  items: { item: ScaleItem; points: number; counts: Int32Array }[];
  comments: { cohort: number; item: Id; text: string }[];
};

/** Counts ballots as they come; see `tally`. */
export type Tallier = { add(ballot: CountedBallot): void; done(): Tally };

/**
 * Counts one ballot after the other, so that a million need no more memory than the counts and the comments.
 *
 * @throws when a ballot names a cohort the manifest does not have or an answer off its scale: the box has
 *   checked both, so a count that cannot be right must not become a release
 * @example const count = tallier({ manifest, questionnaire }); count.add(ballot); count.done()
 */
export const tallier = (of: { manifest: Manifest; questionnaire: Questionnaire }): Tallier => {
  const rows = new Map(of.manifest.cohorts.map((cohort, row) => [cohort.id, row]));
  const ballots = new Int32Array(rows.size);
  const open = of.questionnaire.items.filter((item) => item.kind === 'open');
  const items = of.questionnaire.items
    .filter((item) => item.kind === 'scale')
    .map((item) => {
      const points = item.scale[1] - item.scale[0] + 1;
      return { item, points, counts: new Int32Array(rows.size * points) };
    });
  const comments: Tally['comments'] = [];
  return {
    add: ({ cohort, answers }) => {
      const row = rows.get(cohort);
      if (row === undefined) throw new Error('A counted ballot names a cohort outside the manifest.');
      ballots[row] = (ballots[row] ?? 0) + 1;
      for (const { item, points, counts } of items) {
        const answer = answers[item.id];
        if (answer === undefined || answer === null) continue;
        const at = Number(answer) - item.scale[0];
        if (typeof answer !== 'number' || !Number.isInteger(at) || at < 0 || at >= points)
          throw new Error(`A counted ballot has an answer off the scale of ${item.id}.`);
        counts[row * points + at] = (counts[row * points + at] ?? 0) + 1;
      }
      for (const { id } of open) {
        const text = answers[id];
        if (typeof text === 'string' && text.trim() !== '') comments.push({ cohort: row, item: id, text });
      }
    },
    // The guarantee behind the cast: the brand exists in types only, and this is the one place that puts it on.
    done: () => ({ cohorts: [...rows.keys()], ballots, items, comments }) as unknown as Tally,
  };
};

/**
 * Counts a wave's valid, not withdrawn ballots. The order of ballots leaves no trace but in `comments`, which
 * `release()` sorts.
 *
 * Does not protect anything: that is what `release()` is for. O(ballots x items).
 *
 * @throws as `tallier`
 * @example tally({ manifest, questionnaire, ballots: [{ cohort: 'c1', answers: { mood: 4 } }] })
 */
export const tally = (of: {
  manifest: Manifest;
  questionnaire: Questionnaire;
  ballots: Iterable<CountedBallot>;
}): Tally => {
  const count = tallier(of);
  for (const ballot of of.ballots) count.add(ballot);
  return count.done();
};
