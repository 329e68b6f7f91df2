import { boardDb } from '../db/board/db.ts';
import { boxDb } from '../db/box/db.ts';
import type { Client } from '../db/client.ts';
import { deskDb } from '../db/desk/db.ts';
import { keysDb } from '../db/desk/keys/db.ts';
import { boardPublish } from './board/publish.ts';
import { boardReader } from './board/read.ts';
import { ed25519Public } from './core/ballot/ed25519.ts';
import { b64u, fromB64u, sha256, utf8 } from './core/bytes.ts';
import type { BoardSide, Organisation } from './deps.ts';
import type { Secrets } from './secrets.ts';

export type Clients = { desk: Client; keys: Client; box: Client; board: Client };

const bytesOf = (text: string) => fromB64u(text) ?? new Uint8Array(); // parseSecrets has checked them

/** All three sides of an organisation in this process, over four open databases. */
export async function wire(
  { org, deskUrl, boxUrl }: { org: string; deskUrl: string; boxUrl: string },
  secrets: Secrets,
  clients: Clients,
): Promise<Organisation> {
  const boardSide: BoardSide = { db: boardDb(clients.board), logSeed: bytesOf(secrets.log) };
  const board = boardReader(boardSide);
  const receiptSeed = bytesOf(secrets.receipt);
  return {
    org,
    name: secrets.name,
    deskUrl,
    boxUrl,
    logKey: b64u(await ed25519Public(boardSide.logSeed)),
    receiptKey: b64u(await ed25519Public(receiptSeed)),
    publish: boardPublish(boardSide),
    board,
    boardSide,
    box: { db: boxDb(clients.box), receiptSeed, board },
    desk: {
      db: deskDb(clients.desk),
      keys: keysDb(clients.keys),
      rosterKey: bytesOf(secrets.roster),
      adminTokenHash: sha256(utf8(secrets.admin)),
    },
  };
}
