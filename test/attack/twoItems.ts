import { boundsOf } from './bands.ts';
import { labelsOf } from './groups.ts';
import type { Attack } from './view.ts';

/** The same unit under two questions: do one, two, three or four people stand out who answered the one only? */
export const twoItems: Attack = ({ manifest, waves }) => {
  const label = labelsOf(manifest);
  return waves.flatMap((wave) => {
    const { items, rules } = wave.document;
    const bounds = items.map(({ id }) => ({
      id,
      units: boundsOf(manifest, wave, { item: id, ballotList: false }),
    }));
    return bounds.flatMap((a) =>
      bounds.flatMap((b) =>
        [...a.units].flatMap(([unit, inA]) => {
          const inB = b.units.get(unit);
          const people = inB ? inA.low - inB.high : 0;
          const exact = inB && inA.low === inA.high && inB.low === inB.high;
          if (!exact || people < 1 || people >= rules.k_cell) return [];
          const says = `exactly ${people} people of ‘${label.get(unit)}’ answered ‘${a.id}’ and not ‘${b.id}’`;
          return [{ where: `${wave.document.wave} ${a.id} minus ${b.id}`, people, says }];
        }),
      ),
    );
  });
};
