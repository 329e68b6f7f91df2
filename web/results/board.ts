/**
 * What the pages know: the public log and the documents it names, nothing else. Every document is checked
 * against the SHA-256 the log holds before it is read; documents never change, so the browser keeps them.
 */
import { query } from '@solidjs/router';
import { isRecord, parseJson } from '../../worker/core/ballot/shape.ts';
import { fromUtf8 } from '../../worker/core/bytes.ts';
import type { EventNote, Posted } from '../../worker/core/note.ts';
import { openDigest, parseDigest } from '../../worker/core/release/digest.ts';
import type { ReleaseDocument } from '../../worker/core/release/document.ts';
import type { Manifest, ManifestWave } from '../../worker/core/season.ts';
import { all, boardDocument, boardFile, getLog, type Read, read, trouble } from './boardFile.ts';
import { readEvents } from './events.ts';
import { type Opened, slimWave } from './whole.ts';

export type Season = { mh: string; manifest: Manifest };

export type ReleasedWave = {
  /** `{season}.{wave}`: names the wave in the address. */
  id: string;
  /** 1-based, over all seasons. */
  number: number;
  plan: ManifestWave;
  /**
   * The released figures. Until `loadWhole` it may be opened from the digest: without distributions and comments.
   */
  readonly release: ReleaseDocument;
};

export type Board = {
  org: string;
  /** In the order they were sealed. */
  seasons: Season[];
  /** Released waves, the oldest first. */
  waves: ReleasedWave[];
  /** What happened, in the order of days; the latest wording of each. */
  events: Posted<EventNote>[];
};

/**
 * A manifest whose hash the log holds. Its form was checked before it was logged, and is by everyone who collects or
 * verifies; writing it anew only to see that it is canonical costs a second on a phone.
 */
const sealedManifest = (bytes: Uint8Array): Manifest | null => {
  const value = parseJson(fromUtf8(bytes) ?? '');
  return isRecord(value) && value.v === 1 && value.suite === 1 ? (value as unknown as Manifest) : null;
};

/** The cells of a release, packed; its distributions and comments come with `loadWhole`. */
const digest = async (org: string, hash: string): Promise<Read<Opened>> => {
  const bytes = await boardFile(org, `digests/${hash}`);
  if (!bytes.ok) return bytes;
  const found = parseDigest(bytes.value, hash);
  return found ? read({ digest: found, slim: openDigest(found) }) : trouble('tampered');
};

const load = async (org: string): Promise<Read<Board>> => {
  const log = await getLog(org);
  if (!log.ok) return log;
  const bodies = (type: string) =>
    log.value.entries.filter((entry) => entry.type === type).map(({ body }) => body);
  const [manifests, events, releases] = await Promise.all([
    Promise.all(
      bodies('manifest').map(async (hash) => {
        const found = await boardDocument(org, hash, sealedManifest);
        return found.ok ? read({ hash, value: found.value }) : found;
      }),
    ).then(all),
    readEvents(org, log.value.entries),
    Promise.all(bodies('release').map((hash) => digest(org, hash))).then(all),
  ]);
  if (!manifests.ok) return manifests;
  if (!events.ok) return events;
  if (!releases.ok) return releases;
  const seasons = manifests.value.map(({ hash, value }) => ({ mh: hash, manifest: value }));
  const waves = releases.value
    .flatMap((opened) => {
      const { slim } = opened;
      const season = seasons.find(({ mh }) => mh === slim.manifest);
      const plan = season?.manifest.waves.find(({ id }) => id === slim.wave);
      return plan ? [{ opened, plan }] : [];
    })
    .sort((a, b) => (a.plan.closes < b.plan.closes ? -1 : 1))
    .map(({ opened, plan }, i) => slimWave(org, opened, { plan, number: i + 1 }));
  return read({ org, seasons, waves, events: events.value });
};

/** The board of an organisation, read once a visit. */
export const getBoard = query(load, 'board');
