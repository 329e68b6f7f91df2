import { createHash } from 'node:crypto';
import type { Id } from '../../worker/core/season.ts';
import { labelsOf } from './groups.ts';
import type { Attack, Found, WaveView } from './view.ts';

/** The first place where a list leaves the order that everybody knows; null when it never does. */
const outOfOrder = (list: readonly string[], known: readonly string[]): string | null => {
  const place = new Map(known.map((key, at) => [key, at]));
  const at = list.findIndex(
    (key, index) => index > 0 && (place.get(key) ?? -1) <= (place.get(list[index - 1] ?? '') ?? -1),
  );
  return at < 0 ? null : (list[at] ?? null);
};

const unique = (list: readonly string[]) => list.filter((key, at) => key !== list[at - 1]);

/** Comments stand by SHA-256(mh || item || 0 || text): an order that nobody's answer or hour has made. */
const commentKey = (manifest: string, { item, text }: { item: Id; text: string }) =>
  createHash('sha256').update(Buffer.from(manifest, 'hex')).update(`${item}\0${text}`).digest('hex');

const unitOfLine = (line: string) => line.split(',')[2] ?? '';

const lists = ({ document, csv }: WaveView, order: readonly Id[]) => [
  { name: 'units', list: document.units.map(({ id }) => id), order },
  { name: 'cells', list: unique(document.cells.map(({ unit }) => unit)), order },
  { name: 'participation', list: document.participation.map(({ unit }) => unit), order },
  { name: 'CSV', list: unique(csv.trimEnd().split('\r\n').slice(1).map(unitOfLine)), order },
];

/** Rows whose order is neither the manifest's nor that of a hash may be sorted by what is hidden. */
export const rowOrder: Attack = ({ manifest, waves }) => {
  const order = manifest.units.map(({ id }) => id);
  const label = labelsOf(manifest);
  return waves.flatMap((wave): Found[] => {
    const { document } = wave;
    const rows = lists(wave, order).flatMap(({ name, list, order: known }): Found[] => {
      const first = outOfOrder(list, known);
      const says = `the rows of ${name} are sorted by something: ‘${label.get(first ?? '')}’ is not in its place`;
      return first === null ? [] : [{ where: `${document.wave} ${name}`, people: 0, says }];
    });
    const items = [...Map.groupBy(document.cells, ({ unit }) => unit)].flatMap(([unit, cells]): Found[] => {
      const first = outOfOrder(
        unique(cells.map(({ item }) => item)),
        document.items.map(({ id }) => id),
      );
      const says = `the questions of ‘${label.get(unit)}’ are sorted by something: ‘${first}’ is not in its place`;
      return first === null ? [] : [{ where: `${document.wave} cells`, people: 0, says }];
    });
    const keys = document.comments.map((comment) => commentKey(document.manifest, comment));
    const early = keys.findIndex((key, at) => at > 0 && key < (keys[at - 1] ?? ''));
    const comment = document.comments[early];
    const says = `comments stand in an order of their own: “${comment?.text}” is not in its place`;
    return [...rows, ...items, ...(comment ? [{ where: `${document.wave} comments`, people: 1, says }] : [])];
  });
};
