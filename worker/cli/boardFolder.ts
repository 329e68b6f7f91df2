/** A board saved as a folder, `log.json` and `docs/{sha256}`: everything that anybody can see, and nothing else. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hex, sha256 } from '../core/bytes.ts';
import type { LogEntry, Manifest, SignedEntry } from '../core/season.ts';
import type { Api } from './api.ts';
import { pool } from './pool.ts';

/** What can be read of a board. */
export type Board = { entries: LogEntry[]; doc(hash: string): Promise<Uint8Array> };

/** A board with the signatures of its log. */
export type SignedBoard = Board & { log: SignedEntry[] };

/** The entries of a log whose signatures are not this caller's business (or were checked before). */
const entriesOf = (log: SignedEntry[]): LogEntry[] => log.map((signed) => JSON.parse(signed.entry));

const parse = <T>(bytes: Uint8Array): T => JSON.parse(new TextDecoder().decode(bytes));

/** The JSON document of this hash; throws when the bytes have another hash. */
export const readDoc = async <T>(board: Board, hash: string): Promise<T> => {
  const bytes = await board.doc(hash);
  if (hex(sha256(bytes)) !== hash) throw new Error(`the board serves other bytes under ${hash}`);
  return parse<T>(bytes);
};

/** A running server's board. */
export const boardOf = async (api: Api): Promise<SignedBoard> => {
  const log = await api.log();
  return { log, entries: entriesOf(log), doc: api.doc };
};

/** A saved board, or null when the folder is none. */
export const boardFromFolder = async (folder: string): Promise<SignedBoard | null> => {
  if (!existsSync(join(folder, 'log.json'))) return null;
  const log: SignedEntry[] = JSON.parse(await readFile(join(folder, 'log.json'), 'utf8'));
  return { log, entries: entriesOf(log), doc: (hash) => readFile(join(folder, 'docs', hash)) };
};

/** Hashes of the documents that a log names, directly and through manifests and closes. */
const namedDocs = async (board: Board): Promise<string[]> => {
  const hashes = new Set<string>();
  for (const entry of board.entries) {
    hashes.add(entry.body);
    if (entry.type === 'manifest') {
      const { waves } = await readDoc<Manifest>(board, entry.body);
      for (const wave of waves) hashes.add(wave.questionnaire_hash);
    }
    if (entry.type === 'collection-close')
      hashes.add((await readDoc<{ keys: string }>(board, entry.body)).keys);
    if (entry.type === 'wave-close')
      hashes.add((await readDoc<{ ballots: string }>(board, entry.body)).ballots);
  }
  return [...hashes];
};

/** Writes the board to a folder. */
export const saveBoard = async (board: SignedBoard, folder: string): Promise<void> => {
  await mkdir(join(folder, 'docs'), { recursive: true });
  await pool(await namedDocs(board), 4, async (hash) => {
    await writeFile(join(folder, 'docs', hash), await board.doc(hash));
  });
  await writeFile(join(folder, 'log.json'), `${JSON.stringify(board.log)}\n`);
};
