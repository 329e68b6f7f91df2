import type { Cell, ReleaseDocument } from '../release/document.ts';
import { type Finding, quoted } from './finding.ts';
import { bandInterval, narrowest } from './steps.ts';
import type { Wave } from './wave.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isStep = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((end) => typeof end === 'number' && end >= 0 && end <= 100);

const isCell = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value.unit === 'string' &&
  typeof value.item === 'string' &&
  typeof value.n === 'string' &&
  /^\d+(-\d+|\+)$/.test(value.n) &&
  (value.group === null ||
    (isRecord(value.group) &&
      typeof value.group.attribute === 'string' &&
      typeof value.group.value === 'string')) &&
  isStep(value.favourable) &&
  isStep(value.unfavourable) &&
  (value.distribution === null || (Array.isArray(value.distribution) && value.distribution.every(isStep)));

const list = (value: unknown, check: (one: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(check);

const strings = (value: unknown, keys: readonly string[]): value is Record<string, unknown> =>
  isRecord(value) && keys.every((key) => typeof value[key] === 'string');

/**
 * Can this be read as a release? Looser than the engine's parser: a document that says too much must be read to
 * be rejected with its group named. What it has besides the format is `strangeFindings`'s.
 */
export const isReleaseLike = (value: unknown): value is ReleaseDocument =>
  strings(value, ['format', 'org', 'season', 'wave', 'manifest', 'opened', 'closed']) &&
  value.format === 'chorus-release/1' &&
  isRecord(value.rules) &&
  typeof value.rules.k_cell === 'number' &&
  list(
    value.items,
    (one) =>
      strings(one, ['id', 'theme']) &&
      isRecord(one.text) &&
      typeof one.text.en === 'string' &&
      ['1,5', '0,10', '1,3'].includes(String(one.scale)),
  ) &&
  list(
    value.units,
    (one) =>
      strings(one, ['id', 'label']) &&
      (one.parent === null || typeof one.parent === 'string') &&
      typeof one.members === 'number',
  ) &&
  list(value.cells, isCell) &&
  list(value.participation, (one) => strings(one, ['unit']) && isStep(one.share)) &&
  list(value.comments, (one) => strings(one, ['unit', 'item', 'text'])) &&
  isRecord(value.audit);

const KEYS: Record<string, readonly string[]> = {
  document: [
    'format',
    'org',
    'season',
    'wave',
    'manifest',
    'rules',
    'opened',
    'closed',
    'items',
    'units',
    'cells',
    'participation',
    'comments',
    'audit',
  ],
  units: ['id', 'parent', 'label', 'members'],
  cells: ['unit', 'group', 'item', 'n', 'favourable', 'unfavourable', 'distribution'],
  participation: ['unit', 'share'],
  comments: ['unit', 'item', 'text'],
  items: ['id', 'theme', 'core', 'scale', 'reversed', 'text'],
  audit: ['cells', 'method', 'engine'],
};

/** Fields that the format does not have: every one is a figure or a text that no rule has looked at. */
const strangeFindings = ({ document: doc, where }: Wave): Finding[] => {
  const labels = new Map(doc.units.map(({ id, label }) => [id, label]));
  const found: Finding[] = [];
  const look = (value: unknown, part: string) => {
    if (!isRecord(value)) return;
    const unit = typeof value.unit === 'string' ? value.unit : part === 'units' ? String(value.id) : null;
    for (const [key, more] of Object.entries(value)) {
      if (KEYS[part]?.includes(key)) continue;
      const of = unit === null ? '' : ` of ${quoted(labels.get(unit) ?? unit)}`;
      found.push({
        kind: 'number',
        where,
        people: null,
        explanation: `${part}: ${quoted(key)}${of} (${JSON.stringify(more).slice(0, 60)}) is no part of a release.`,
      });
    }
  };
  look(doc, 'document');
  look(doc.audit, 'audit');
  for (const part of ['units', 'cells', 'participation', 'comments', 'items'] as const)
    for (const one of doc[part]) look(one, part);
  return found;
};

const orderOf = <T>(list: readonly T[], place: (one: T) => number): T | undefined =>
  list.find((one, index) => index > 0 && place(one) < place(list[index - 1] ?? one));

/** A document by itself: complete, without strange fields, in the order of units and items, every cell of size k. */
export const documentFindings = (wave: Wave): Finding[] => {
  const { document: doc, where, units, k } = wave;
  const finding = (kind: Finding['kind'], explanation: string, people: number | null = null): Finding => ({
    kind,
    where,
    people,
    explanation,
  });
  const name = (unit: string) => quoted(units.labels[units.at.get(unit) ?? -1] ?? unit);
  const itemAt = new Map(doc.items.map(({ id }, index) => [id, index]));
  const place = ({ unit, item, group }: Cell) =>
    (units.at.get(unit) ?? -1) * 1e4 + (group ? 0 : (itemAt.get(item) ?? -1));
  const seen = new Set<string>();
  const cells = doc.cells.flatMap((cell): Finding[] => {
    const key = `${cell.unit}\0${cell.item}\0${cell.group?.attribute ?? ''}\0${cell.group?.value ?? ''}`;
    const again = seen.has(key);
    seen.add(key);
    const who = cell.group ? `${quoted(cell.group.value)} in ${name(cell.unit)}` : name(cell.unit);
    if (again) return [finding('form', `${who} has two figures for ${quoted(cell.item)}.`)];
    if (!units.at.has(cell.unit) || !itemAt.has(cell.item))
      return [
        finding(
          'form',
          `There is a figure about ${who} and ${quoted(cell.item)}, and the document has no such unit or item.`,
        ),
      ];
    const [low] = bandInterval(cell.n);
    return low < k
      ? [
          finding(
            'linear',
            `${who} has a figure over ${cell.n} answers to ${quoted(cell.item)}: fewer than ${k} people may stand behind it.`,
            low,
          ),
        ]
      : [];
  });
  const groups = Map.groupBy(doc.cells, ({ group }) => group !== null);
  const astray = orderOf(groups.get(false) ?? [], place) ?? orderOf(groups.get(true) ?? [], place);
  const turnout = orderOf(doc.participation, ({ unit }) => units.at.get(unit) ?? -1);
  return [
    ...strangeFindings(wave),
    ...cells,
    ...[astray?.unit, turnout?.unit]
      .filter((unit) => unit !== undefined)
      .map((unit) =>
        finding(
          'order',
          `${name(unit)} does not stand where the order of units and items puts it: its place may say how it compares.`,
        ),
      ),
    ...doc.participation.flatMap(({ unit, share }) => {
      const members = units.members[units.at.get(unit) ?? -1] ?? 0;
      return narrowest(share, [members, members]) < 3
        ? [
            finding(
              'size',
              `The participation of ${name(unit)} (${members} members) gives the number who answered away.`,
              members,
            ),
          ]
        : [];
    }),
  ];
};
