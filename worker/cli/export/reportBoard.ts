import type { ReleasedWave, Board as ReportBoard, Season } from '../../../web/results/board.ts';
import { parseManifest } from '../../core/ballot/manifest.ts';
import { hex, sha256 } from '../../core/bytes.ts';
import { events, type Posted, parseNote } from '../../core/note.ts';
import { readRelease } from '../../core/release/parse.ts';
import type { LogType } from '../../core/season.ts';
import type { Board } from '../boardFolder.ts';

/** The board as the results pages read it. Every document is checked against the hash that the log names. */
export const reportBoard = async (org: string, board: Board): Promise<ReportBoard> => {
  const bodies = (type: LogType) =>
    board.entries.filter((entry) => entry.type === type).map(({ body }) => body);
  const checked = async (hash: string): Promise<Uint8Array> => {
    const bytes = await board.doc(hash);
    if (hex(sha256(bytes)) !== hash) throw new Error(`the board serves other bytes under ${hash}`);
    return bytes;
  };
  const seasons: Season[] = [];
  for (const mh of bodies('manifest')) {
    const manifest = parseManifest(await checked(mh));
    if (!manifest) throw new Error(`the manifest ${mh} cannot be read`);
    seasons.push({ mh, manifest });
  }
  const notes: Posted[] = [];
  for (const hash of bodies('note')) {
    const note = parseNote(await checked(hash));
    if (note) notes.push({ hash, note });
  }
  const waves: Omit<ReleasedWave, 'number'>[] = [];
  for (const hash of bodies('release')) {
    const release = await readRelease(board.doc, hash);
    if (!release) throw new Error(`the release ${hash} cannot be read`);
    const season = seasons.find(({ mh }) => mh === release.manifest);
    const plan = season?.manifest.waves.find(({ id }) => id === release.wave);
    if (plan) waves.push({ id: `${release.season}.${release.wave}`, plan, release });
  }
  return {
    org,
    seasons,
    waves: waves
      .sort((a, b) => (a.plan.closes < b.plan.closes ? -1 : 1))
      .map((wave, i) => ({ ...wave, number: i + 1 })),
    events: events(notes),
  };
};
