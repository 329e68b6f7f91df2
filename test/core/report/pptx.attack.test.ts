/** The slides, unzipped and read as XML: every text and figure of them is one of the report, also inside the charts. */
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportPptx } from '../../../worker/core/report/pptx.ts';
import type { Report } from '../../../worker/core/report/report.ts';
import { allowedNumbers, numbersIn } from '../../support/numbersIn.ts';
import { inventedBoard, lastUnits, reportOf } from '../../support/reportBoard.ts';

let report: Report;
let bytes: Uint8Array;
let parts: Map<string, string>;
let books: Map<string, string>[];

const decoded = (files: Record<string, Uint8Array>): Map<string, string> =>
  new Map(Object.entries(files).map(([path, content]) => [path, new TextDecoder().decode(content)]));

beforeAll(async () => {
  const board = inventedBoard();
  const units = new Set(
    lastUnits(board)
      .filter(
        ({ id, label, parent }, _, all) =>
          parent === null || parent === all[0]?.id || /Data|Demo|Field|Signals/.test(label + id),
      )
      .map(({ id }) => id),
  );
  report = reportOf(board, { units });
  bytes = await reportPptx(report);
  const files = unzipSync(bytes);
  parts = decoded(files);
  books = Object.entries(files)
    .filter(([path]) => path.endsWith('.xlsx'))
    .map(([, content]) => decoded(unzipSync(content)));
}, 60_000);

const charts = () =>
  [...parts].filter(([path]) => /^ppt\/charts\/chart\d+\.xml$/.test(path)).map(([, xml]) => xml);
const slides = () =>
  [...parts].filter(([path]) => /^ppt\/slides\/slide\d+\.xml$/.test(path)).map(([, xml]) => xml);
const textOf = (xml: string) => [...xml.matchAll(/<a:t>(.*?)<\/a:t>/gs)].map(([, text = '']) => text);
/** Values of one series of a chart by the position of its wave or statement. */
const valuesOf = (series: string): Map<number, number> =>
  new Map(
    [
      ...(/<c:val>.*?<\/c:val>/s.exec(series)?.[0] ?? '').matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)<\/c:v>/g),
    ].map(([, at, value]) => [Number(at), Number(value)]),
  );
const seriesOf = (xml: string) => [...xml.matchAll(/<c:ser>.*?<\/c:ser>/gs)].map(([one]) => one);

describe('the slides', () => {
  it('print no number that is not in the report', () => {
    const allowed = allowedNumbers(report);
    for (const text of slides().flatMap(textOf))
      for (const number of numbersIn(text)) expect(allowed.has(number), text).toBe(true);
  });

  it('have a native chart for every trend, with its scores and a gap at each hidden wave', () => {
    const trends = report.parts.flatMap(({ sections }) =>
      sections.flatMap((section) =>
        section.kind === 'trend' &&
        section.trend.points.some(({ mark }) => mark.kind === 'line' || mark.kind === 'range')
          ? [section.trend]
          : [],
      ),
    );
    const drawn = charts().filter((xml) => xml.includes('<c:lineChart>'));
    expect(drawn).toHaveLength(trends.length);
    trends.forEach((trend, i) => {
      const named = (name: string) =>
        new Map(
          seriesOf(drawn[i] ?? '')
            .filter((one) => one.includes(`<c:v>${name}`))
            .flatMap((one) => [...valuesOf(one)]),
        );
      const scores = trend.points.flatMap(({ mark }, at) =>
        mark.kind === 'line' ? [[at, mark.value] as const] : [],
      );
      const lows = trend.points.flatMap(({ mark }, at) =>
        mark.kind === 'line' || mark.kind === 'range' ? [[at, mark.low] as const] : [],
      );
      expect(named(trend.names.score)).toEqual(new Map(scores));
      expect(named(trend.names.low)).toEqual(new Map(lows));
    });
  });

  it('have a workbook in every chart that holds what the chart draws, once, and no hidden sheet', () => {
    expect(books).toHaveLength(charts().length);
    const drawn = charts().map((xml) => seriesOf(xml).flatMap((one) => [...valuesOf(one).values()]));
    const kept = books.map((book) =>
      [
        ...(book.get('xl/worksheets/sheet1.xml') ?? '').matchAll(
          /<c r="[A-Z]+\d+"(?![^>]*t="s")[^>]*><v>([^<]*)<\/v>/g,
        ),
      ].map(([, value]) => Number(value)),
    );
    const sorted = (all: number[][]) => all.map((one) => one.toSorted((a, b) => a - b).join(' ')).toSorted();
    expect(sorted(kept)).toEqual(sorted(drawn));
    for (const book of books) {
      expect([...book.keys()].filter((path) => path.startsWith('xl/worksheets/sheet'))).toHaveLength(1);
      expect([...book.values()].join('')).not.toMatch(/state="(very)?hidden"|<f[ >]|TargetMode="External"/i);
    }
  });

  it('give a hidden unit its words and no figure', () => {
    const hidden = report.parts.filter(({ score }) => score.text === null);
    expect(hidden.length).toBeGreaterThan(1);
    for (const part of hidden) {
      const slide = slides().find((xml) => textOf(xml).includes(part.finding));
      expect(textOf(slide ?? '')).toContain('hidden for privacy');
    }
  });

  it('name no person, no machine and no time but the release', () => {
    for (const files of [parts, ...books]) {
      const core = files.get('docProps/core.xml') ?? '';
      expect(core).toContain('<dc:creator>Chorus</dc:creator><cp:lastModifiedBy>Chorus</cp:lastModifiedBy>');
      expect(new Set(core.match(/\d{4}-\d\d-\d\dT[^<]*/g))).toEqual(new Set([report.released]));
      expect(files.get('docProps/app.xml')).not.toMatch(/Company|Manager|Template|PptxGenJS/);
    }
    const all = [...parts.values()].join('\n');
    expect(/TargetMode="External"|https?:\/\/(?!schemas\.|purl\.org|www\.w3\.org)/.test(all)).toBe(false);
    expect(/<p:sld [^>]*show="0"/.test(all)).toBe(false);
  });

  it('are the same in every time zone, byte by byte', async () => {
    const before = process.env.TZ;
    process.env.TZ = 'Pacific/Kiritimati';
    try {
      expect(Buffer.from(await reportPptx(report)).equals(bytes)).toBe(true);
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });
});
