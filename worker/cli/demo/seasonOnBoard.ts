import type { Manifest } from '../../core/season.ts';
import type { Organisation } from '../../deps.ts';

/** The sealed manifest of one of the demo's seasons. */
export const seasonOnBoard = async ({ board }: Organisation, season: string): Promise<Manifest> => {
  for (const { type, body } of await board.log()) {
    const bytes = type === 'manifest' ? await board.doc(body) : null;
    const manifest: Manifest | null = bytes && JSON.parse(new TextDecoder().decode(bytes));
    if (manifest?.season === season) return manifest;
  }
  throw new Error(`the demo's board has no season ${season}`);
};
