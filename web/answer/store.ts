/**
 * What this browser keeps, in IndexedDB. Nothing here says when something happened.
 * Several people may share a browser: each collection is an enrolment of its own.
 */
import type { Op } from '../../worker/core/ballot/sheet.ts';
import type { Bytes } from '../../worker/core/bytes.ts';
import type { Questionnaire, Sheet } from '../../worker/core/questionnaire.ts';
import type { Id, Manifest } from '../../worker/core/season.ts';

/** The right to answer one wave: Ed25519 seed (32 bytes) and token (354 bytes). */
export type Ballot = { wave: Id; seed: Bytes; token: Bytes };

/** Numbered codes of one person's ballots: which of them are in. */
export type Series = { id: string; parts: number; got: number[] };

/** Everything needed to answer a season's waves without asking anybody who the questions are for. */
export type Enrolment = {
  id: string;
  org: string;
  /** Manifest hash, lower-case hex. */
  mh: string;
  manifest: Manifest;
  cohort: Id;
  /** By questionnaire hash. */
  questionnaires: Record<string, Questionnaire>;
  ballots: Ballot[];
  /** Hash of the collect code, so that a second visit is recognised; null for ballots brought by a link. */
  code: string | null;
  /** The person has a copy outside this browser. */
  taken: boolean;
  /** Parts of a numbered series that were brought here; absent for ballots that came whole. */
  series?: Series;
  /** Ballots issued to the cohort, once read from the log's collection-close. */
  issued: number | null;
};

/** A collection under way, stored whole before anything is sent. Keyed by the hash of the code. */
export type Pending = {
  code: string;
  enrolment: Enrolment;
  ballots: { wave: Id; seed: Bytes; input: Bytes; n: Bytes; inv: Bytes; request: Bytes }[];
};

/** Answers being given. They stay on the device until they are sent or the wave closes. */
export type Draft = { sheet: Sheet };

/** A signed request that has not been acknowledged: sending it again means these very bytes. */
export type Outgoing = { rev: number; op: Op; commit: Bytes; body: Bytes };

/** The box's promise. Holds no answer. `counted`: found in the public list as promised, which cannot change again. */
export type Receipt = { rev: number; op: Op; leaf: Bytes; receipt: Bytes; counted?: true };

type Shelves = {
  enrolments: Enrolment;
  pending: Pending;
  drafts: Draft;
  outgoing: Outgoing;
  receipts: Receipt;
};
type Shelf = keyof Shelves;
const SHELVES: Shelf[] = ['enrolments', 'pending', 'drafts', 'outgoing', 'receipts'];

export type Step = {
  [S in Shelf]: { put: S; key: string; value: Shelves[S] } | { remove: S; key: string };
}[Shelf];

export type Store = {
  get: <S extends Shelf>(shelf: S, key: string) => Promise<Shelves[S] | undefined>;
  all: <S extends Shelf>(shelf: S) => Promise<Shelves[S][]>;
  /** All steps or none, on disk when it resolves. Rejects when storage is full. */
  apply: (...steps: Step[]) => Promise<void>;
  /** Deletes the database itself; afterwards the store cannot be used. */
  erase: () => Promise<void>;
};

/** The reader's own browser, and a device that many use: what one forgets, the other keeps. */
export const DATABASES = { own: 'chorus', terminal: 'chorus-terminal' } as const;

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

export const deleteDatabase = async (name: string): Promise<void> => {
  await settled(indexedDB.deleteDatabase(name));
};

/** Null where the browser forbids storage (some private windows, some settings). */
export const openStore = async (name: string = DATABASES.own): Promise<Store | null> => {
  try {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => {
      for (const shelf of SHELVES) opening.result.createObjectStore(shelf);
    };
    const db = await settled(opening);
    // Another tab forgets everything: it must not have to wait for this one.
    db.onversionchange = () => db.close();
    const reading = (shelf: Shelf) => db.transaction(shelf).objectStore(shelf);
    return {
      get: (shelf, key) => settled(reading(shelf).get(key)),
      all: (shelf) => settled(reading(shelf).getAll()),
      apply: (...steps) =>
        new Promise((resolve, reject) => {
          const transaction = db.transaction(SHELVES, 'readwrite', { durability: 'strict' });
          transaction.oncomplete = () => resolve();
          transaction.onabort = () => reject(transaction.error);
          for (const step of steps)
            if ('put' in step) transaction.objectStore(step.put).put(step.value, step.key);
            else transaction.objectStore(step.remove).delete(step.key);
        }),
      erase: () => {
        db.close();
        return deleteDatabase(name);
      },
    };
  } catch {
    return null;
  }
};
