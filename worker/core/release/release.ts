import type { Questionnaire } from '../questionnaire.ts';
import type { Id, Manifest } from '../season.ts';
import { attributeValues } from './attributes.ts';
import { choose } from './choose.ts';
import { placeComments } from './comments.ts';
import type { ReleaseDocument } from './document.ts';
import { PARTICIPATION_MEMBERS, participationCuts, stepOf } from './grid.ts';
import { itemCells } from './itemCells.ts';
import { pattern } from './pattern.ts';
import { unitDepths } from './people.ts';
import type { Tally } from './tally.ts';
import { below, directly, unitTree } from './tree.ts';

/** How the cells were chosen, for the document's `audit` field. */
const METHOD = 'tree-pools, attribute-cuts, joint-closure, witness-walk';
const ENGINE = 'chorus-release/1';

/**
 * Decides, once, everything that is ever published about a wave (DISCLOSURE section 3): for each item and for
 * participation the best safe set of units, their levels on the grid of their size, distributions, comments.
 * Pure: equal inputs give equal bytes, whatever the order in which ballots were counted.
 *
 * Cells stand in the manifest's order of units, then the questionnaire's order of items, everyone before attribute
 * cells; a hidden cell is absent. `checkRelease` and the audit have to agree before anything is published.
 * O(items x units x k^2 + cohorts x items) on the tree; see `choose` for attribute cells and repair.
 *
 * @param of.mh SHA-256 of the manifest, hex
 * @param of.wave id of a wave of the manifest
 * @param of.previous the last wave's release; only breaks ties, so that units do not come and go without need
 * @throws when the manifest has no such wave
 * @example releaseBytes(release({ manifest, mh, questionnaire, tally, wave: 'w1' }))
 */
export const release = (of: {
  manifest: Manifest;
  mh: string;
  questionnaire: Questionnaire;
  tally: Tally;
  wave: Id;
  previous?: ReleaseDocument;
}): ReleaseDocument => {
  const { manifest, mh, questionnaire, tally, previous } = of;
  const { rules } = manifest;
  const wave = manifest.waves.find(({ id }) => id === of.wave);
  if (!wave) throw new Error('The manifest has no such wave.');
  const tree = unitTree(manifest);
  const unitOfRow = Int32Array.from(tally.cohorts, (cohort) => tree.unitOf.get(cohort) ?? -1);
  const members = below(
    tree,
    directly(tree, unitOfRow, (row) => manifest.cohorts[row]?.size ?? 0),
  );
  const ballots = directly(tree, unitOfRow, (row) => tally.ballots[row] ?? 0);
  const turnout = pattern({
    tree,
    direct: ballots,
    k: rules.k_cell,
    before: new Set(previous?.participation.map(({ unit }) => unit)),
    // Cohorts have at least eight members; this is for units that were not formed into cohorts.
    allowed: (at) => (members[at] ?? 0) >= PARTICIPATION_MEMBERS,
  });
  const attributes = attributeValues(manifest, tally.cohorts);
  const unitDepth = unitDepths(tree);
  const cellsOfItem = tally.items.map((answers) => {
    const before = new Set(
      previous?.cells.flatMap(({ item, group, unit }) => (item === answers.item.id && !group ? [unit] : [])),
    );
    const choice = choose({ answers, tree, unitDepth, unitOfRow, attributes, rules, before });
    return itemCells(choice, answers, rules);
  });
  const cells = tree.ids.flatMap((_, at) => cellsOfItem.flatMap((cellsOf) => cellsOf.get(at) ?? []));
  return {
    format: 'chorus-release/1',
    org: manifest.org,
    season: manifest.season,
    wave: wave.id,
    manifest: mh,
    rules,
    opened: wave.opens,
    closed: wave.closes,
    items: questionnaire.items.flatMap((item) =>
      item.kind === 'scale'
        ? [
            {
              id: item.id,
              theme: item.theme,
              core: item.core,
              scale: item.scale,
              reversed: item.reversed,
              text: item.text,
            },
          ]
        : [],
    ),
    units: manifest.units.map(({ id, parent, label }, at) => ({
      id,
      parent,
      label,
      members: members[at] ?? 0,
    })),
    cells,
    participation: tree.ids.flatMap((unit, at) => {
      const total = members[at] ?? 0;
      if (!turnout.published[at]) return [];
      return [{ unit, share: stepOf(turnout.respondents[at] ?? 0, total, participationCuts(total)) }];
    }),
    comments: placeComments({
      tree,
      published: turnout.published,
      ballots,
      comments: tally.comments.map(({ cohort, item, text }) => ({ at: unitOfRow[cohort] ?? -1, item, text })),
      rules,
      mh,
    }),
    audit: { cells: cells.length, method: METHOD, engine: ENGINE },
  };
};
