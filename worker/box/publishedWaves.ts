import { hasKeys, isHash, isId, isRecord, parseJson } from '../core/ballot/shape.ts';
import { fromUtf8 } from '../core/bytes.ts';
import type { Erasure, Id, WaveClose } from '../core/season.ts';
import type { BoardReader } from '../publication.ts';

/** How far a wave's publication has come. */
export type PublishedWave = {
  /** Null for a wave that was erased and never closed: its release was held back until there was nothing to count. */
  releaseHash: string | null;
  /** Ballots on the public list, withdrawn ones included. */
  size: number;
  released: boolean;
  erased: boolean;
};

type Body = Pick<WaveClose, 'mh' | 'wave' | 'size' | 'release_hash'> | (Erasure & { release_hash?: never });

/** Bodies of wave-close and erasure entries by hash; documents never change. */
const cache = new WeakMap<BoardReader, Map<string, Body | null>>();

/**
 * What the board already says about waves, as a lookup by manifest hash (hex) and wave. The board decides whether
 * a wave was closed, not the box's own store: a box that starts from an empty file must not close a wave again.
 */
export const publishedWaves = async (
  board: BoardReader,
): Promise<(mh: string, wave: Id) => PublishedWave | null> => {
  const log = await board.log();
  const released = new Set(log.flatMap(({ type, body }) => (type === 'release' ? [body] : [])));
  const closed = new Map<string, { releaseHash: string; size: number }>();
  const erased = new Set<string>();
  for (const { type, body } of log) {
    if (type !== 'wave-close' && type !== 'erasure') continue;
    const said = await bodyOf(board, body);
    if (!said) continue;
    const name = `${said.mh} ${said.wave}`;
    if (said.release_hash === undefined) erased.add(name);
    else if (!closed.has(name)) closed.set(name, { releaseHash: said.release_hash, size: said.size });
  }
  return (mh, wave) => {
    const name = `${mh} ${wave}`;
    const close = closed.get(name);
    if (!close)
      return erased.has(name) ? { releaseHash: null, size: 0, released: false, erased: true } : null;
    return { ...close, released: released.has(close.releaseHash), erased: erased.has(name) };
  };
};

const bodyOf = async (board: BoardReader, hash: string): Promise<Body | null> => {
  const bodies = cache.get(board) ?? new Map<string, Body | null>();
  cache.set(board, bodies);
  const known = bodies.get(hash);
  if (known !== undefined) return known;
  const bytes = await board.doc(hash);
  if (!bytes) return null;
  const value = parseJson(fromUtf8(bytes) ?? '');
  const body = isBody(value) ? value : null;
  bodies.set(hash, body);
  return body;
};

const isBody = (value: unknown): value is Body =>
  isRecord(value) &&
  isHash(value.mh) &&
  isId(value.wave) &&
  ((isHash(value.release_hash) && Number.isSafeInteger(value.size)) ||
    hasKeys(value, ['season', 'wave', 'mh', 'erased']));
