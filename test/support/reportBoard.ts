/** The invented organisation as the pages read it, and reports of it. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { en } from '../../web/i18n/results/en.ts';
import type { Board, ReleasedWave } from '../../web/results/board.ts';
import { resultsFormat } from '../../web/results/format.ts';
import type { ReportChoice } from '../../web/results/report/choice.ts';
import { reportModel } from '../../web/results/report/model.ts';
import type { LoadFont } from '../../worker/core/report/pdf/fonts.ts';
import { type Report, SECTIONS } from '../../worker/core/report/report.ts';
import { inventReleases } from './releases.ts';

const ORG = 'northwind-aaaaaaaaaaaaaaaa';
const require = createRequire(import.meta.url);

export const inventedBoard = (): Board => {
  const { seasons, releases } = inventReleases({
    org: ORG,
    name: 'Northwind Systems',
    logKey: '',
    receiptKey: '',
    deskUrl: '',
    boxUrl: '',
  });
  const waves = releases.flatMap((release, i): ReleasedWave[] => {
    const plan = seasons
      .find((one) => one.mh === release.manifest)
      ?.manifest.waves.find((wave) => wave.id === release.wave);
    return plan ? [{ id: `${release.season}.${release.wave}`, number: i + 1, plan, release }] : [];
  });
  return { org: ORG, seasons, waves, events: [] };
};

export const lastUnits = (board: Board) => board.waves.at(-1)?.release.units ?? [];

/** A report of the board; everything where nothing is said. */
export const reportOf = (board: Board, choice: Partial<ReportChoice> = {}): Report =>
  reportModel({
    board,
    waves: board.waves,
    units: new Set(lastUnits(board).map(({ id }) => id)),
    sections: new Set(SECTIONS),
    t: en,
    f: resultsFormat('en-GB', 'UTC'),
    ...choice,
  });

export const fontFromDisk: LoadFont = (name, file) =>
  readFile(require.resolve(`@fontsource/${name}/files/${file}`));
