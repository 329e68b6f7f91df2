import { parseManifest } from './core/ballot/manifest.ts';
import type { Organisation } from './deps.ts';
import { isOrigin } from './origin.ts';
import type { BoardReader } from './publication.ts';

/** Desk and box of sealed seasons by manifest hash; a manifest never changes. */
const cache = new WeakMap<BoardReader, Map<string, string[]>>();

/**
 * Where this organisation's pages may send anything: its desk and box as they are now, and as every sealed manifest
 * says, because a season's ballots go where its manifest said even when a host has moved since.
 */
export const originsOf = async ({ board, deskUrl, boxUrl }: Organisation): Promise<string[]> => {
  const known = cache.get(board) ?? new Map<string, string[]>();
  cache.set(board, known);
  for (const { type, body } of await board.log()) {
    if (type !== 'manifest' || known.has(body)) continue;
    const bytes = await board.doc(body);
    const manifest = bytes && parseManifest(bytes);
    // Into a header goes what is an origin and nothing else.
    known.set(body, manifest ? [manifest.desk, manifest.box].filter(isOrigin) : []);
  }
  return [...new Set([deskUrl, boxUrl, ...[...known.values()].flat()])].filter((origin) => origin !== '');
};
