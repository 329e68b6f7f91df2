import { readInvitees } from '../../db/desk/queries/readMembers.ts';
import { readSeason } from '../../db/desk/queries/readSeason.ts';
import { collectCode } from '../core/ballot/member.ts';
import { ok, type Result, refuse } from '../core/result.ts';
import type { Id } from '../core/season.ts';
import type { DeskSide } from '../deps.ts';

/** `unit`: path from the top; absent for somebody whom the roster no longer has. */
export type Invitee = { employee_id: string; name?: string; email?: string; unit?: string[]; code: string };

/** Every member's collect code, for the steward who invites them: says nothing about who used it. */
export async function codes(side: DeskSide, season: Id): Promise<Result<Invitee[]>> {
  const head = await readSeason(side.db, season);
  if (!head?.mh) return refuse('not-found');
  const invitees = await readInvitees(side.db, season);
  return ok(
    invitees.map(({ employee_id, name, email, unit }) => ({
      employee_id,
      ...(name === null ? {} : { name }),
      ...(email === null ? {} : { email }),
      // As it was stored from a checked member.
      ...(unit === null ? {} : { unit: JSON.parse(unit) as string[] }),
      code: collectCode(side.rosterKey, season, employee_id),
    })),
  );
}
