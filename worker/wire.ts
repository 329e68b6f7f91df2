import { boardDb } from '../db/board/db.ts';
import { boxDb } from '../db/box/db.ts';
import type { Client } from '../db/client.ts';
import { deskDb } from '../db/desk/db.ts';
import { keysDb } from '../db/desk/keys/db.ts';
import { outOfLine } from './board/admissible.ts';
import { boardPublish, Inadmissible } from './board/publish.ts';
import { boardReader } from './board/read.ts';
import { type CardSides, cardOf, missingSides, type Urls } from './card.ts';
import { publishersOf } from './core/ballot/publishing.ts';
import { fromB64u, sha256, utf8 } from './core/bytes.ts';
import type { BoardSide, BoxSide, DeskSide, Organisation } from './deps.ts';
import type { BoardReader, Publish } from './publication.ts';
import { BoardTrouble } from './remote/boardTrouble.ts';
import { remotePublish } from './remote/publish.ts';
import { remoteBoard } from './remote/read.ts';
import type { Secrets } from './secrets.ts';
import { Unsafe } from './unsafe.ts';

/** Open databases: those of the sides whose secrets are there. */
export type Clients = { desk?: Client; keys?: Client; box?: Client; board?: Client };

const bytesOf = (text: string) => fromB64u(text) ?? new Uint8Array(); // the shapes have checked them

const open = (client: Client | undefined): Client => {
  if (!client) throw new Error('a side without its database');
  return client;
};

/**
 * An organisation as this process serves it: the sides whose secrets it holds, over their databases; the others as
 * pinned. The board is reached in the process when it is here, else over HTTP.
 * @throws Unsafe when a side is neither here nor pinned and one here needs it.
 */
export async function wire(
  { org, urls, pinned = {} }: { org: string; urls: Urls; pinned?: CardSides },
  secrets: Secrets,
  clients: Clients,
): Promise<Organisation> {
  const missing = missingSides(secrets, pinned);
  if (missing.length > 0) throw unknownSides(org, missing);
  const known = { ...pinned, ...(await cardOf(org, secrets, urls)).sides };
  const boardSide = secrets.board && boardSideOf(secrets.board, pinned, open(clients.board));
  const board: BoardReader = boardSide
    ? boardReader(boardSide)
    : remoteBoard({ url: known.board?.url ?? '', org, logKey: known.board?.log_key ?? '' });
  const desk: DeskSide | undefined = secrets.desk && {
    db: deskDb(open(clients.desk)),
    keys: keysDb(open(clients.keys)),
    rosterKey: bytesOf(secrets.desk.roster),
    adminTokenHash: sha256(utf8(secrets.desk.admin)),
  };
  const box: BoxSide | undefined = secrets.box && {
    db: boxDb(open(clients.box)),
    receiptSeed: bytesOf(secrets.box.receipt),
    board,
  };
  return {
    org,
    name: secrets.name,
    deskUrl: known.desk?.url ?? '',
    boxUrl: known.box?.url ?? '',
    boardUrl: known.board?.url ?? '',
    logKey: known.board?.log_key ?? '',
    receiptKey: known.box?.receipt_key ?? '',
    publish: boardSide ? publishHere(boardSide) : publishRemotely(org, secrets, known.board?.url ?? ''),
    board,
    ...(desk ? { desk } : {}),
    ...(box ? { box } : {}),
    ...(boardSide ? { boardSide } : {}),
  };
}

const boardSideOf = ({ log }: { log: string }, { desk, box }: CardSides, client: Client): BoardSide => ({
  db: boardDb(client),
  logSeed: bytesOf(log),
  publishers: {
    ...(desk ? { desk: bytesOf(desk.key) } : {}),
    ...(box ? { box: bytesOf(box.key) } : {}),
  },
});

/** To the board in this process, which refuses in the words of one on another host. */
const publishHere = (side: BoardSide): Publish => {
  const publish = boardPublish(side, outOfLine);
  return (publication) =>
    publish(publication).catch((error: unknown) => {
      if (!(error instanceof Inadmissible)) throw error;
      const { message } = error;
      const problem = {
        code: 'board-refused',
        column: publication.type,
        message,
        remedy: 'Plan another season.',
      };
      throw new BoardTrouble({ code: 'board-refused', problems: [problem] }, message);
    });
};

/** Each entry under the key of the side whose business it is, also where desk and box share a process. */
const publishRemotely = (org: string, secrets: Secrets, url: string): Publish => {
  const publishOf = (by: 'desk' | 'box', key: string | undefined) =>
    key === undefined ? null : remotePublish({ url, org, by, seed: bytesOf(key) });
  const publish = {
    desk: publishOf('desk', secrets.desk?.publish),
    box: publishOf('box', secrets.box?.publish),
  };
  return (publication) => {
    const by = publishersOf(publication.type).find((one) => publish[one] !== null);
    const way = by && publish[by];
    if (!way) throw new Error(`this process may not publish a ${publication.type}`);
    return way(publication);
  };
};

const unknownSides = (org: string, missing: string[]) =>
  new Unsafe(
    missing.map((side) => ({
      code: 'unknown-side',
      value: org,
      message: `This host does not know the ${side} of ${org}.`,
      remedy: `Run "chorus organisation card" on the host of the ${side} and "chorus organisation pin CARD.json" here.`,
    })),
  );
