/** The CSV holds the released cells, all of them and nothing else. */
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { releaseCsv } from '../../../worker/core/release/csv.ts';
import { release } from '../../../worker/core/release/release.ts';
import { tally } from '../../../worker/core/release/tally.ts';
import {
  MH,
  manifestOf,
  questionnaireOf,
  random,
  randomBallots,
  randomManifest,
  scaleItem,
} from './organisation.ts';

const questionnaire = questionnaireOf([scaleItem('mood'), scaleItem('recommend', { scale: [0, 10] })]);
const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true });

test('one row for every unit and item of the manifest, whatever people answered', () => {
  const next = random(11);
  const manifest = randomManifest(next, 30);
  const published = (ballots: ReturnType<typeof randomBallots>) =>
    release({
      manifest,
      mh: MH,
      questionnaire,
      tally: tally({ manifest, questionnaire, ballots }),
      wave: 'w1',
    });
  const doc = published(randomBallots(manifest, questionnaire, next));
  const rows = rowsOf(releaseCsv(doc));
  expect(rows).toHaveLength(30 * 2);
  expect(rows.filter((row) => ['A', 'W'].includes(row.OBS_STATUS ?? ''))).toHaveLength(doc.cells.length);
  for (const cell of doc.cells)
    expect(rows).toContainEqual(
      expect.objectContaining({
        UNIT: cell.unit,
        ITEM: cell.item,
        FAVOURABLE_FROM: String(cell.favourable[0]),
        FAVOURABLE_TO: String(cell.favourable[1]),
        UNFAVOURABLE_FROM: String(cell.unfavourable[0]),
        UNFAVOURABLE_TO: String(cell.unfavourable[1]),
        RESPONDENTS_FROM: String(Number.parseInt(cell.n, 10)),
        CUMULATIVE: (cell.distribution ?? []).map((step) => step.join('-')).join(' '),
      }),
    );
  const hidden = rows.filter((row) => ['Q', 'K'].includes(row.OBS_STATUS ?? ''));
  expect(hidden.every((row) => row.RESPONDENTS_FROM === '' && row.CUMULATIVE === '')).toBe(true);
  expect(rowsOf(releaseCsv(published([])))).toHaveLength(rows.length);
  expect(new Set(rows.map((row) => row.OBS_STATUS))).toEqual(new Set(['A', 'Q', 'K', 'W']));
});

test('a unit name never becomes a formula or a second column', () => {
  const manifest = manifestOf([{ id: 'all', parent: null, size: 12 }]);
  const named = { ...manifest, units: [{ id: 'all', parent: null, label: '=HYPERLINK("x"),\r\nAds' }] };
  const doc = release({
    manifest: named,
    mh: MH,
    questionnaire,
    tally: tally({ manifest: named, questionnaire, ballots: [] }),
    wave: 'w1',
  });
  expect(rowsOf(releaseCsv(doc))[0]).toMatchObject({
    UNIT_LABEL: '\'=HYPERLINK("x"),\r\nAds',
    OBS_STATUS: 'Q',
  });
});
