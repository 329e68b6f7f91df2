import { readIssued } from '../../db/desk/queries/enterLedger.ts';
import { readMembers } from '../../db/desk/queries/readMembers.ts';
import { readSeason } from '../../db/desk/queries/readSeason.ts';
import { memberSecret, who } from '../core/ballot/member.ts';
import { b64u, hex } from '../core/bytes.ts';
import { ok, type Result, refuse } from '../core/result.ts';
import type { Id } from '../core/season.ts';
import type { MemberSecrets } from '../core/verify/roster.ts';
import type { DeskSide } from '../deps.ts';

/**
 * CONFIDENTIAL, for the guardian: what every leaf under the membership roots is made of. Who collected is said only
 * after the close of collection; who answered is not known here.
 */
export async function memberSecrets(side: DeskSide, season: Id): Promise<Result<MemberSecrets>> {
  const head = await readSeason(side.db, season);
  if (!head?.mh) return refuse('not-found');
  const issued = head.collection === 'closed' ? await readIssued(side.db, season) : null;
  const members = await readMembers(side.db, season);
  return ok({
    v: 1,
    season,
    mh: head.mh,
    members: members.map(({ employee_id, cohort }) => ({
      employee_id,
      cohort,
      secret: b64u(memberSecret(side.rosterKey, season, employee_id)),
      ...(issued ? { issued: issued.has(hex(who(side.rosterKey, employee_id))) } : {}),
    })),
  });
}
