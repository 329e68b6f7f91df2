/** Every member collects, as the page does: membership and keys checked first, a lost answer asked for again. */
import { checkCohortKeys } from '../../core/ballot/key.ts';
import { memberLeaf } from '../../core/ballot/member.ts';
import { verifyProof } from '../../core/ballot/merkle.ts';
import { fromB64u, fromHex, hex } from '../../core/bytes.ts';
import type { Cohort, CohortKeys, Id, Manifest } from '../../core/season.ts';
import type { Invitee } from '../../desk/codes.ts';
import type { Membership } from '../../desk/membership.ts';
import type { Api } from '../api.ts';
import { finishBallot, makeBallot } from '../employee.ts';
import type { Io } from '../io.ts';
import { pool } from '../pool.ts';
import type { Actor } from './actor.ts';
import type { Rehearsed } from './season.ts';

/** Requests in flight: enough to keep the server busy while this process does its own arithmetic. */
export const WIDTH = 8;
/** One member in so many loses the desk's answer and asks again with the same bytes. */
const RETRY_EVERY = 50;

const checkMembership = (manifest: Manifest, cohort: Cohort, own: Membership): boolean => {
  const secret = fromB64u(own.secret);
  const root = fromHex(cohort.members_root);
  if (!secret || !root || own.size !== cohort.size) return false;
  const leaf = memberLeaf({
    season: manifest.season,
    cohort: cohort.id,
    employeeId: own.employee_id,
    secret,
  });
  const proof = own.proof.map(fromHex).filter((step) => step !== null);
  return verifyProof({ leaf, index: own.index, size: own.size, proof, root });
};

/** Collects for everybody with a code. Throws when anything the page would refuse turns up. */
export const collectAll = async (api: Api, io: Io, of: Rehearsed): Promise<Actor[]> => {
  const { manifest, mh } = of;
  const path = `/seasons/${manifest.season}`;
  const cohorts = new Map(manifest.cohorts.map((cohort) => [cohort.id, cohort]));
  const keyDocs = new Map<Id, Promise<CohortKeys>>();
  const keysOf = (cohort: Id): Promise<CohortKeys> => {
    const known = keyDocs.get(cohort);
    if (known) return known;
    const fetched = api.board<CohortKeys>(`/manifests/${hex(mh)}/keys/${cohort}`).then((keys) => {
      if (!checkCohortKeys(manifest, keys)) throw new Error(`the keys of ${cohort} are not those sealed`);
      return keys;
    });
    keyDocs.set(cohort, fetched);
    return fetched;
  };
  const invitees = await api.desk<Invitee[]>('GET', `${path}/codes`);
  const progress = io.progress('Collecting ballots', invitees.length);
  const actors: Actor[] = [];
  await pool(invitees, WIDTH, async ({ employee_id, code }, index) => {
    const own = await api.desk<Membership>('POST', `${path}/membership`, { code });
    const cohort = cohorts.get(own.cohort);
    if (!cohort || own.employee_id !== employee_id || !checkMembership(manifest, cohort, own))
      throw new Error(`${employee_id} cannot verify the own membership`);
    const { keys } = await keysOf(cohort.id);
    const pending = await Promise.all(
      keys.map(({ wave, n }) =>
        makeBallot({ mh, desk: manifest.desk, box: manifest.box }, { wave, cohort: cohort.id, n }),
      ),
    );
    const ask = () =>
      api.desk<{ signatures: string[] }>('POST', `${path}/ballots`, {
        code,
        requests: pending.map(({ request }) => request),
      });
    const { signatures } = await ask();
    if (index % RETRY_EVERY === 0 && (await ask()).signatures.join() !== signatures.join())
      throw new Error('a repeated request got other signatures');
    const ballots = await Promise.all(pending.map((ballot, i) => finishBallot(ballot, signatures[i] ?? '')));
    const good = ballots.filter((ballot) => ballot !== null);
    if (good.length !== keys.length) throw new Error(`the desk gave ${employee_id} a wrong signature`);
    actors.push({ employeeId: employee_id, code, cohort: cohort.id, ballots: good, words: [] });
    progress.tick();
  });
  progress.done();
  return actors;
};
