import { findMember, type MemberLine } from '../../db/desk/queries/findMember.ts';
import { collectCodeHash, parseCollectCode } from '../core/ballot/member.ts';
import { hex } from '../core/bytes.ts';
import type { Id } from '../core/season.ts';
import type { DeskSide } from '../deps.ts';

/**
 * Whom a collect code identifies in a season, or null. The season is part of the code's derivation, so last
 * season's link opens nothing here. Looked up by hash: the time of a look-up says nothing about the code.
 */
export async function memberByCode(
  side: Pick<DeskSide, 'db'>,
  season: Id,
  text: string,
): Promise<MemberLine | null> {
  const code = parseCollectCode(text);
  return code === null ? null : findMember(side.db, season, hex(collectCodeHash(code)));
}
