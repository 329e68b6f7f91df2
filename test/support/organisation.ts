/** One organisation on real embedded files in a temporary folder: board and box, no desk. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boardDb } from '../../db/board/db.ts';
import { boxDb } from '../../db/box/db.ts';
import { openFile } from '../../db/file.ts';
import { migrate } from '../../db/migrate.ts';
import { boardPublish } from '../../worker/board/publish.ts';
import { boardReader } from '../../worker/board/read.ts';
import { ed25519Public } from '../../worker/core/ballot/ed25519.ts';
import { b64u } from '../../worker/core/bytes.ts';
import type { BoardSide, BoxSide, Organisation } from '../../worker/deps.ts';

export type TestOrganisation = Organisation & {
  box: BoxSide;
  boardSide: BoardSide;
  /** Holds `box.db` and `board.db`. */
  folder: string;
  /** The same files through connections and caches of their own, as another process has them. */
  again(): Promise<TestOrganisation>;
  /** Closes every connection and removes the folder. */
  end(): void;
};

export const openOrganisation = async (
  folder = mkdtempSync(join(tmpdir(), 'chorus-test-')),
  seeds: { log: Uint8Array; receipt: Uint8Array } = {
    log: crypto.getRandomValues(new Uint8Array(32)),
    receipt: crypto.getRandomValues(new Uint8Array(32)),
  },
): Promise<TestOrganisation> => {
  const boxClient = await openFile(join(folder, 'box.db'));
  const boardClient = await openFile(join(folder, 'board.db'));
  await migrate(boxClient, 'box/migrations');
  await migrate(boardClient, 'board/migrations');
  const boardSide = { db: boardDb(boardClient), logSeed: seeds.log, publishers: {} };
  const board = boardReader(boardSide);
  return {
    org: 'acme-aaaaaaaaaaaaaaaa',
    name: 'Acme',
    deskUrl: 'https://desk.example',
    boxUrl: 'https://box.example',
    boardUrl: 'https://board.example',
    logKey: b64u(await ed25519Public(seeds.log)),
    receiptKey: b64u(await ed25519Public(seeds.receipt)),
    publish: boardPublish(boardSide),
    board,
    box: { db: boxDb(boxClient), receiptSeed: seeds.receipt, board },
    boardSide,
    folder,
    again: () => openOrganisation(folder, seeds),
    end: () => {
      boxClient.close();
      boardClient.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
