/** `chorus codes`: slips of paper with each member's collect code, for people without e-mail. */
import { writeFile } from 'node:fs/promises';
import type { Invitee } from '../desk/codes.ts';
import { adminApi, adminHelp, adminOptions } from './admin.ts';
import { sheetHtml } from './codes/sheet.ts';
import { type Command, textOption, UsageError } from './command.ts';

const help = `Usage: chorus codes --season SEASON --unit UNIT --out FILE.html

Writes a page to print on A4 and cut: one slip for each member of a unit and of the units below it, with the
name, the collect code as a QR code and in letters, and what to do with it. The page loads nothing from
anywhere. Each slip opens the ballots of one person: hand it to its owner and delete the file.

  --season SEASON     a sealed season
  --unit UNIT         path of the unit as in the roster, e.g. "Works / Press"; "all" for everybody
  --out FILE          where the page goes
  --pages URL         address of the pages, if not that of the admin link (the desk on a host of its own)
${adminHelp}
  --json              print one object: season, unit, codes, file

Example: chorus codes --season 2026-q4 --unit "Works / Press" --out press.html --admin "$CHORUS_ADMIN"`;

const SEPARATOR = /\s*[/›]\s*/;

/** Is this path the unit or below it? */
const isIn = (unit: readonly string[], wanted: readonly string[]): boolean =>
  wanted.every((part, place) => unit[place]?.toLowerCase() === part.toLowerCase());

export const command: Command = {
  name: 'codes',
  summary: 'print slips with collect codes for a unit, for people without e-mail',
  help,
  options: {
    ...adminOptions,
    season: { type: 'string' },
    unit: { type: 'string' },
    out: { type: 'string' },
    pages: { type: 'string' },
  },
  async run({ values, positionals }, io) {
    const [season, unit, out] = ['season', 'unit', 'out'].map((name) => textOption(values, name));
    if (positionals.length > 0) throw new UsageError('codes takes options only.');
    if (season === undefined || unit === undefined || out === undefined)
      throw new UsageError('which season, which unit, and where to? Give --season, --unit and --out.');
    const { api, link } = adminApi(values);
    const pages = new URL(textOption(values, 'pages') ?? link.origin).origin;
    const everybody = await api.desk<Invitee[]>('GET', `/seasons/${encodeURIComponent(season)}/codes`);
    const wanted = unit === 'all' ? [] : unit.trim().split(SEPARATOR);
    const invited = everybody.filter((one) => isIn(one.unit ?? [], wanted));
    if (invited.length === 0)
      throw new UsageError(`nobody of ${season} is in "${unit}". Units: ${unitsOf(everybody)}.`);
    const html = sheetHtml(invited, { season, unit, base: `${pages}/o/${link.org}` });
    await writeFile(out, html, { mode: 0o600 });
    io.out(
      `Wrote ${invited.length.toLocaleString('en')} slips to ${out}. Print it, hand each slip to its owner and delete the file.`,
    );
    io.json({ season, unit, codes: invited.length, file: out });
    return 0;
  },
};

/** The first few, so that a misspelt one is found. */
const unitsOf = (invitees: Invitee[]): string => {
  const names = [...new Set(invitees.map(({ unit }) => (unit ?? []).join(' / ')))].filter(Boolean);
  return names.length > 12
    ? `${names.slice(0, 12).join(', ')} and ${names.length - 12} more`
    : names.join(', ');
};
