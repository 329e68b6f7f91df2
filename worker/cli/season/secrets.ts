/** `chorus season secrets`: what the guardian needs to recompute the membership roots. */
import { writeFile } from 'node:fs/promises';
import type { MemberSecrets } from '../../core/verify/roster.ts';
import type { Api } from '../api.ts';
import { textOption, UsageError, type Values } from '../command.ts';
import type { Io } from '../io.ts';

export const secrets = async (api: Api, season: string, values: Values, io: Io): Promise<number> => {
  const out = textOption(values, 'out');
  if (out === undefined) throw new UsageError('the file is confidential: say where it goes with --out FILE.');
  const found = await api.desk<MemberSecrets>('GET', `/seasons/${encodeURIComponent(season)}/secrets`);
  await writeFile(out, `${JSON.stringify(found)}\n`, { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
    throw new UsageError(
      `${out} cannot be made: ${error instanceof Error ? error.message : String(error)}. Nothing was overwritten.`,
    );
  });
  const bits = found.members.some(({ issued }) => issued !== undefined);
  io.out(
    `Wrote ${found.members.length.toLocaleString('en')} members to ${out}: CONFIDENTIAL, for the guardian alone.`,
  );
  io.out(
    bits
      ? 'It says who is in which cohort and who collected ballots; who answered is nowhere.'
      : 'It says who is in which cohort. After the close of collection export it again: it then says who collected.',
  );
  io.json({ season, members: found.members.length, issued_bits: bits, file: out });
  return 0;
};
