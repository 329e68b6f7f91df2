/**
 * What the pages know: the public log and the documents it names, nothing else. Every document is checked
 * against the SHA-256 the log holds before it is read; documents never change, so the browser keeps them.
 */
import { query } from '@solidjs/router';
import { parseManifest } from '../../worker/core/ballot/manifest.ts';
import type { EventNote, Posted } from '../../worker/core/note.ts';
import type { ReleaseDocument } from '../../worker/core/release/document.ts';
import { readRelease } from '../../worker/core/release/parse.ts';
import type { Manifest, ManifestWave } from '../../worker/core/season.ts';
import {
  all,
  boardDocument,
  boardFile,
  getLog,
  type Read,
  read,
  type Trouble,
  trouble,
} from './boardFile.ts';
import { readEvents } from './events.ts';

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
  /** What happened, in the order of days; the latest wording of each. */
  events: Posted<EventNote>[];
};

type Entry<T> = { hash: string; value: T };

/** A release of the log, whole or in parts. */
const releaseDocument = async (org: string, hash: string): Promise<Read<Entry<ReleaseDocument>>> => {
  let why: Trouble = 'tampered';
  const value = await readRelease(async (name) => {
    const bytes = await boardFile(org, `docs/${name}`);
    if (bytes.ok) return bytes.value;
    why = bytes.trouble;
    return null;
  }, hash);
  return value === null ? trouble(why) : read({ hash, value });
};

const load = async (org: string): Promise<Read<Board>> => {
  const log = await getLog(org);
  if (!log.ok) return log;
  const bodies = (type: string) =>
    log.value.entries.filter((entry) => entry.type === type).map(({ body }) => body);
  const [manifests, events, releases] = await Promise.all([
    Promise.all(
      bodies('manifest').map(async (hash) => {
        const found = await boardDocument(org, hash, parseManifest);
        return found.ok ? read({ hash, value: found.value }) : found;
      }),
    ).then(all),
    readEvents(org, log.value.entries),
    Promise.all(bodies('release').map((hash) => releaseDocument(org, hash))).then(all),
  ]);
  if (!manifests.ok) return manifests;
  if (!events.ok) return events;
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
  return read({ org, seasons, waves, events: events.value });
};

/** The board of an organisation, read once a visit. */
export const getBoard = query(load, 'board');
