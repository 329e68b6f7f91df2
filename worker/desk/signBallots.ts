import { enterLedger } from '../../db/desk/queries/enterLedger.ts';
import { readSeason } from '../../db/desk/queries/readSeason.ts';
import { who } from '../core/ballot/member.ts';
import { b64u, concat, fromB64u, hex, sha256 } from '../core/bytes.ts';
import { ok, type Result, refuse } from '../core/result.ts';
import type { Id, Instant } from '../core/season.ts';
import type { DeskSide } from '../deps.ts';
import { blindedMessage } from './blindedRequest.ts';
import { issuerKeys } from './issuerKeys.ts';
import { memberByCode } from './memberByCode.ts';
import { planFrom } from './plan.ts';
import { blindSign } from './sign.ts';

/**
 * Signs one member's blinded requests, one per wave in the manifest's order (PROTOCOL 4). The ledger keeps
 * that this member came and a hash of the requests: the same bytes again get the same signatures, so an
 * answer lost on the way costs nothing, and other bytes are refused. All requests are checked before the
 * ledger is touched, so a malformed one never uses up a member's only chance.
 */
export async function signBallots(
  side: DeskSide,
  asked: { season: Id; code: string; requests: string[]; now: Instant },
): Promise<Result<string[]>> {
  const { season, now } = asked;
  const head = await readSeason(side.db, season);
  if (!head?.mh) return refuse('not-found');
  const plan = planFrom(head.plan);
  if (now < plan.collect_opens) return refuse('collection-not-open');
  if (now >= plan.collect_closes || head.collection !== 'open') return refuse('collection-closed');

  const member = await memberByCode(side, season, asked.code);
  if (!member) return refuse('unknown-code');
  const keys = await issuerKeys(side.keys, season, member.cohort);
  if (keys.size === 0) return refuse('collection-closed');

  const requests = asked.requests.map(fromB64u);
  if (requests.length !== plan.waves.length) return refuse('bad-blinded-request');
  const jobs = plan.waves.flatMap((wave, place) => {
    const [key, request] = [keys.get(wave.id), requests[place]];
    const message = key && request ? blindedMessage(request, key.n) : null;
    return key && request && message ? [{ key, request, message }] : [];
  });
  if (jobs.length !== requests.length) return refuse('bad-blinded-request');

  const req_hash = hex(sha256(concat(...jobs.map((job) => job.request))));
  const standing = await enterLedger(side.db, {
    season,
    who: hex(who(side.rosterKey, member.employee_id)),
    req_hash,
  });
  if (standing === null) return refuse('collection-closed');
  if (standing !== req_hash) return refuse('already-collected');
  const signatures = jobs.flatMap(({ key, message }) => blindSign(key, key.n, message) ?? []);
  if (signatures.length !== jobs.length) throw new Error('an issuer key does not sign');
  return ok(signatures.map(b64u));
}
