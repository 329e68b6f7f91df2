import { readInvitees } from '../../db/desk/queries/readMembers.ts';
import { readSeason } from '../../db/desk/queries/readSeason.ts';
import { collectCode } from '../core/ballot/member.ts';
import { ok, type Result, refuse } from '../core/result.ts';
import type { Id } from '../core/season.ts';
import type { DeskSide } from '../deps.ts';

export type Invitee = { employee_id: string; name?: string; email?: string; code: string };

/** Every member's collect code, for the steward who invites them: says nothing about who used it. */
export async function codes(side: DeskSide, season: Id): Promise<Result<Invitee[]>> {
  const head = await readSeason(side.db, season);
  if (!head?.mh) return refuse('not-found');
  const invitees = await readInvitees(side.db, season);
  return ok(
    invitees.map(({ employee_id, name, email }) => ({
      employee_id,
      ...(name === null ? {} : { name }),
      ...(email === null ? {} : { email }),
      code: collectCode(side.rosterKey, season, employee_id),
    })),
  );
}
