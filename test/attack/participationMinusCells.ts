import { boundsOf } from './bands.ts';
import { labelsOf } from './groups.ts';
import type { Attack } from './view.ts';

const refused =
  (ballotList: boolean): Attack =>
  ({ manifest, waves }) => {
    const label = labelsOf(manifest);
    return waves.flatMap((wave) =>
      wave.document.items.flatMap(({ id }) =>
        [...boundsOf(manifest, wave, { item: id, ballotList })].flatMap(([unit, { low, high, ballots }]) => {
          const people = ballots - low;
          if (low !== high || people < 1 || people >= wave.document.rules.k_cell) return [];
          const says = `exactly ${people} people of ‘${label.get(unit)}’ voted and did not answer ‘${id}’`;
          return [{ where: `${wave.document.wave} ${id}`, people, says }];
        }),
      ),
    );
  };

/** Ballots of a unit minus those behind its cell, as far as bands tell: how many refused this one question? */
export const participationMinusCells = refused(false);

/** The same with the ballot list against every band of the tree, which DISCLOSURE section 5 exempts. */
export const ballotListMinusCells = refused(true);
