/** `chorus export`: the released cells as CSV, from a server's public board or a saved one. */
import { writeFile } from 'node:fs/promises';
import { releaseCsv } from '../core/release/csv.ts';
import type { ReleaseDocument } from '../core/release/document.ts';
import { makeApi, overHttp } from './api.ts';
import { type Board, boardFromFolder, boardOf, readDoc } from './boardFolder.ts';
import { type Command, textOption, UsageError } from './command.ts';
import { boardFromData } from './dataBoard.ts';

const help = `Usage: chorus export SOURCE --out FILE.csv [options]

Writes every released cell of an organisation as CSV: one row for every unit and item of each released
wave. A row without a cell is empty with OBS_STATUS Q, whatever the cause. Nothing else can be exported,
because nothing else is published.

  SOURCE        the organisation's link (https://…/o/acme-…/), a saved board (a folder with log.json),
                or a data folder of this machine
  --season S    only this season
  --wave W      only this wave
  --out FILE    where the CSV goes (default: standard output, unless --json)
  --json        print {waves, rows, shown, hidden, file}

Example: chorus export https://chorus.example.org/o/acme-k3…/ --out acme.csv`;

const boardAt = async (source: string): Promise<Board> => {
  if (/^https?:/.test(source)) {
    const url = URL.canParse(source) ? new URL(source) : null;
    const org = /^\/o\/([a-z0-9-]+)(\/|$)/.exec(url?.pathname ?? '')?.[1];
    if (!url || org === undefined)
      throw new UsageError(`"${source}" is not an organisation's link: …/o/ORG/.`);
    return boardOf(makeApi(overHttp(url.origin), org));
  }
  return (await boardFromFolder(source)) ?? (await boardFromData(source));
};

const releasesOf = async (
  board: Board,
  wanted: { season?: string; wave?: string },
): Promise<ReleaseDocument[]> => {
  const releases: ReleaseDocument[] = [];
  for (const { type, body } of board.entries) {
    if (type !== 'release') continue;
    const release = await readDoc<ReleaseDocument>(board, body);
    if (wanted.season !== undefined && release.season !== wanted.season) continue;
    if (wanted.wave === undefined || release.wave === wanted.wave) releases.push(release);
  }
  return releases;
};

/** One table: the header of the first, the rows of all. */
const tableOf = (releases: ReleaseDocument[]): string =>
  releases
    .map((release, i) => releaseCsv(release, releases[i - 1]))
    .map((csv, i) => (i === 0 ? csv : csv.slice(csv.indexOf('\r\n') + 2)))
    .join('');

export const command: Command = {
  name: 'export',
  summary: 'write the released cells as CSV',
  help,
  options: { season: { type: 'string' }, wave: { type: 'string' }, out: { type: 'string' } },
  async run({ values, positionals }, io) {
    const [source, ...more] = positionals;
    if (source === undefined || more.length > 0) throw new UsageError('export takes one source.');
    const [season, wave, out] = ['season', 'wave', 'out'].map((name) => textOption(values, name));
    const releases = await releasesOf(await boardAt(source), {
      ...(season === undefined ? {} : { season }),
      ...(wave === undefined ? {} : { wave }),
    });
    if (releases.length === 0) {
      io.err('Nothing was released there that fits.');
      return 1;
    }
    const csv = tableOf(releases);
    if (out !== undefined) await writeFile(out, csv);
    else if (values.json !== true) io.out(csv.trimEnd());
    const shown = releases.reduce((sum, release) => sum + release.cells.length, 0);
    const rows = releases.reduce((sum, { units, items }) => sum + units.length * items.length, 0);
    if (out !== undefined)
      io.out(`Wrote ${rows.toLocaleString('en')} rows of ${releases.length} waves to ${out}.`);
    io.json({ waves: releases.length, rows, shown, hidden: rows - shown, file: out ?? null });
    return 0;
  },
};
