/** Which ballot is for now: an enrolment's ballot for a wave, with everything needed to answer it. */
import type { Questionnaire } from '../../../worker/core/questionnaire.ts';
import type { Cohort, Instant, ManifestWave } from '../../../worker/core/season.ts';
import type { Ballot, Enrolment } from '../store.ts';

export type Sitting = {
  /** Key of draft, outgoing request and receipt in the store. */
  key: string;
  enrolment: Enrolment;
  ballot: Ballot;
  wave: ManifestWave;
  cohort: Cohort;
  questionnaire: Questionnaire;
};

const sittingOf = (enrolment: Enrolment, ballot: Ballot): Sitting[] => {
  const wave = enrolment.manifest.waves.find(({ id }) => id === ballot.wave);
  const cohort = enrolment.manifest.cohorts.find(({ id }) => id === enrolment.cohort);
  const questionnaire = wave && enrolment.questionnaires[wave.questionnaire_hash];
  return wave && cohort && questionnaire
    ? [{ key: `${enrolment.id}/${wave.id}`, enrolment, ballot, wave, cohort, questionnaire }]
    : [];
};

export type Sittings = {
  open: Sitting[];
  /** The next to open, and the last that closed. */
  next: Sitting | null;
  last: Sitting | null;
  closed: Sitting[];
};

/** Sorts every ballot kept here for an organisation by where its wave stands at `now`. */
export const sittingsAt = (enrolments: Enrolment[], now: Instant): Sittings => {
  const all = enrolments
    .flatMap((enrolment) => enrolment.ballots.flatMap((ballot) => sittingOf(enrolment, ballot)))
    .sort((a, b) => (a.wave.opens < b.wave.opens ? -1 : 1));
  const closed = all.filter(({ wave }) => wave.closes <= now);
  return {
    open: all.filter(({ wave }) => wave.opens <= now && now < wave.closes),
    next: all.find(({ wave }) => now < wave.opens) ?? null,
    last: closed.at(-1) ?? null,
    closed,
  };
};
