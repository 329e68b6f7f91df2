/** Every closed, not yet erased wave of a box against what the board published of it. */
import { publishedWaves } from './box/publishedWaves.ts';
import { recountWave } from './box/recountWave.ts';
import { sealedSeason } from './box/sealedSeason.ts';
import { parseJson } from './core/ballot/shape.ts';
import { fromUtf8 } from './core/bytes.ts';
import type { Id } from './core/season.ts';
import { isWaveClose } from './core/verify/closingShapes.ts';
import type { BoxSide } from './deps.ts';

export type Recounted = { season: Id; wave: Id; match: boolean };

/** Asks `recountWave` for one wave after another, in the order in which they were closed. */
export async function* recount(box: BoxSide): AsyncGenerator<Recounted> {
  const { board } = box;
  const log = await board.log();
  const published = await publishedWaves(board);
  for (const [place, { type, body }] of log.entries()) {
    const bytes = type === 'wave-close' ? await board.doc(body) : null;
    const close = bytes && parseJson(fromUtf8(bytes) ?? '');
    if (!isWaveClose(close) || published(close.mh, close.wave)?.erased) continue;
    const season = await sealedSeason(box, close.mh);
    if (!season) continue; // another box's
    const before = { ...board, log: async () => log.slice(0, place) };
    yield { season: close.season, wave: close.wave, match: await recountWave(box, season, close, before) };
  }
}
