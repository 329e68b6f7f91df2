/** What the audit makes of files: every number is looked up, wherever it stands. */
import { describe, expect, test } from 'vitest';
import { audit } from '../../../worker/core/audit/audit.ts';
import { commentKey } from '../../../worker/core/audit/comments.ts';
import { type FoundPart, joined } from '../../../worker/core/audit/parts.ts';
import { recognise } from '../../../worker/core/audit/recognise.ts';
import { csvRows, htmlRows, jsonRows } from '../../../worker/core/audit/rows.ts';
import { fromUtf8 } from '../../../worker/core/bytes.ts';
import { releaseCsv } from '../../../worker/core/release/csv.ts';
import type { ReleaseDocument } from '../../../worker/core/release/document.ts';
import { release } from '../../../worker/core/release/release.ts';
import { releaseFiles } from '../../../worker/core/release/split.ts';
import { tally } from '../../../worker/core/release/tally.ts';
import { range, shown } from '../../../worker/core/score/display.ts';
import { moraleIndex } from '../../../worker/core/score/morale.ts';
import { scoreOf } from '../../../worker/core/score/score.ts';
import { MANIFEST_HASH, organisationOf } from '../../support/organisations.ts';

const { manifest, questionnaire, ballots } = organisationOf(21, { people: 700, levels: 3, attributes: 0 });
const doc = release({
  manifest,
  mh: MANIFEST_HASH,
  questionnaire,
  tally: tally({ manifest, questionnaire, ballots }),
  wave: 'w1',
});
const releases = [{ where: 'w1.json', document: doc }];
const found = (where: string, text: string) => {
  const what = recognise(where, text);
  if (what.is !== 'rows') throw new Error(`${where} was taken for ${what.is}.`);
  return audit({ releases, files: [what.file] }).findings;
};
const csv = releaseCsv(doc);
const lines = csv.split('\r\n');
/** A line of the export with one field changed. */
const withField = (at: number, column: string, value: string) => {
  const index = (lines[0] ?? '').split(',').indexOf(column);
  const changed = lines.map((line, i) => (i === at ? line.split(',').with(index, value).join(',') : line));
  return found('e.csv', changed.join('\r\n'));
};
const labelOf = (line: string) => line.split(',')[4] ?? '';
const shownAt = lines.findIndex((line) => line.endsWith(',A'));
const hiddenAt = lines.findIndex((line) => line.endsWith(',Q'));

describe('an export', () => {
  test('of the release holds nothing else', () => {
    expect(found('e.csv', csv)).toEqual([]);
  });

  test('with another figure, a figure for a hidden group, or a status that says why is rejected', () => {
    const shownLabel = labelOf(lines[shownAt] ?? '');
    const hiddenLabel = labelOf(lines[hiddenAt] ?? '');
    expect(hiddenAt).toBeGreaterThan(0);
    expect(withField(shownAt, 'FAVOURABLE_FROM', '43')[0]?.explanation).toContain(`‘${shownLabel}’`);
    expect(withField(hiddenAt, 'RESPONDENTS_FROM', '4')[0]?.explanation).toContain(
      `‘${hiddenLabel}’ is hidden`,
    );
    expect(withField(hiddenAt, 'OBS_STATUS', 'C').map(({ kind }) => kind)).toEqual(['number']);
  });

  test('with one more column of numbers, or its rows in another order, is rejected', () => {
    const more = lines.map((line, at) => (line === '' ? '' : `${line},${at === 0 ? 'MEAN' : '3.41'}`));
    expect(found('e.csv', more.join('\r\n')).map(({ explanation }) => explanation)).toContainEqual(
      expect.stringMatching(/^MEAN of .* is 3\.41/),
    );
    const [header = '', ...rows] = lines;
    const turned = [header, ...rows.filter(Boolean).reverse()].join('\r\n');
    expect(found('e.csv', turned).map(({ kind }) => kind)).toEqual(['order']);
  });
});

/** A page with the scores that the product shows, worked out by the product's own code. */
const page = (of: (unit: string) => string) =>
  `<html><script>var x = 12345</script><h1>Pulse, wave of 5 October 2026</h1><table>${doc.units
    .map(({ id, label, members }) => `<tr><td>${label} (${id})</td><td>${members}</td>${of(id)}</tr>`)
    .join('')}</table></html>`;

describe('a page', () => {
  test('of scores, ranges and indexes follows from the release', () => {
    const cells = (unit: string) =>
      [...doc.items.map(({ id }) => scoreOf(doc, unit, id)), moraleIndex(doc, unit)]
        .map((score) => (score ? `<td>${shown(score)} (${range(score).join('–')})</td>` : '<td>–</td>'))
        .join('');
    expect(found('page.html', page(cells))).toEqual([]);
  });

  test('with a mean or a percentage of its own is rejected', () => {
    const kinds = found(
      'page.html',
      page(() => '<td>61.7 %</td>'),
    ).map(({ kind }) => kind);
    expect(kinds.length).toBeGreaterThanOrEqual(doc.units.length);
    expect(new Set(kinds)).toEqual(new Set(['number']));
  });
});

test('an answer of an interface with an exact count is rejected, and the group named', () => {
  const [unit] = doc.units;
  const text = JSON.stringify({ results: [{ unit: unit?.id, respondents: 431 }] });
  expect(found('api.json', text)[0]?.explanation).toContain(`431 (about ‘${unit?.label}’)`);
});

test('a field that the format does not have is rejected', () => {
  const [first, ...rest] = doc.cells;
  const more = { ...doc, cells: [{ ...first, mean: 3.4 }, ...rest] } as unknown as ReleaseDocument;
  const { findings } = audit({ releases: [{ where: 'w1.json', document: more }] });
  expect(findings.map(({ explanation }) => explanation)).toEqual([
    expect.stringMatching(/^cells: ‘mean’ of ‘.*’ \(3\.4\) is no part of a release\.$/),
  ]);
});

test('a release in parts is read as the release it was, or not at all', () => {
  const labels = 'x'.repeat(40_000);
  const large: ReleaseDocument = {
    ...doc,
    units: doc.units.map((unit) => ({ ...unit, label: `${unit.label} ${labels}` })),
  };
  const { body, parts } = releaseFiles(large);
  const index = recognise('index.json', fromUtf8(body) ?? '');
  const some = parts.flatMap((part): FoundPart[] => {
    const what = recognise('part.json', fromUtf8(part) ?? '');
    return what.is === 'part' ? [what.found] : [];
  });
  if (index.is !== 'index') throw new Error(`The index was taken for ${index.is}.`);
  expect(some.length).toBeGreaterThan(1);
  const key = (comment: { item: string; text: string }) => commentKey(doc.manifest, comment);
  expect(joined(index.found, some, key)).toEqual(large);
  for (const fewer of [some.slice(1), some.slice(0, -1)]) expect(joined(index.found, fewer, key)).toBeNull();
});

test('rows of tables are read as they are shown', () => {
  expect(
    htmlRows('<tr><td>A &amp; B</td><td>5&ndash;9</td></tr><!-- 7 --><style>p{top:3px}</style>'),
  ).toEqual([['A & B', '5-9']]);
  expect(csvRows('a,"b ""c"", d"\r\n1,"2\n3"')).toEqual([
    ['a', 'b "c", d'],
    ['1', '2\n3'],
  ]);
  expect(jsonRows({ unit: 'ads', cells: [{ item: 'mood', value: 7 }] })).toEqual([
    ['ads'],
    ['ads', 'mood', '7'],
  ]);
});
