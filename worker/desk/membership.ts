import type { DeskDb } from '../../db/desk/db.ts';
import { cohortLeaves } from '../../db/desk/queries/readMembers.ts';
import { readSeason } from '../../db/desk/queries/readSeason.ts';
import { memberSecret } from '../core/ballot/member.ts';
import { merkleTree } from '../core/ballot/merkle.ts';
import { b64u, fromHex, hex } from '../core/bytes.ts';
import { ok, type Result, refuse } from '../core/result.ts';
import type { Id } from '../core/season.ts';
import type { DeskSide } from '../deps.ts';
import { type KeptTree, keptTree } from './keptTree.ts';
import { memberByCode } from './memberByCode.ts';

export type Membership = {
  cohort: Id;
  employee_id: string;
  /** What the own member leaf is made with, base64url: shown to this member only. */
  secret: string;
  /** Place, number of leaves and inclusion proof (hex) under the cohort's members_root. */
  index: number;
  size: number;
  proof: string[];
};

/** A member's own proof of being counted in the cohort that the manifest says. */
export async function membership(side: DeskSide, season: Id, code: string): Promise<Result<Membership>> {
  const head = await readSeason(side.db, season);
  if (!head?.mh) return refuse('not-found');
  const member = await memberByCode(side, season, code);
  if (!member) return refuse('unknown-code');
  const { places, tree } = await cohortTree(side.db, season, member.cohort);
  const index = places.get(member.leaf);
  if (index === undefined) throw new Error('a frozen member is missing from the own cohort');
  return ok({
    cohort: member.cohort,
    employee_id: member.employee_id,
    secret: b64u(memberSecret(side.rosterKey, season, member.employee_id)),
    index,
    size: tree.size,
    proof: tree.proof(index).map(hex),
  });
}

const cohortTree = (db: DeskDb, season: Id, cohort: Id): Promise<KeptTree> =>
  keptTree(db, `members ${season} ${cohort}`, async () => {
    const leaves = await cohortLeaves(db, season, cohort);
    return {
      tree: merkleTree(leaves.flatMap((leaf) => fromHex(leaf) ?? [])),
      places: new Map(leaves.map((leaf, place) => [leaf, place])),
    };
  });
