import type { DeskDb } from '../../db/desk/db.ts';
import type { KeysDb } from '../../db/desk/keys/db.ts';
import { keepKeys, namesOfKeys } from '../../db/desk/keys/queries/issuerKeys.ts';
import { readSeason, readSeasonDocuments } from '../../db/desk/queries/readSeason.ts';
import { frameFrom, planFrom } from './plan.ts';
import { makeIssuerKey } from './sign.ts';

/** Key pairs in flight: as many as libuv has threads, so that two cores are busy and the event loop is not. */
const IN_FLIGHT = 4;

/**
 * Makes the missing keys of a draft, one per wave and cohort, until none is missing or the time is up, and
 * says how many are still missing. Each key is kept as soon as it exists, so a killed process loses only
 * those in flight, and two processes at once waste work but never replace a key.
 */
export async function makeKeys(
  side: { db: DeskDb; keys: KeysDb },
  season: string,
  budgetMs: number,
): Promise<number> {
  const [head, documents] = await Promise.all([
    readSeason(side.db, season),
    readSeasonDocuments(side.db, season),
  ]);
  if (!head || !documents || documents.manifest !== null) return 0;
  const made = new Set((await namesOfKeys(side.keys, season)).map((key) => `${key.wave} ${key.cohort}`));
  const { cohorts } = frameFrom(documents.frame);
  const missing = planFrom(head.plan)
    .waves.flatMap((wave) => cohorts.map((cohort) => ({ wave: wave.id, cohort: cohort.id })))
    .filter((key) => !made.has(`${key.wave} ${key.cohort}`));
  const until = performance.now() + budgetMs;
  let left = missing.length;
  const worker = async () => {
    while (performance.now() < until) {
      const next = missing.pop();
      if (!next) return;
      await keepKeys(side.keys, season, [{ ...next, ...(await makeIssuerKey()) }]);
      left--;
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  return left;
}
