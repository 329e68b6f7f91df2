import type { DeskDb } from '../../db/desk/db.ts';
import { readIssued } from '../../db/desk/queries/enterLedger.ts';
import { cohortMembers } from '../../db/desk/queries/readMembers.ts';
import { readSeason } from '../../db/desk/queries/readSeason.ts';
import { issuedLeaf, who } from '../core/ballot/member.ts';
import { merkleTree } from '../core/ballot/merkle.ts';
import { fromHex, hex } from '../core/bytes.ts';
import { ok, type Result, refuse } from '../core/result.ts';
import type { Id } from '../core/season.ts';
import type { DeskSide } from '../deps.ts';
import { type KeptTree, keptTree } from './keptTree.ts';
import { memberByCode } from './memberByCode.ts';

export type Issued = {
  /** Were ballots given out in this member's name? */
  bit: 0 | 1;
  /** Place, number of leaves and inclusion proof (hex) under the cohort's issued_root. */
  index: number;
  size: number;
  proof: string[];
};

/**
 * A member's own issued bit with its proof under the root that stands on the board, once collection has closed: so
 * that nobody can use a ballot in the name of somebody who never collected. PROTOCOL 4.
 */
export async function issued(side: DeskSide, season: Id, code: string): Promise<Result<Issued>> {
  const head = await readSeason(side.db, season);
  if (!head?.mh || head.collection !== 'closed') return refuse('not-found');
  const member = await memberByCode(side, season, code);
  if (!member) return refuse('unknown-code');
  const { tree, places } = await issuedTree(side, season, member.cohort);
  // The leaf's last byte is the bit, so a member stands under one of two names.
  const [unused, used] = [places.get(`${member.leaf}00`), places.get(`${member.leaf}01`)];
  const index = used ?? unused;
  if (index === undefined) throw new Error('a frozen member is missing from the own cohort');
  return ok({
    bit: used === undefined ? 0 : 1,
    index,
    size: tree.size,
    proof: tree.proof(index).map(hex),
  });
}

const issuedTree = (side: DeskSide, season: Id, cohort: Id): Promise<KeptTree> =>
  keptTree(side.db, `issued ${season} ${cohort}`, () =>
    buildTree(side.db, side.rosterKey, { season, cohort }),
  );

const buildTree = async (
  db: DeskDb,
  rosterKey: Uint8Array,
  { season, cohort }: { season: Id; cohort: Id },
): Promise<KeptTree> => {
  const [members, given] = await Promise.all([cohortMembers(db, season, cohort), readIssued(db, season)]);
  const leaves = members.map(({ leaf, employee_id }) =>
    issuedLeaf(fromHex(leaf) ?? new Uint8Array(), given.has(hex(who(rosterKey, employee_id)))),
  );
  return {
    tree: merkleTree(leaves),
    places: new Map(leaves.map((leaf, place) => [hex(leaf), place])),
  };
};
