/** The board of a season that was really played: 60 people, two waves, through a real server, to the erasure. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeApi } from '../../worker/cli/api.ts';
import { playSeason } from '../../worker/cli/rehearse/play.ts';
import { entryHash, LOG_START, signEntry } from '../../worker/core/ballot/log.ts';
import { hex, sha256 } from '../../worker/core/bytes.ts';
import type { LogEntry, SignedEntry } from '../../worker/core/season.ts';
import type { BoardSource } from '../../worker/core/verify/source.ts';
import { serve } from '../../worker/node.ts';

const nothing = { tick() {}, done() {} };
export const quietIo = { out() {}, err() {}, json() {}, progress: () => nothing, isTTY: false };

export const sixtyPeople = Array.from({ length: 60 }, (_, i) => ({
  employee_id: `P${i}`,
  unit: i < 20 ? ['Shop'] : i < 45 ? ['Works', 'Press'] : ['Works', 'Paint'],
  attributes: {},
}));

/** A board held in memory; `logSeed` is K_log, which only the operator of the board has. */
export type PlayedBoard = { log: SignedEntry[]; docs: Map<string, Uint8Array>; logSeed: Uint8Array };

export const sourceOf = ({ log, docs }: PlayedBoard): BoardSource => ({
  log: async () => log,
  doc: async (hash) => docs.get(hash) ?? null,
});

export const jsonOf = (board: PlayedBoard, hash: string): Record<string, unknown> =>
  JSON.parse(new TextDecoder().decode(board.docs.get(hash)));

export const entriesOf = ({ log }: PlayedBoard): LogEntry[] => log.map(({ entry }) => JSON.parse(entry));

export const playedBoard = async (): Promise<PlayedBoard> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'chorus-played-'));
  const server = await serve({
    dataDir,
    port: 0,
    organisation: 'Small Works',
    rehearsal: { start: '2026-11-09T06:00:00Z' },
  });
  try {
    const [opened] = server.organisations;
    const side = opened?.organisation.boardSide;
    if (!opened || !side) throw new Error('the server opened no board');
    const api = makeApi(
      (path, init) => fetch(`${server.url}${path}`, init),
      opened.organisation.org,
      opened.adminToken,
    );
    const { board, findings } = await playSeason(api, quietIo, {
      members: sixtyPeople,
      waves: 2,
      participation: 0.8,
      kCohort: undefined,
    });
    if (findings.length > 0) throw new Error(findings.join('; '));
    const docs = new Map<string, Uint8Array>();
    const keep = async (hash: unknown) => {
      if (typeof hash === 'string') docs.set(hash, await board.doc(hash));
    };
    const played = { log: board.log, docs, logSeed: side.logSeed };
    for (const { type, body } of board.entries) {
      await keep(body);
      const doc = jsonOf(played, body);
      if (type === 'manifest' && Array.isArray(doc.waves))
        for (const wave of doc.waves) await keep(wave.questionnaire_hash);
      if (type === 'collection-close') await keep(doc.keys);
      if (type === 'wave-close') await keep(doc.ballots);
    }
    return played;
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
};

/** What an operator who holds K_log can do: other entries and documents, chained and signed anew. */
export const forge = async (
  board: PlayedBoard,
  change: (entries: LogEntry[], put: (bytes: Uint8Array) => string) => LogEntry[],
): Promise<PlayedBoard> => {
  const docs = new Map(board.docs);
  const put = (bytes: Uint8Array) => {
    const hash = hex(sha256(bytes));
    docs.set(hash, bytes);
    return hash;
  };
  const log: SignedEntry[] = [];
  let prev = LOG_START;
  for (const [idx, entry] of change(entriesOf(board), put).entries()) {
    const placed = { ...entry, idx, prev };
    log.push(await signEntry(board.logSeed, placed));
    prev = entryHash(placed);
  }
  return { log, docs, logSeed: board.logSeed };
};
