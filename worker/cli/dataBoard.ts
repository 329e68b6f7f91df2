/** The public board inside a data folder of this machine. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { boardDb } from '../../db/board/db.ts';
import { openFile } from '../../db/file.ts';
import { boardReader } from '../board/read.ts';
import { organisationsIn } from '../node/organisation.ts';
import type { Board } from './boardFolder.ts';
import { UsageError } from './command.ts';

/** Of the one organisation in the folder, or of the organisation whose folder it is. */
export const boardFromData = async (folder: string): Promise<Board> => {
  const orgs = organisationsIn(folder);
  const [org] = orgs;
  const file = existsSync(join(folder, 'board.db'))
    ? join(folder, 'board.db')
    : orgs.length === 1 && org !== undefined
      ? join(folder, org, 'board.db')
      : null;
  if (file === null)
    throw new UsageError(
      orgs.length > 1
        ? `${folder} holds several organisations; name the folder of one: ${orgs.join(', ')}.`
        : `${folder} is neither a saved board nor a data folder.`,
    );
  const client = await openFile(file);
  const reader = boardReader({ db: boardDb(client) });
  return {
    entries: await reader.log(),
    doc: async (hash) => {
      const bytes = await reader.doc(hash);
      if (!bytes) throw new Error(`the board has no document ${hash}`);
      return bytes;
    },
  };
};
