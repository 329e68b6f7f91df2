import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { en } from '../../../web/i18n/results/en.ts';
import { resultsFormat } from '../../../web/results/format.ts';
import type { ReportChoice } from '../../../web/results/report/choice.ts';
import { reportModel } from '../../../web/results/report/model.ts';
import type { LoadFont } from '../../core/report/pdf/fonts.ts';
import type { Io } from '../io.ts';

export type ReportFormat = 'xlsx' | 'pdf' | 'pptx';

const require = createRequire(import.meta.url);

const load: LoadFont = (name, file) => readFile(require.resolve(`@fontsource/${name}/files/${file}`));

/** A report as a file, in English, with dates in UTC so that the same release gives the same bytes everywhere. */
export const writeReport = async (
  format: ReportFormat,
  chosen: Omit<ReportChoice, 't' | 'f'>,
  io: Io,
): Promise<Uint8Array> => {
  const report = reportModel({ ...chosen, t: en, f: resultsFormat('en-GB', 'UTC') });
  // One lazy import each: a spreadsheet must not wait for fonts and slides.
  switch (format) {
    case 'xlsx':
      return (await import('../../core/report/xlsx.ts')).reportXlsx(report);
    case 'pptx':
      return (await import('../../core/report/pptx.ts')).reportPptx(report);
    case 'pdf': {
      const [{ reportPdf }, { reportFonts }] = await Promise.all([
        import('../../core/report/pdf.ts'),
        import('../../core/report/pdf/fonts.ts'),
      ]);
      const progress = io.progress('Pages', report.parts.length);
      const bytes = await reportPdf(report, await reportFonts(report, load), () => progress.tick());
      progress.done();
      return bytes;
    }
  }
};
