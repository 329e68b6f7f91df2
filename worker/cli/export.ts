/** `chorus export`: released cells as CSV, or a report, from a server's public board or a saved one. */
import { writeFile } from 'node:fs/promises';
import { sdmxCsv } from '../core/report/sdmxCsv.ts';
import { tidyCsv } from '../core/report/tidyCsv.ts';
import { makeApi, overHttp } from './api.ts';
import { type Board, boardFromFolder, boardOf } from './boardFolder.ts';
import { type Command, textOption, UsageError, type Values } from './command.ts';
import { boardFromData } from './dataBoard.ts';
import { chooseSections, chooseUnits, chooseWaves } from './export/choose.ts';
import { reportBoard } from './export/reportBoard.ts';
import { type ReportFormat, writeReport } from './export/writeReport.ts';

const help = `Usage: chorus export SOURCE [--format FORMAT] --out FILE [options]

Writes what an organisation has published as a file: the released cells, or a report of them by the
functions of the results pages. Nothing else can be exported, because nothing else is published.

  SOURCE        the organisation's link (https://…/o/acme-…/), a saved board (a folder with log.json),
                or a data folder of this machine
  --format F    csv (default)  one row for every unit and item of each wave; a row without a cell is
                               empty with OBS_STATUS Q, whatever the cause, or K (merged upward)
                sdmx           the same as SDMX-CSV 2.0
                xlsx, pdf, pptx  a report: cover, overview, heat map, trends, questions, comments
  --waves W     only these: autumn.w1,w2 or w1..w4. A report shows all of them in its trends and
                the last in everything else
  --season S    only waves of this season
  --units U     only these, by id or name: "Ads,Applied AI"; top is the organisation with the units
                directly inside (what a report has when nothing is said), all is every unit
  --sections X  of a report: overview,heat,trend,questions,comments (default: all)
  --out FILE    where the file goes (CSV without it: standard output, unless --json)
  --json        print {format, waves, units, rows, shown, hidden, bytes, file}

Example: chorus export https://chorus.example.org/o/acme-k3…/ --format pdf --units top --out acme.pdf`;

const FORMATS = ['csv', 'sdmx', 'xlsx', 'pdf', 'pptx'] as const;
type Format = (typeof FORMATS)[number];

const boardAt = async (source: string): Promise<{ org: string; board: Board }> => {
  if (/^https?:/.test(source)) {
    const url = URL.canParse(source) ? new URL(source) : null;
    const org = /^\/o\/([a-z0-9-]+)(\/|$)/.exec(url?.pathname ?? '')?.[1];
    if (!url || org === undefined)
      throw new UsageError(`"${source}" is not an organisation's link: …/o/ORG/.`);
    return { org, board: await boardOf(makeApi(overHttp(url.origin), org)) };
  }
  return { org: '', board: (await boardFromFolder(source)) ?? (await boardFromData(source)) };
};

const formatOf = (values: Values): Format => {
  const wanted = textOption(values, 'format') ?? 'csv';
  const found = FORMATS.find((format) => format === wanted);
  if (!found) throw new UsageError(`There is no format "${wanted}": ${FORMATS.join(', ')}.`);
  return found;
};

const isReport = (format: Format): format is ReportFormat => format !== 'csv' && format !== 'sdmx';

export const command: Command = {
  name: 'export',
  summary: 'write the released cells, or a report of them, as a file',
  help,
  options: {
    format: { type: 'string' },
    season: { type: 'string' },
    wave: { type: 'string' },
    waves: { type: 'string' },
    units: { type: 'string' },
    sections: { type: 'string' },
    out: { type: 'string' },
  },
  async run({ values, positionals }, io) {
    const [source, ...more] = positionals;
    if (source === undefined || more.length > 0) throw new UsageError('export takes one source.');
    const [format, out] = [formatOf(values), textOption(values, 'out')];
    if (isReport(format) && out === undefined)
      throw new UsageError(`A ${format} goes to a file: name it with --out.`);
    const { org, board: published } = await boardAt(source);
    const board = await reportBoard(org, published);
    const waves = chooseWaves(board, {
      season: textOption(values, 'season'),
      waves: textOption(values, 'waves') ?? textOption(values, 'wave'),
    });
    if (waves.length === 0) {
      io.err('Nothing was released there that fits.');
      return 1;
    }
    const named = textOption(values, 'units') ?? (isReport(format) ? 'top' : 'all');
    const units = chooseUnits(waves, named);
    const selection = {
      releases: board.waves.map(({ release }) => release),
      waves: new Set(waves.map(({ release }) => release)),
      units,
    };
    const sections = chooseSections(textOption(values, 'sections'));
    const bytes = isReport(format)
      ? await writeReport(format, { board, waves, units, sections }, io)
      : new TextEncoder().encode([...(format === 'csv' ? tidyCsv : sdmxCsv)(selection)].join(''));
    if (out !== undefined) await writeFile(out, bytes);
    else if (values.json !== true) io.out(new TextDecoder().decode(bytes).trimEnd());
    const counted = waves.flatMap(({ release }) => ({
      rows: release.units.filter(({ id }) => units.has(id)).length * release.items.length,
      shown: release.cells.filter(({ unit, group }) => group === null && units.has(unit)).length,
    }));
    const rows = counted.reduce((sum, one) => sum + one.rows, 0);
    const shown = counted.reduce((sum, one) => sum + one.shown, 0);
    if (out !== undefined)
      io.out(
        isReport(format)
          ? `Wrote a report of ${waves.length} waves and ${units.size} units to ${out}.`
          : `Wrote ${rows.toLocaleString('en')} rows of ${waves.length} waves to ${out}.`,
      );
    io.json({
      format,
      waves: waves.length,
      units: units.size,
      rows,
      shown,
      hidden: rows - shown,
      bytes: bytes.length,
      file: out ?? null,
    });
    return 0;
  },
};
