/** CSV and SDMX-CSV read by csv-parse: the released cells of the choice, and nothing else. */
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Board } from '../../../web/results/board.ts';
import { obsStatuses } from '../../../worker/core/release/obsStatus.ts';
import { sdmxCsv } from '../../../worker/core/report/sdmxCsv.ts';
import type { CellSelection } from '../../../worker/core/report/selectedRows.ts';
import { tidyCsv } from '../../../worker/core/report/tidyCsv.ts';
import { inventedBoard } from '../../support/reportBoard.ts';

let board: Board;
let all: CellSelection;

beforeAll(() => {
  board = inventedBoard();
  const releases = board.waves.map(({ release }) => release);
  all = { releases, waves: new Set(releases), units: null };
}, 60_000);

type Row = Record<string, string>;
const read = (lines: Iterable<string>): Row[] => parse([...lines].join(''), { columns: true });

const FIGURES = [
  'RESPONDENTS_FROM',
  'RESPONDENTS_TO',
  'FAVOURABLE_FROM',
  'FAVOURABLE_TO',
  'UNFAVOURABLE_FROM',
  'UNFAVOURABLE_TO',
  'CUMULATIVE',
];

describe('SDMX-CSV', () => {
  it('has a row for every unit and item of every wave, with the figures of the release', () => {
    const rows = read(sdmxCsv(all));
    expect(rows).toHaveLength(
      all.releases.reduce((sum, { units, items }) => sum + units.length * items.length, 0),
    );
    const cells = new Map(
      all.releases.flatMap((doc) =>
        doc.cells.map((cell) => [`${doc.season}/${doc.wave}/${cell.unit}/${cell.item}`, cell]),
      ),
    );
    let shown = 0;
    for (const row of rows) {
      const cell = cells.get(`${row.SEASON}/${row.WAVE}/${row.UNIT}/${row.ITEM}`);
      if (!cell) {
        expect(FIGURES.map((name) => row[name])).toEqual(FIGURES.map(() => ''));
        expect(['Q', 'K']).toContain(row.OBS_STATUS);
        continue;
      }
      shown++;
      expect(row).toMatchObject({
        FAVOURABLE_FROM: `${cell.favourable[0]}`,
        FAVOURABLE_TO: `${cell.favourable[1]}`,
        UNFAVOURABLE_FROM: `${cell.unfavourable[0]}`,
        UNFAVOURABLE_TO: `${cell.unfavourable[1]}`,
        GROUP: '_T',
        ATTRIBUTE: '_T',
      });
      expect(['A', 'B', 'W']).toContain(row.OBS_STATUS);
    }
    expect(shown).toBe(cells.size);
  });

  it('names no reason: its status follows from manifests, and there is no CONF_STATUS', () => {
    const rows = read(sdmxCsv(all));
    expect(Object.keys(rows[0] ?? {})).not.toContain('CONF_STATUS');
    for (const [i, doc] of all.releases.entries()) {
      const statuses = obsStatuses(doc, all.releases[i - 1]);
      for (const row of rows.filter((one) => one.SEASON === doc.season && one.WAVE === doc.wave)) {
        const { shown, hidden } = statuses.get(row.UNIT ?? '') ?? {};
        expect([shown, hidden]).toContain(row.OBS_STATUS);
        expect(row.TIME_PERIOD).toBe(doc.closed.slice(0, 10));
      }
    }
    expect(new Set(rows.map((row) => row.OBS_STATUS))).toEqual(new Set(['A', 'B', 'W', 'Q', 'K']));
  });
});

describe('a choice of waves and units', () => {
  it.each([
    ['CSV', tidyCsv],
    ['SDMX-CSV', sdmxCsv],
  ])('as %s is made of lines of the whole, character by character', (_, write) => {
    const whole = new Set(write(all));
    const waves = new Set([all.releases[3], all.releases.at(-1)].filter((doc) => doc !== undefined));
    const units = new Set(
      all.releases
        .at(-1)
        ?.units.slice(5, 12)
        .map(({ id }) => id),
    );
    const part = [...write({ ...all, waves, units })];
    for (const line of part) expect(whole.has(line)).toBe(true);
    const chosen = new Set([...waves].map((doc) => `${doc.season}/${doc.wave}`));
    const wanted = read(write(all)).filter(
      (row) => chosen.has(`${row.SEASON}/${row.WAVE}`) && units.has(row.UNIT ?? ''),
    );
    expect(wanted.length).toBeGreaterThan(100);
    expect(read(part)).toEqual(wanted);
  });
});
