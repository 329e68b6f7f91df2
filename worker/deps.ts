/**
 * What a process is made of, as types only: every side is optional, so that desk, box and board
 * can live in one process or on three hosts by configuration alone.
 */
import type { BoardDb } from '../db/board/db.ts';
import type { BoxDb } from '../db/box/db.ts';
import type { DeskDb } from '../db/desk/db.ts';
import type { KeysDb } from '../db/desk/keys/db.ts';
import type { Refusal } from './core/result.ts';
import type { Instant } from './core/season.ts';
import type { BoardReader, Publish } from './publication.ts';
import type { Side } from './sides.ts';

export type DeskSide = {
  db: DeskDb;
  /** The signing keys' own database, which no backup holds. */
  keys: KeysDb;
  /** K_roster, 32 bytes. */
  rosterKey: Uint8Array;
  /** SHA-256 of the steward's token. */
  adminTokenHash: Uint8Array;
};

export type BoxSide = { db: BoxDb /** K_receipt, 32 bytes. */; receiptSeed: Uint8Array; board: BoardReader };

export type BoardSide = {
  db: BoardDb;
  /** K_log, 32 bytes. */
  logSeed: Uint8Array;
  /** Public keys of sides on other hosts that may publish here. */
  publishers: { desk?: Uint8Array; box?: Uint8Array };
};

/**
 * One tenant as this process sees it. `deskUrl` and `boxUrl` are the origins that stand in its manifests, `boardUrl`
 * is where board and pages are; an origin that no side of this process needs is empty.
 */
export type Organisation = {
  /** Readable name plus 80 random bits, as in `/o/{org}/`. */
  org: string;
  name: string;
  deskUrl: string;
  boxUrl: string;
  boardUrl: string;
  /** Public halves of K_log and K_receipt, base64url. */
  logKey: string;
  receiptKey: string;
  /** To the board, in this process or on another host. */
  publish: Publish;
  board: BoardReader;
  desk?: DeskSide;
  box?: BoxSide;
  boardSide?: BoardSide;
};

/** A clock that can be moved forward. Only a demo or a rehearsal on a throw-away store has one. */
export type MovableClock = {
  now(): Instant;
  /** Milliseconds ahead of the wall clock. */
  offset(): number;
  /** False when `to` lies in the past: time never goes back. */
  moveTo(to: Instant): Promise<boolean>;
};

export type Deps = {
  /** Whose routes this process has; absent: all. */
  sides?: ReadonlySet<Side>;
  organisation(org: string): Promise<Organisation | null>;
  /** Every organisation this process serves. */
  organisations(): Promise<Organisation[]>;
  /** The only clock. */
  now(): Instant;
  clock?: MovableClock;
  /** Something became due (a season was planned): run a tick soon, without waiting for the schedule. */
  wake?(): void;
  /** The built web application: a file by its path, or null. */
  asset?(path: string, request: Request): Promise<Response | null>;
};

/** What the app hands to the routes of every side. */
export type SideEnv = {
  Variables: {
    organisation: Organisation;
    /** When the request began. */
    now: Instant;
    /** For what must know the time after its body has arrived. */
    clock: () => Instant;
    /** The one place where a refusal becomes a response. */
    refuse: (refusal: Refusal) => Response;
    wake: () => void;
  };
};
