import { deleteKeys } from '../../db/desk/keys/queries/issuerKeys.ts';
import { deleteDraft } from '../../db/desk/queries/deleteDraft.ts';
import { readSeason } from '../../db/desk/queries/readSeason.ts';
import { ok, type Result, refuse } from '../core/result.ts';
import type { Id } from '../core/season.ts';
import type { DeskSide } from '../deps.ts';

/** Drops a draft and its keys. What was sealed, or is about to be, stays for ever. */
export async function deleteSeason(side: DeskSide, season: Id): Promise<Result<Id>> {
  if (await deleteDraft(side.db, season)) {
    await deleteKeys(side.keys, season);
    return ok(season);
  }
  return refuse((await readSeason(side.db, season)) ? 'season-sealed' : 'not-found');
}
