import type { Questionnaire } from '../questionnaire.ts';
import type { CountedBallot } from '../release/document.ts';
import type { Id, Manifest } from '../season.ts';

/**
 * People who look alike to everybody: one cohort, or any finer description. UNSAFE: counts are true.
 * `answers`: by item, respondents by answer from the lowest of the scale up.
 */
export type TrueProfile = {
  id: Id;
  unit: Id;
  /** Attribute -> the label, or every label (coarse ones too), that these people fall under. */
  attributes: Record<Id, string | readonly string[]>;
  members: number;
  ballots: number;
  answers: Record<Id, readonly number[]>;
};

/** What the close job knows of a wave and nobody else may. UNSAFE, like a tally. */
export type Truth = {
  format: 'chorus-counts/1';
  season: Id;
  wave: Id;
  profiles: TrueProfile[];
  /** What was written where; the audit compares it with what is shown. */
  comments?: { profile: Id; item: Id; text: string }[];
};

/**
 * Counts ballots for the audit, on its own: nothing of the engine's tally is in here. O(ballots x items).
 *
 * @throws when a ballot names a cohort that the manifest does not have
 * @example truthOf({ manifest, questionnaire, wave: 'w1', ballots })
 */
export const truthOf = (of: {
  manifest: Manifest;
  questionnaire: Questionnaire;
  wave: Id;
  ballots: Iterable<CountedBallot>;
}): Truth => {
  const scales = of.questionnaire.items.flatMap((item) =>
    item.kind === 'scale'
      ? [{ id: item.id, low: item.scale[0], points: item.scale[1] - item.scale[0] + 1 }]
      : [],
  );
  const open = of.questionnaire.items.filter((item) => item.kind === 'open').map(({ id }) => id);
  const counts = scales.map(({ points }) => of.manifest.cohorts.map(() => new Array<number>(points).fill(0)));
  const ballots = new Array<number>(of.manifest.cohorts.length).fill(0);
  const rows = new Map(of.manifest.cohorts.map(({ id }, row) => [id, row]));
  const comments: { profile: Id; item: Id; text: string }[] = [];
  for (const ballot of of.ballots) {
    const row = rows.get(ballot.cohort);
    if (row === undefined) throw new Error('A ballot names a cohort outside the manifest.');
    ballots[row] = (ballots[row] ?? 0) + 1;
    for (const [index, { id, low }] of scales.entries()) {
      const answer = ballot.answers[id];
      const byAnswer = counts[index]?.[row];
      if (typeof answer === 'number' && byAnswer) byAnswer[answer - low] = (byAnswer[answer - low] ?? 0) + 1;
    }
    for (const item of open) {
      const text = ballot.answers[item];
      if (typeof text === 'string' && text.trim() !== '')
        comments.push({ profile: ballot.cohort, item, text });
    }
  }
  return {
    format: 'chorus-counts/1',
    season: of.manifest.season,
    wave: of.wave,
    profiles: of.manifest.cohorts.map((cohort, row) => ({
      id: cohort.id,
      unit: cohort.unit,
      attributes: cohort.attributes,
      members: cohort.size,
      ballots: ballots[row] ?? 0,
      answers: Object.fromEntries(scales.map(({ id }, index) => [id, counts[index]?.[row] ?? []])),
    })),
    comments,
  };
};
