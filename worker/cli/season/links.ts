/** `chorus season links`: everybody's personal collect link, as a file for the invitations. */
import { writeFile } from 'node:fs/promises';
import type { Invitee } from '../../desk/codes.ts';
import type { AdminLink } from '../adminLink.ts';
import type { Api } from '../api.ts';
import { textOption, UsageError, type Values } from '../command.ts';
import type { Io } from '../io.ts';

/** RFC 4180, with an apostrophe before what a spreadsheet would run as a formula. */
const field = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const links = async (
  api: Api,
  season: string,
  { values, link }: { values: Values; link: AdminLink },
  io: Io,
): Promise<number> => {
  const out = textOption(values, 'out');
  if (out === undefined)
    throw new UsageError('the links open the ballots of everybody: say where they go with --out FILE.');
  const invitees = await api.desk<Invitee[]>('GET', `/seasons/${season}/codes`);
  const rows = invitees.map(({ employee_id, name = '', email = '', code }) =>
    [employee_id, name, email, `${link.origin}/o/${link.org}/collect#${season}.${code}`].map(field).join(','),
  );
  await writeFile(out, `${['employee_id,name,email,link', ...rows].join('\r\n')}\r\n`, { mode: 0o600 });
  io.out(
    `Wrote ${invitees.length.toLocaleString('en')} links to ${out}. Send each to its owner and delete the file.`,
  );
  io.json({ season, links: invitees.length, file: out });
  return 0;
};
