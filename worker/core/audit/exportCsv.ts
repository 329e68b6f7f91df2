import type { Cell } from '../release/document.ts';
import { type Finding, quoted } from './finding.ts';
import type { Wave } from './wave.ts';

/** Columns that hold a figure, and what they must say of a cell; null: nothing, there is no cell. */
const FIGURES: Record<string, (cell: Cell) => string> = {
  RESPONDENTS_FROM: ({ n }) => n.split(/[-+]/)[0] ?? '',
  RESPONDENTS_TO: ({ n }) => n.split(/[-+]/)[1] ?? '',
  FAVOURABLE_FROM: ({ favourable }) => String(favourable[0]),
  FAVOURABLE_TO: ({ favourable }) => String(favourable[1]),
  UNFAVOURABLE_FROM: ({ unfavourable }) => String(unfavourable[0]),
  UNFAVOURABLE_TO: ({ unfavourable }) => String(unfavourable[1]),
  CUMULATIVE: ({ distribution }) => (distribution ?? []).map(([lo, hi]) => `${lo}-${hi}`).join(' '),
};

/** Columns that name something; their digits count nobody. */
const NAMES = [
  'SEASON',
  'WAVE',
  'UNIT',
  'UNIT_PARENT',
  'UNIT_LABEL',
  'ITEM',
  'THEME',
  'ITEM_TEXT',
  'ATTRIBUTE',
  'GROUP',
  // SDMX-CSV
  'STRUCTURE',
  'STRUCTURE_ID',
  'ACTION',
  'TIME_PERIOD',
];

/** Statuses that follow from cell or no cell, and from the manifest. Anything else could say why it is hidden. */
const STATUS = { shown: ['A', 'W', 'B'], hidden: ['Q', 'K'] };

const plain = (text: string): string => (text.startsWith("'") ? text.slice(1) : text);

/** Is this the header of a Chorus export? */
export const isExport = (header: readonly string[]): boolean =>
  ['SEASON', 'WAVE', 'UNIT', 'ITEM', 'OBS_STATUS'].every((name) => header.includes(name));

/**
 * A CSV export against the releases: every row a unit and item of its wave, every figure that of its cell, nothing
 * where there is no cell, no column of unknown meaning, rows in the document's order.
 */
export const exportFindings = (
  [header = [], ...rows]: readonly (readonly string[])[],
  { where, waves }: { where: string; waves: readonly Wave[] },
): { findings: Finding[]; numbers: number } => {
  const findings: Finding[] = [];
  let numbers = 0;
  let ordered = true;
  let before = { group: '', place: [0, 0, 0] };
  const column = new Map(header.map((name, index) => [name, index]));
  const indexes = waves.map((wave) => ({ wave, cells: cellIndex(wave) }));
  const strange = header.filter(
    (name) => !(name in FIGURES || NAMES.includes(name) || ['MEMBERS', 'OBS_STATUS'].includes(name)),
  );
  const finding = (line: number, kind: Finding['kind'], explanation: string) =>
    findings.push({ kind, where: `${where}, line ${line}`, people: null, explanation });
  for (const [index, row] of rows.entries()) {
    const line = index + 2;
    const value = (name: string): string => row[column.get(name) ?? -1] ?? '';
    const known = indexes.find(
      ({ wave: { document } }) => document.season === value('SEASON') && document.wave === value('WAVE'),
    );
    const unit = known?.wave.units.at.get(value('UNIT'));
    const item = known?.wave.document.items.findIndex(({ id }) => id === value('ITEM')) ?? -1;
    if (!known || unit === undefined || item < 0) {
      finding(
        line,
        'number',
        `No release has ${quoted(value('UNIT'))}, ${quoted(value('ITEM'))} in wave ${quoted(value('WAVE'))}.`,
      );
      continue;
    }
    const label = quoted(known.wave.units.labels[unit] ?? '');
    // SDMX has a code for everyone.
    const group = ['', '_T'].includes(value('GROUP'))
      ? ''
      : `${plain(value('ATTRIBUTE'))}\0${plain(value('GROUP'))}`;
    const cell = known.cells.get(`${value('UNIT')}\0${value('ITEM')}\0${group}`);
    const wrong = Object.entries(FIGURES).filter(
      ([name, read]) => value(name) !== (cell ? read(cell) : '') && column.has(name),
    );
    numbers += Object.keys(FIGURES).filter((name) => value(name) !== '').length + 1;
    const [first] = wrong;
    if (first && !cell)
      finding(
        line,
        'number',
        `${label} is hidden for ${quoted(value('ITEM'))}, and yet ${first[0]} is ${value(first[0])}.`,
      );
    else if (first)
      finding(
        line,
        'number',
        `${first[0]} of ${label} is ${value(first[0])}, which is not what the release says.`,
      );
    if (column.has('MEMBERS') && Number(value('MEMBERS')) !== known.wave.units.members[unit])
      finding(line, 'number', `${label} has other members than in the release.`);
    if (!STATUS[cell ? 'shown' : 'hidden'].includes(value('OBS_STATUS')))
      finding(
        line,
        'number',
        `${label} has the status ${value('OBS_STATUS')}, which says why a figure is shown or hidden.`,
      );
    for (const name of strange)
      if (/\d/.test(value(name)))
        finding(line, 'number', `${name} of ${label} is ${value(name)}, which is no figure of the release.`);
    const now = [waves.indexOf(known.wave), unit, group === before.group ? item : -1];
    if (ordered && comesBefore(now, before.place)) {
      ordered = false;
      finding(
        line,
        'order',
        `${label} does not stand where the release's order puts it: its place may say how it compares.`,
      );
    }
    before = { group, place: [now[0] ?? 0, unit, item] };
  }
  return { findings, numbers };
};

/** Units in order, and the items of a unit; attribute groups of a unit may follow each other in any order. */
const comesBefore = (now: readonly number[], place: readonly number[]): boolean => {
  const differs = now.findIndex((value, index) => value !== place[index]);
  return differs >= 0 && (now[differs] ?? 0) < (place[differs] ?? 0) && !(differs === 2 && now[2] === -1);
};

const cellIndex = ({ document: { cells } }: Wave): Map<string, Cell> =>
  new Map(
    cells.map((cell) => [
      `${cell.unit}\0${cell.item}\0${cell.group ? `${cell.group.attribute}\0${cell.group.value}` : ''}`,
      cell,
    ]),
  );
