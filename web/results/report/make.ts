/** Makes the file of a report in this browser. Writers and fonts are loaded only when their format is asked for. */
import type { Report } from '../../../worker/core/report/report.ts';
import { loadWhole } from '../whole.ts';
import type { ReportChoice } from './choice.ts';
import { fontUrl } from './fontUrls.ts';

export type Format = 'pdf' | 'pptx' | 'xlsx' | 'csv' | 'sdmx' | 'png';

export const FORMATS: readonly Format[] = ['pdf', 'pptx', 'xlsx', 'csv', 'sdmx', 'png'];

const TYPES: Record<Format, string> = {
  pdf: 'application/pdf',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  sdmx: 'application/vnd.sdmx.data+csv; version=2.0.0',
  png: 'image/png',
};

export type Made = { ok: true; name: string; blob: Blob } | { ok: false; why: 'offline' | 'failed' };

/** Told while pages are made. Pausing here lets the dialog draw and be closed. */
export type OnPage = (done: number, all: number) => void;

/** A part of the program could not be fetched, as opposed to a fault in making the file. */
class Unreachable extends Error {}

const part = <T>(loaded: Promise<T>): Promise<T> =>
  loaded.catch((cause) => {
    throw new Unreachable('A part of the program could not be loaded.', { cause });
  });

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const font = async (name: string, file: string): Promise<Uint8Array> => {
  const url = fontUrl(name, file);
  const response = url === undefined ? null : await part(fetch(url));
  if (!response?.ok) throw new Unreachable(`The font ${file} could not be loaded.`);
  return new Uint8Array(await response.arrayBuffer());
};

const written = async (format: 'pdf' | 'pptx' | 'xlsx', report: Report, onPage: OnPage) => {
  switch (format) {
    case 'xlsx':
      return (await part(import('../../../worker/core/report/xlsx.ts'))).reportXlsx(report);
    case 'pptx':
      return (await part(import('../../../worker/core/report/pptx.ts'))).reportPptx(report);
    case 'pdf': {
      const [{ reportPdf }, { reportFonts }] = await Promise.all([
        part(import('../../../worker/core/report/pdf.ts')),
        part(import('../../../worker/core/report/pdf/fonts.ts')),
      ]);
      return reportPdf(report, await reportFonts(report, font), (done, all) => {
        onPage(done, all);
        return pause();
      });
    }
  }
};

const contents = async (format: Format, choice: ReportChoice, onPage: OnPage): Promise<BlobPart[]> => {
  await pause();
  // Distributions and comments are in the releases, not in the digests the pages are drawn from.
  for (const whole of await Promise.all(choice.waves.map(loadWhole)))
    if (!whole.ok) throw new Unreachable('A release could not be loaded.');
  if (format === 'png') return [await (await part(import('./png.ts'))).trendPng(choice)];
  if (format === 'csv' || format === 'sdmx') {
    const [{ tidyCsv }, { sdmxCsv }] = await Promise.all([
      part(import('../../../worker/core/report/tidyCsv.ts')),
      part(import('../../../worker/core/report/sdmxCsv.ts')),
    ]);
    const cells = {
      releases: choice.board.waves.map(({ release }) => release),
      waves: new Set(choice.waves.map(({ release }) => release)),
      units: choice.units,
    };
    return [...(format === 'csv' ? tidyCsv : sdmxCsv)(cells)];
  }
  const { reportModel } = await part(import('./model.ts'));
  return [await written(format, reportModel(choice), onPage)];
};

/** The file, or why there is none. Nothing leaves the browser. */
export const makeFile = async (format: Format, choice: ReportChoice, onPage: OnPage): Promise<Made> => {
  try {
    const blob = new Blob(await contents(format, choice, onPage), { type: TYPES[format] });
    const last = choice.waves.at(-1)?.id ?? 'report';
    const ending = format === 'sdmx' ? 'sdmx.csv' : format;
    return { ok: true, name: `chorus-${last}.${ending}`, blob };
  } catch (error) {
    return { ok: false, why: error instanceof Unreachable ? 'offline' : 'failed' };
  }
};

/** Hands a file to the reader's downloads. */
export const save = ({ name, blob }: { name: string; blob: Blob }): void => {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};
