import { boundsOf } from './bands.ts';
import { labelsOf } from './groups.ts';
import type { Attack } from './view.ts';

/** Ballots of a unit minus those behind its cell: how many refused this one question? */
export const participationMinusCells: Attack = ({ manifest, waves }) => {
  const label = labelsOf(manifest);
  return waves.flatMap((wave) =>
    wave.document.items.flatMap(({ id }) =>
      [...boundsOf(manifest, wave, id)].flatMap(([unit, { low, high, ballots }]) => {
        const people = ballots - low;
        if (low !== high || people < 1 || people >= wave.document.rules.k_cell) return [];
        const says = `exactly ${people} people of ‘${label.get(unit)}’ voted and did not answer ‘${id}’`;
        return [{ where: `${wave.document.wave} ${id}`, people, says }];
      }),
    ),
  );
};
