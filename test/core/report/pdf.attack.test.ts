/** The PDF, read by pdf.js: every figure of the report is on it, no other number is, and no person in its properties. */
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportFonts } from '../../../worker/core/report/pdf/fonts.ts';
import { makeSetter, openFonts, type Setter } from '../../../worker/core/report/pdf/setter.ts';
import { reportPdf } from '../../../worker/core/report/pdf.ts';
import type { Report } from '../../../worker/core/report/report.ts';
import { allowedNumbers, numbersIn } from '../../support/numbersIn.ts';
import { fontFromDisk, inventedBoard, lastUnits, reportOf } from '../../support/reportBoard.ts';

let report: Report;
let bytes: Uint8Array;
let pdf: PDFDocumentProxy;
let pages: string[];

const read = async (file: Uint8Array): Promise<{ pdf: PDFDocumentProxy; pages: string[] }> => {
  const found = await getDocument({ data: file.slice(), useSystemFonts: true, verbosity: 0 }).promise;
  const texts: string[] = [];
  for (let at = 1; at <= found.numPages; at++) {
    const { items } = await (await found.getPage(at)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join(' '));
  }
  return { pdf: found, pages: texts.map((text) => text.replaceAll(/\s+/g, ' ')) };
};

const write = async (one: Report): Promise<Uint8Array> =>
  reportPdf(one, await reportFonts(one, fontFromDisk));

beforeAll(async () => {
  const board = inventedBoard();
  const units = new Set(
    lastUnits(board)
      .filter(
        ({ label, parent }) => parent === null || /^(Applied|Data|Demo|Field|Signals|Infra)/.test(label),
      )
      .map(({ id }) => id),
  );
  report = reportOf(board, { units });
  bytes = await write(report);
  ({ pdf, pages } = await read(bytes));
}, 120_000);

describe('the PDF', () => {
  it('prints every figure of the report', () => {
    const printed = new Set(pages.flatMap(numbersIn));
    for (const section of [...report.shared, ...report.parts.flatMap(({ sections }) => sections)]) {
      if (!('table' in section)) continue;
      for (const cell of section.table.rows.flat())
        if (cell.kind === 'figure')
          for (const number of cell.numbers) expect(printed.has(`${Math.abs(number)}`)).toBe(true);
    }
    for (const { finding } of report.parts)
      expect(pages.some((page) => page.includes(finding.split(' ').slice(0, 5).join(' ')))).toBe(true);
  });

  it('prints no other number', () => {
    const allowed = allowedNumbers(report);
    const numbers = Array.from({ length: pages.length }, (_, i) => `${i + 1}`);
    for (const page of pages)
      for (const number of numbersIn(page))
        expect(allowed.has(number) || numbers.includes(number), `${number} in ${page}`).toBe(true);
  });

  it('says of a hidden unit that it is hidden', () => {
    for (const part of report.parts.filter(({ score }) => score.text === null)) {
      const page = pages.find((text) => text.includes(part.finding.slice(0, 20)));
      expect(page).toContain('hidden for privacy');
    }
  });

  it('is tagged: headings, tables with heads, and a sentence for every chart', async () => {
    const types: string[] = [];
    const walk = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      if ('role' in node) types.push(`${node.role}`);
      if ('children' in node && Array.isArray(node.children)) for (const child of node.children) walk(child);
    };
    for (let at = 1; at <= pdf.numPages; at++) walk(await (await pdf.getPage(at)).getStructTree());
    for (const role of ['H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD', 'Figure']) expect(types).toContain(role);
    const text = new TextDecoder('latin1').decode(bytes);
    expect(text).toContain('/Lang');
    expect(text.match(/\/Alt/g)).toHaveLength(report.parts.length);
  });

  it('names no person and no time but the release, and has no script, link or attachment', async () => {
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({
      Author: 'Chorus',
      Creator: 'Chorus',
      Producer: 'Chorus',
      Title: report.title,
    });
    const released = report.released.replaceAll(/[-:T]/g, '');
    expect(info).toMatchObject({ CreationDate: `D:${released}`, ModDate: `D:${released}` });
    expect(await pdf.getJSActions()).toBeNull();
    expect(await pdf.getAttachments()).toBeNull();
    for (let at = 1; at <= pdf.numPages; at++)
      expect(await (await pdf.getPage(at)).getAnnotations()).toEqual([]);
  });

  it('has the same bytes again', async () => {
    expect(Buffer.from(await write(report)).equals(bytes)).toBe(true);
  });
});

describe('letters of other scripts', () => {
  let setter: Setter;
  const arabic = 'فريق البيانات';

  beforeAll(async () => {
    const sample = { ...report, title: `${arabic} Łódź Ω Ж` };
    setter = makeSetter(openFonts(await reportFonts(sample, fontFromDisk)), 'ltr');
  });

  it('have a font, each script its own, and those without one are said to be missing', () => {
    for (const text of [arabic, 'Łódź', 'Ω', 'Ж', 'naïve – “so”'])
      expect(setter.lacking(text), text).toBe(false);
    expect(setter.lacking('漢字')).toBe(true);
  });

  it('stand from right to left inside a line that runs the other way', () => {
    const runs = setter.runs(`A ${arabic} (2) B`, 'ui').map(({ text }) => text.trim());
    expect(runs.at(0)).toBe('A');
    expect(runs.at(-1)).toContain('B');
    const rtl = makeSetter([], 'rtl').runs('12 א', 'ui');
    expect(rtl.length).toBeGreaterThan(0);
  });

  it('break a line between words and a word that is too long inside itself', () => {
    const style = { face: 'ui', size: 10, room: 60 } as const;
    const lines = setter.lines('one two three four Donaudampfschifffahrtsgesellschaft', style);
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(setter.width(line, 'ui', 10)).toBeLessThanOrEqual(60.5);
    expect(lines.join('').replaceAll(' ', '')).toBe('onetwothreefourDonaudampfschifffahrtsgesellschaft');
  });
});
