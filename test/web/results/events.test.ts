/** Events on the trend: facts with dates, on the units they touch, with words that never stand over each other. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Flag, placeFlags } from '../../../web/charts/trend/place.ts';
import { en } from '../../../web/i18n/results/en.ts';
import { resultsFormat } from '../../../web/results/format.ts';
import { twoLines } from '../../../web/results/model/events.ts';
import { trendOf, trendTable } from '../../../web/results/model/trendOf.ts';
import { view } from '../../../web/results/model/view.ts';
import { inventedBoard } from '../../support/invented.ts';

const event = (title: string, date: string, units: string[] = []) => ({
  hash: title,
  note: { kind: 'event' as const, season: null, wave: null, units, title, date, text: '', replaces: null },
});

describe('words of events', () => {
  it('never overlap and never leave the chart, or else are numbered', () => {
    const flag = fc.record({ x: fc.integer({ min: 0, max: 900 }), width: fc.integer({ min: 10, max: 160 }) });
    fc.assert(
      fc.property(fc.array(flag, { maxLength: 10 }), (unsorted) => {
        const flags: Flag[] = [...unsorted].sort((a, b) => a.x - b.x);
        const sides = placeFlags(flags, [0, 900]);
        if (!sides) return;
        const extents = flags.map(({ x, width }, i) =>
          sides[i] === 'after' ? [x, x + 8 + width] : [x - 8 - width, x],
        );
        extents.forEach(([left = 0, right = 0], i) => {
          expect(left).toBeGreaterThanOrEqual(0);
          expect(right).toBeLessThanOrEqual(900);
          const next = extents[i + 1];
          if (next) expect(next[0]).toBeGreaterThanOrEqual(right);
        });
      }),
    );
  });

  it('stand after their line where there is room, before it where the next is near, and are numbered when they cannot', () => {
    expect(placeFlags([{ x: 100, width: 80 }], [0, 400])).toEqual(['after']);
    expect(
      placeFlags(
        [
          { x: 100, width: 80 },
          { x: 150, width: 80 },
        ],
        [0, 400],
      ),
    ).toEqual(['before', 'after']);
    expect(
      placeFlags(
        [
          { x: 50, width: 80 },
          { x: 60, width: 80 },
          { x: 70, width: 80 },
        ],
        [0, 400],
      ),
    ).toBeNull();
  });

  it('break into two short lines', () => {
    expect(twoLines('Reassignment announced')).toEqual(['Reassignment', 'announced']);
    expect(twoLines('Pause')).toEqual(['Pause']);
    expect(twoLines('Transfers to other teams opened')).toEqual(['Transfers to other', 'teams opened']);
  });
});

describe('events on a trend', () => {
  it('are those that touch the unit, in the chart and in its table', () => {
    const board = inventedBoard();
    const wave = board.waves.at(-1);
    if (!wave) throw new Error('no wave');
    const id = (label: string) => wave.release.units.find((unit) => unit.label === label)?.id ?? '';
    board.events = [
      event('Long before', '2020-01-01'),
      event('For research', '2026-05-02', [id('Applied Research')]),
      event('For all', '2026-06-24'),
      event('In evaluation', '2026-07-01', [id('Evaluation')]),
    ];
    const titles = (label: string | null) => {
      const page = view({ board, wave, unit: label && id(label), t: en, f: resultsFormat('en-GB') });
      if (!page) throw new Error('no page');
      const { columns, rows } = trendTable(page);
      const column = columns.findIndex((one) => one.label === 'Events');
      const inTable = rows
        .map((row) => row[column] ?? '')
        .reverse()
        .flatMap((text) => text.split('; '))
        .filter((text) => text !== '');
      const onChart = trendOf(page).events.map(({ title }) => title);
      expect(inTable.map((text) => text.split(', ')[0])).toEqual(onChart);
      return onChart;
    };
    expect(titles(null)).toEqual(['For research', 'For all', 'In evaluation']);
    expect(titles('Evaluation')).toEqual(['For research', 'For all', 'In evaluation']);
    expect(titles('Tooling')).toEqual(['For research', 'For all']);
    expect(titles('People')).toEqual(['For all']);
  }, 60_000);
});
