/**
 * What the pages know: the public log and the documents it names, nothing else. Every document is checked
 * against the SHA-256 the log holds before it is read; documents never change, so the browser keeps them.
 */
import { query } from '@solidjs/router';
import { parseEntry } from '../../worker/core/ballot/log.ts';
import { parseManifest } from '../../worker/core/ballot/manifest.ts';
import { fromUtf8, hex, sha256 } from '../../worker/core/bytes.ts';
import type { ReleaseDocument } from '../../worker/core/release/document.ts';
import { parseRelease } from '../../worker/core/release/parse.ts';
import type { LogEntry, LogType, Manifest, ManifestWave, SignedEntry } from '../../worker/core/season.ts';

export type Season = { mh: string; manifest: Manifest };

export type ReleasedWave = {
  /** `{season}.{wave}`: names the wave in the address. */
  id: string;
  /** 1-based, over all seasons. */
  number: number;
  plan: ManifestWave;
  release: ReleaseDocument;
};

export type Board = {
  org: string;
  /** In the order they were sealed. */
  seasons: Season[];
  /** Released waves, the oldest first. */
  waves: ReleasedWave[];
};

/** Why there is nothing to show: no such organisation, a document that differs from the log, no connection. */
export type Trouble = 'no-organisation' | 'tampered' | 'offline';

export type Read<T> = { ok: true; value: T } | { ok: false; trouble: Trouble };

const trouble = (why: Trouble) => ({ ok: false, trouble: why }) as const;
const read = <T>(value: T): Read<T> => ({ ok: true, value });

/** All values, or the first trouble. */
const all = <T>(reads: Read<T>[]): Read<T[]> => {
  const values: T[] = [];
  for (const one of reads) {
    if (!one.ok) return one;
    values.push(one.value);
  }
  return read(values);
};

const get = async (path: string): Promise<Read<Uint8Array>> => {
  const response = await fetch(path, { credentials: 'omit', referrerPolicy: 'no-referrer' }).catch(
    () => null,
  );
  if (response?.status === 404) return trouble('no-organisation');
  return response?.ok ? read(new Uint8Array(await response.arrayBuffer())) : trouble('offline');
};

type Entry<T> = { hash: string; value: T };

/** A document of the log, or a refusal to show what differs from it. */
const document = async <T>(
  org: string,
  entry: LogEntry,
  parse: (bytes: Uint8Array) => T | null,
): Promise<Read<Entry<T>>> => {
  const bytes = await get(`/api/board/${encodeURIComponent(org)}/docs/${entry.body}`);
  if (!bytes.ok) return bytes;
  const value = hex(sha256(bytes.value)) === entry.body ? parse(bytes.value) : null;
  return value === null ? trouble('tampered') : read({ hash: entry.body, value });
};

const logEntries = async (org: string): Promise<Read<LogEntry[]>> => {
  const bytes = await get(`/api/board/${encodeURIComponent(org)}/log`);
  if (!bytes.ok) return bytes;
  const signed: SignedEntry[] = JSON.parse(fromUtf8(bytes.value) ?? '[]');
  return all(
    signed.map(({ entry }) => {
      const known = parseEntry(entry);
      return known === null ? trouble('tampered') : read(known);
    }),
  );
};

const load = async (org: string): Promise<Read<Board>> => {
  const log = await logEntries(org);
  if (!log.ok) return log;
  const documents = async <T>(type: LogType, parse: (bytes: Uint8Array) => T | null) =>
    all(
      await Promise.all(
        log.value.filter((entry) => entry.type === type).map((entry) => document(org, entry, parse)),
      ),
    );
  const [manifests, releases] = await Promise.all([
    documents('manifest', parseManifest),
    documents('release', parseRelease),
  ]);
  if (!manifests.ok) return manifests;
  if (!releases.ok) return releases;
  const seasons = manifests.value.map(({ hash, value }) => ({ mh: hash, manifest: value }));
  const waves = releases.value
    .flatMap(({ value: release }) => {
      const season = seasons.find(({ mh }) => mh === release.manifest);
      const plan = season?.manifest.waves.find(({ id }) => id === release.wave);
      return plan ? [{ id: `${release.season}.${release.wave}`, plan, release }] : [];
    })
    .sort((a, b) => (a.plan.closes < b.plan.closes ? -1 : 1))
    .map((wave, i) => ({ ...wave, number: i + 1 }));
  return read({ org, seasons, waves });
};

/** The board of an organisation, read once a visit. */
export const getBoard = query(load, 'board');
