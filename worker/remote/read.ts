import { verifyLog } from '../core/ballot/log.ts';
import { isRecord, parseJson } from '../core/ballot/shape.ts';
import { hex, sha256 } from '../core/bytes.ts';
import type { LogEntry, SignedEntry } from '../core/season.ts';
import type { BoardReader } from '../publication.ts';
import { askBoard } from './askBoard.ts';
import { BoardTrouble } from './boardTrouble.ts';

/** Documents kept in memory: they never change. */
const KEPT_BYTES = 64 * 1024 * 1024;

const NAMES = /^keys\/([0-9a-f]{64})(?:\/([a-z0-9-]{1,32}))?$/;

type Seen = { etag: string | null; entries: LogEntry[]; texts: string[] };

/**
 * Reads a board on another host and believes nothing of it: the log must verify under the pinned key and go on from
 * what was seen before, and a document must have the hash it is asked for by. What a name leads to, the caller checks
 * against the manifest, as it does with a board of its own process.
 * @throws BoardTrouble when the board is silent, or shows another past than before.
 */
export const remoteBoard = ({
  url,
  org,
  logKey,
}: {
  url: string;
  org: string;
  logKey: string;
}): BoardReader => {
  const base = `${url}/api/board/${org}`;
  const untrue = (what: string) =>
    new BoardTrouble({ code: 'board-refused' }, `The board at ${url} cannot be believed: ${what}`);
  let seen: Seen = { etag: null, entries: [], texts: [] };

  const log = async (): Promise<LogEntry[]> => {
    const before = seen;
    const response = await askBoard(`${base}/log`, {
      headers: before.etag === null ? {} : { 'if-none-match': before.etag },
    });
    if (response.status === 304) return [...before.entries];
    if (!response.ok) throw untrue(`it answers with status ${response.status} when asked for its log.`);
    const signed = parseJson(await response.text());
    if (!Array.isArray(signed) || !signed.every(isRecord)) throw untrue('its log is none.');
    const lines = signed.map(({ entry, sig }): SignedEntry => ({ entry: String(entry), sig: String(sig) }));
    const verified = await verifyLog(lines, logKey);
    if (!verified.ok)
      throw untrue(`entry ${verified.at} of its log is not what its key signed (${verified.why}).`);
    if (before.texts.some((text, i) => lines[i]?.entry !== text)) throw untrue('its log has another past.');
    seen = {
      etag: response.headers.get('etag'),
      entries: verified.entries,
      texts: lines.map(({ entry }) => entry),
    };
    return [...verified.entries];
  };

  const kept = new Map<string, Uint8Array>();
  let keptBytes = 0;
  const keep = (hash: string, bytes: Uint8Array) => {
    kept.set(hash, bytes);
    keptBytes += bytes.length;
    for (const [oldest, old] of kept) {
      if (keptBytes <= KEPT_BYTES) return;
      kept.delete(oldest);
      keptBytes -= old.length;
    }
  };

  const get = async (path: string): Promise<Uint8Array | null> => {
    const response = await askBoard(`${base}${path}`);
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    if (response.status === 404) return null;
    throw untrue(`it answers with status ${response.status} when asked for a document.`);
  };

  return {
    log,
    doc: async (hash) => {
      const known = kept.get(hash);
      if (known) return known;
      const bytes = await get(`/docs/${hash}`);
      if (bytes && hex(sha256(bytes)) !== hash) throw untrue('a document has another hash than its name.');
      if (bytes) keep(hash, bytes);
      return bytes;
    },
    named: async (name) => {
      const [, mh, cohort] = NAMES.exec(name) ?? [];
      if (mh === undefined) return null;
      return get(`/manifests/${mh}/keys${cohort === undefined ? '' : `/${cohort}`}`);
    },
  };
};
