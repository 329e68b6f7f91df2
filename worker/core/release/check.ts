import { jcsText } from '../jcs.ts';
import type { Questionnaire } from '../questionnaire.ts';
import type { Id, Manifest } from '../season.ts';
import { itemFindings } from './checkCells.ts';
import { commentFindings } from './checkComments.ts';
import { countsIn, holds, onParticipationGrid, smallPools } from './checkSteps.ts';
import type { CountedBallot, ReleaseDocument } from './document.ts';
import { type Finding, finding } from './finding.ts';
import { type Recount, recount } from './recount.ts';

/**
 * The gate before publishing: plays the document back against the true ballots, with none of the engine's counting,
 * search or grid code. A class of people is here all who are below exactly the same published units; it is what
 * subtraction can isolate on a tree, so **each class below at least one published unit has 0 or >= k_cell people**,
 * item by item and for participation. Also: every cell rests on >= k_cell respondents, every step holds the true
 * share and at least two counts (participation: three), steps are those of the grid, distributions and
 * comments keep their floors, every comment was written and stands at one place, in the order of its hash.
 *
 * Does not look for the *best* set, nor for certainty by linear programming, nor across waves.
 * O(ballots x items + cohorts x depth x items).
 *
 * @param of.ballots the counted ballots again
 * @returns findings; publish only when there is none
 * @example if (checkRelease({ doc, manifest, mh, questionnaire, ballots }).length > 0) // refuse to publish
 */
export const checkRelease = (of: {
  doc: ReleaseDocument;
  manifest: Manifest;
  mh: string;
  questionnaire: Questionnaire;
  ballots: Iterable<CountedBallot>;
}): Finding[] => {
  const truth = recount(of);
  return [
    ...formFindings(of, truth),
    ...of.doc.items.flatMap((item) => itemFindings(of.doc, of.manifest, truth, item)),
    ...participationFindings(of.doc, of.manifest, truth),
    ...commentFindings(of, truth),
  ];
};

const formFindings = (
  of: { doc: ReleaseDocument; manifest: Manifest; mh: string; questionnaire: Questionnaire },
  truth: Recount,
): Finding[] => {
  const { doc, manifest } = of;
  const wave = manifest.waves.find(({ id }) => id === doc.wave);
  const expected = {
    org: manifest.org,
    season: manifest.season,
    manifest: of.mh,
    rules: manifest.rules,
    opened: wave?.opens ?? null,
    closed: wave?.closes ?? null,
    items: of.questionnaire.items.flatMap((item) => {
      if (item.kind !== 'scale') return [];
      const { id, theme, core, scale, reversed, text } = item;
      return [{ id, theme, core, scale, reversed, text }];
    }),
    units: manifest.units.map((unit) => ({ ...unit, members: truth.members.get(unit.id) ?? 0 })),
  };
  return Object.entries(expected)
    .filter(([key, value]) => jcsText(doc[key as keyof typeof expected]) !== jcsText(value)) // its own keys
    .map(([key]) => finding('form', key, 'This part is not what manifest and questionnaire say.'));
};

const participationFindings = (doc: ReleaseDocument, { rules }: Manifest, truth: Recount): Finding[] => {
  const published = new Set(doc.participation.map(({ unit }) => unit));
  const below = new Map<Id, number>();
  for (const [cohort, units] of truth.above)
    for (const unit of units) below.set(unit, (below.get(unit) ?? 0) + (truth.ballots.get(cohort) ?? 0));
  return [
    ...(published.size < doc.participation.length
      ? [finding('form', 'participation', 'A unit stands twice.')]
      : []),
    ...smallPools(truth, published, (cohort) => truth.ballots.get(cohort) ?? 0, rules.k_cell).map((unit) =>
      finding(
        'small-pool',
        `${unit}, participation`,
        'This unit minus published units leaves too few people.',
      ),
    ),
    ...doc.participation.flatMap(({ unit, share }): Finding[] => {
      const where = `${unit}, participation`;
      const [n, total] = [below.get(unit) ?? 0, truth.members.get(unit) ?? 0];
      if (n < rules.k_cell) return [finding('small-cell', where, 'Too few people answered for a figure.')];
      if (!holds(share, n, total))
        return [finding('wrong-figure', where, 'The step does not hold the share.')];
      if (!onParticipationGrid(total, share))
        return [finding('off-grid', where, 'The step is not of the grid.')];
      return countsIn(share, total) < 3 ? [finding('narrow-step', where, 'The step is too narrow.')] : [];
    }),
  ];
};
