import { readInvitees } from '../../db/desk/queries/readMembers.ts';
import { readSeason } from '../../db/desk/queries/readSeason.ts';
import { collectCode } from '../core/ballot/member.ts';
import { ok, type Result, refuse } from '../core/result.ts';
import type { Id, Instant } from '../core/season.ts';
import type { DeskSide } from '../deps.ts';
import { planFrom } from './plan.ts';

/** `unit`: path from the top; absent for somebody whom the roster no longer has. */
export type Invitee = { employee_id: string; name?: string; email?: string; unit?: string[]; code: string };

/**
 * Every member's collect code, for the steward who invites them. A code opens what its member may see, the own issued
 * bit too, so nobody is handed the codes once there is nothing left to invite to.
 */
export async function codes(
  side: DeskSide,
  { season, now }: { season: Id; now: Instant },
): Promise<Result<Invitee[]>> {
  const head = await readSeason(side.db, season);
  if (!head?.mh) return refuse('not-found');
  if (now >= planFrom(head.plan).collect_closes) return refuse('collection-closed');
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
