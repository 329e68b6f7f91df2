import { labelsOf } from './groups.ts';
import { type Attack, middleOf } from './view.ts';

/** A composite minus its published parts is the part that is hidden: for the index, or for themes. */
const compositeMinusItems =
  (kind: RegExp): Attack =>
  ({ manifest, waves }) => {
    const label = labelsOf(manifest);
    return waves.flatMap(({ document, figures }) =>
      figures.flatMap(({ unit, name, items, middle }) => {
        if (!kind.test(name)) return [];
        const parts = items.map((id) => ({ id, score: middleOf(document, unit, id) }));
        const hidden = parts.filter(({ score }) => score === null);
        if (hidden.length === 0) return [];
        const rest = items.length * middle - parts.reduce((sum, { score }) => sum + (score ?? 0), 0);
        const what = hidden.map(({ id }) => `‘${id}’`).join(' and ');
        const says = `${name} ${middle} of ‘${label.get(unit)}’ minus its published parts leaves ${rest} for the hidden ${what}`;
        return [{ where: `${document.wave} ${name}`, people: 0, says }];
      }),
    );
  };

export const indexMinusItems = compositeMinusItems(/^index$/);

export const themeMinusItems = compositeMinusItems(/^theme /);
