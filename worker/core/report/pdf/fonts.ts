/** Fonts of the PDF: which files there are, and which of them a report needs. */
import type { Report } from '../report.ts';

/** The serif speaks, the sans operates; both in the weights the pages use. */
export type Face = 'voice' | 'voiceStrong' | 'ui' | 'uiStrong';

export const FACES: readonly Face[] = ['voice', 'voiceStrong', 'ui', 'uiStrong'];

/** One part of Unicode: a font file a face, loaded only where a letter of it occurs. */
export type Script = 'latin' | 'latin-ext' | 'greek' | 'cyrillic' | 'vietnamese' | 'devanagari' | 'arabic';

/** Letters that call for a script's files, as Fontsource cuts them (roughly: the font itself says what it has). */
const LETTERS: Record<Script, RegExp> = {
  latin: /[\s\S]/,
  'latin-ext': /[\u0100-\u02ff\u1d00-\u1eff\u20a0-\u20c0\u2c60-\u2c7f\ua720-\ua7ff]/,
  vietnamese: /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u20ab]/,
  greek: /[\u0370-\u03ff\u1f00-\u1fff]/,
  cyrillic: /[\u0400-\u052f]/,
  devanagari: /[\u0900-\u097f]/,
  arabic: /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/,
};

const SCRIPTS = Object.keys(LETTERS) as Script[];

/** Fontsource's file of a face and script: package and name. Newsreader is Latin only; other scripts are Noto. */
export const fontFile = (face: Face, script: Script): { package: string; file: string } | null => {
  const weight = { voice: 400, voiceStrong: 500, ui: 400, uiStrong: 600 }[face];
  const serif = face === 'voice' || face === 'voiceStrong';
  if (script === 'arabic')
    return serif
      ? null
      : { package: 'noto-sans-arabic', file: `noto-sans-arabic-arabic-${weight}-normal.woff` };
  if (!serif) return { package: 'noto-sans', file: `noto-sans-${script}-${weight}-normal.woff` };
  return ['latin', 'latin-ext', 'vietnamese'].includes(script)
    ? { package: 'newsreader', file: `newsreader-${script}-${weight}-normal.woff` }
    : null;
};

/** Loads one file by package and name; the reader of a disk and of a browser differ. */
export type LoadFont = (packageName: string, file: string) => Promise<Uint8Array>;

export type FontBytes = { face: Face; bytes: Uint8Array };

/** The files that the words of a report need, Latin first. */
export const reportFonts = async (report: Report, load: LoadFont): Promise<FontBytes[]> => {
  const text = JSON.stringify(report);
  const wanted = SCRIPTS.filter((script) => LETTERS[script].test(text)).flatMap((script) =>
    FACES.flatMap((face) => {
      const found = fontFile(face, script);
      return found ? [{ face, ...found }] : [];
    }),
  );
  return Promise.all(
    wanted.map(async ({ face, package: name, file }) => ({ face, bytes: await load(name, file) })),
  );
};
