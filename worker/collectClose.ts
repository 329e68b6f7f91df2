/** Crosses from desk to board: collection ends, the totals become public, the signing keys cease to exist. */
import { deleteKeys, readModuli } from '../db/desk/keys/queries/issuerKeys.ts';
import { freezeTotals, markClosed, stopCollection } from '../db/desk/queries/closeCollection.ts';
import { readIssued } from '../db/desk/queries/enterLedger.ts';
import { readMembers } from '../db/desk/queries/readMembers.ts';
import { readSeason, readSeasonDocuments } from '../db/desk/queries/readSeason.ts';
import { rebuild } from '../db/rebuild.ts';
import { sortKeyLines } from './core/ballot/key.ts';
import { issuedLeaf, issuedRoot, who } from './core/ballot/member.ts';
import { b64u, fromHex, hex, sha256, utf8 } from './core/bytes.ts';
import { jcs, jcsText } from './core/jcs.ts';
import type { CollectionClose, Id, Instant } from './core/season.ts';
import type { DeskSide } from './deps.ts';
import { forgetIssuerKeys } from './desk/issuerKeys.ts';
import { planFrom } from './desk/plan.ts';
import type { Publish } from './publication.ts';

/**
 * Closes the collection of a sealed season whose time is over; true when there was something to do.
 * First nothing is signed any more, then the totals are counted and frozen, then the keys are deleted and
 * overwritten, and only then the entry that says so is published. Killed anywhere, the next call goes on
 * from there and publishes the same totals. Never early: `now` decides.
 *
 * On a libSQL server deletion cannot be shown from here: the provider may keep history.
 */
export async function closeCollection(
  side: DeskSide,
  publish: Publish,
  { season, now }: { season: Id; now: Instant },
): Promise<boolean> {
  const head = await readSeason(side.db, season);
  if (!head?.mh) return false;
  if (head.collection === 'closed') {
    forgetIssuerKeys(side.keys, season); // another process may have closed it
    return false;
  }
  if (now < planFrom(head.plan).collect_closes) return false;
  await stopCollection(side.db, season);
  const frozen = (await readSeasonDocuments(side.db, season))?.totals;
  const totals = frozen ?? (await freezeTotals(side.db, season, await countTotals(side, season, head.mh)));
  forgetIssuerKeys(side.keys, season);
  await deleteKeys(side.keys, season);
  if (!(await rebuild(side.keys.$client))) return false; // somebody reads the file, keys and all: the next round tries again
  await publish({ type: 'collection-close', at: now, body: utf8(totals) });
  await markClosed(side.db, season);
  return true;
}

/** Per cohort how many collected, and the root over everybody's issued bit, as canonical JSON. */
async function countTotals(side: DeskSide, season: Id, mh: string): Promise<string> {
  const [members, issued, moduli] = await Promise.all([
    readMembers(side.db, season),
    readIssued(side.db, season),
    readModuli(side.keys, season),
  ]);
  const cohorts = Map.groupBy(members, (member) => member.cohort);
  const lines = sortKeyLines(moduli.map(({ wave, cohort, n }) => ({ wave, cohort, n: b64u(n) })));
  const totals: CollectionClose = {
    season,
    mh,
    keys: hex(sha256(jcs(lines))),
    keys_destroyed: true,
    cohorts: [...cohorts].map(([cohort, line]) => {
      const bits = line.map((member) => issued.has(hex(who(side.rosterKey, member.employee_id))));
      const leaves = line.map((member, place) =>
        issuedLeaf(fromHex(member.leaf) ?? new Uint8Array(), bits[place] === true),
      );
      return { cohort, issued: bits.filter(Boolean).length, issued_root: hex(issuedRoot(leaves)) };
    }),
  };
  return jcsText(totals);
}
