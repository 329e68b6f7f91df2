/**
 * Crosses from box to board: a wave ends, its release becomes public when its time has come, its rows cease to
 * exist after the dispute window.
 *
 * Every step may be killed anywhere, repeated, or run by two processes: what is published is frozen in the box
 * before, publishing is idempotent by content, and the board says what is done. Nothing happens early: `now` decides.
 */
import { eraseBallots } from '../db/box/queries/eraseBallots.ts';
import { freezeWave } from '../db/box/queries/freezeWave.ts';
import { readFrozen } from '../db/box/queries/readFrozen.ts';
import { type FrozenWave, saveFrozen } from '../db/box/queries/saveFrozen.ts';
import { rebuild } from '../db/rebuild.ts';
import { retryBusy } from '../db/retry.ts';
import { countWave } from './box/countWave.ts';
import { heldBackNote, holdBack, isHeldBack } from './box/heldBack.ts';
import { listBuckets } from './box/listBuckets.ts';
import { allReleases, previousRelease } from './box/previousRelease.ts';
import { type PublishedWave, publishedWaves } from './box/publishedWaves.ts';
import { type SealedSeason, sealedSeason, storedWave } from './box/sealedSeason.ts';
import { auditRelease } from './core/audit/audit.ts';
import { truthOf } from './core/audit/truth.ts';
import { hex, readU32, sha256, u32 } from './core/bytes.ts';
import { jcs, jcsText } from './core/jcs.ts';
import { checkRelease } from './core/release/check.ts';
import { release } from './core/release/release.ts';
import { packParts, releaseFiles, unpackParts } from './core/release/split.ts';
import { tally } from './core/release/tally.ts';
import type { Erasure, Instant, ManifestWave, WaveClose } from './core/season.ts';
import type { BoxSide } from './deps.ts';
import type { Publish } from './publication.ts';

/** One wave of a season this box serves, and what the board says of it. */
export type WaveAt = { season: SealedSeason; wave: ManifestWave; published: PublishedWave | null };

/** What every step needs. */
export type Closing = { box: BoxSide; publish: Publish; now: Instant };

/**
 * Closes, releases and erases whatever is due in any season on the board; true when something was done.
 * @throws after every wave had its turn, when a step of one failed: a wave that cannot be closed does not keep
 *   another one's answers from being erased.
 */
export const advanceWaves = async (closing: Closing): Promise<boolean> => {
  const { box } = closing;
  const published = await publishedWaves(box.board);
  const failures: unknown[] = [];
  let done = false;
  for (const { type, body: mh } of await box.board.log()) {
    const season = type === 'manifest' ? await sealedSeason(box, mh) : null;
    for (const wave of season?.manifest.waves ?? []) {
      if (!season) continue;
      const at = { season, wave, published: published(mh, wave.id) };
      const tried = (step: () => Promise<boolean>): Promise<boolean> =>
        step().catch((error: unknown) => {
          failures.push(error);
          return false;
        });
      const moved = await tried(async () => (await closeWave(closing, at)) || releaseWave(closing, at));
      // Whatever keeps a wave from its release does not keep its answers: they go when they were promised to.
      done = moved || (await tried(() => eraseWave(closing, at))) || done;
    }
  }
  if (failures.length > 0) throw failures[0];
  return done;
};

/**
 * Ends a wave at its `closes`: from here no ballot is stored, the count is frozen, and root, totals, ballot list
 * and the hash of the coming release go on the board. When the audit can undo the release, nothing of it is
 * published: a note says that results are late, and the wave waits for a repaired program.
 * @throws when the independent check disagrees with the release: then nothing is published either.
 */
export const closeWave = async ({ box, publish, now }: Closing, at: WaveAt): Promise<boolean> => {
  if (at.published || now < at.wave.closes) return false;
  const name = storedWave(at.season.mh, at.wave.id);
  if (isHeldBack(box, name)) return false;
  await retryBusy(() => freezeWave(box.db, name));
  let { close, list, release, erased } = await readFrozen(box.db, name);
  if (erased && !close) return false; // held back until there was nothing left to count
  if (!close || !list || !release) {
    const result = await closingDocuments(box, at);
    if (!result) {
      await publish({ type: 'note', at: now, body: heldBackNote(at.season.manifest.season, at.wave.id) });
      holdBack(box, name);
      return false;
    }
    await retryBusy(() => saveFrozen(box.db, name, result));
    // Not `result`: if another process was first, its documents are the wave's.
    ({ close, list, release } = await readFrozen(box.db, name));
  }
  if (!close || !list || !release) throw new Error('the box did not keep a closed wave');
  // The write-ahead log holds the order of arrival: while somebody reads it, the next round tries again.
  if (!(await rebuild(box.db.$client))) return false;
  await publish({
    type: 'wave-close',
    at: now,
    body: close,
    docs: [{ bytes: list }, ...(await listBuckets(box.db, name, close))],
  });
  return true;
};

/** Counts, releases, checks and audits; null when the audit wins. UNSAFE counts live and die in here. */
const closingDocuments = async (box: BoxSide, { season, wave }: WaveAt): Promise<FrozenWave | null> => {
  const { manifest } = season;
  const mh = hex(season.mh);
  const questionnaire = season.questionnaires.get(wave.questionnaire_hash);
  if (!questionnaire) throw new Error('a sealed season without its questionnaire');
  const count = await countWave(box.db, manifest, storedWave(season.mh, wave.id));
  const { ballots, list, root, size, cohorts } = count;
  const previous = await previousRelease(box.board, wave.closes);
  const doc = release({
    manifest,
    mh,
    questionnaire,
    tally: tally({ manifest, questionnaire, ballots }),
    wave: wave.id,
    ...(previous ? { previous } : {}),
  });
  const findings = checkRelease({ doc, manifest, mh, questionnaire, ballots });
  if (findings.length > 0)
    throw new Error(
      `the release of ${manifest.season} ${wave.id} must not be published: ${jcsText(findings)}`,
    );
  const truth = truthOf({ manifest, questionnaire, wave: wave.id, ballots });
  // Its findings name groups and counts: they stay in here, whatever becomes of the wave.
  const released = await allReleases(box.board);
  if (!auditRelease({ release: doc, previous: released, truth, manifest }).ok) return null;
  const { body, parts } = releaseFiles(doc);
  const close: WaveClose = {
    season: manifest.season,
    wave: wave.id,
    mh,
    root,
    size,
    cohorts,
    release_hash: hex(sha256(body)),
    ballots: hex(sha256(list)),
  };
  return { close: jcs(close), list, release: body, parts: packParts(parts) };
};

/** Puts the release that was frozen at the close on the board, at the wave's `releases` and not before. */
export const releaseWave = async ({ box, publish, now }: Closing, at: WaveAt): Promise<boolean> => {
  if (!at.published?.releaseHash || at.published.released || now < at.wave.releases) return false;
  const { release: body, parts } = await readFrozen(box.db, storedWave(at.season.mh, at.wave.id));
  if (!body || hex(sha256(body)) !== at.published.releaseHash)
    throw new Error('the box does not hold the release its board announced');
  const docs = unpackParts(parts ?? new Uint8Array()).map((bytes) => ({ bytes }));
  await publish({ type: 'release', at: now, body, docs });
  return true;
};

const DAY = 86_400_000;

/** The first moment after the dispute window. */
const erasedFrom = ({ season, wave }: WaveAt): number =>
  Date.parse(wave.releases) + season.manifest.rules.dispute_days * DAY;

/**
 * Erases a wave's answers, salts and ballots after the dispute window, released or not, and says so on the board once
 * nothing of them is left in the file or its write-ahead log. A release that is frozen and waits for the board stays.
 *
 * Reaches embedded files. A libSQL server may keep history: there destruction cannot be shown from here.
 */
export const eraseWave = async ({ box, publish, now }: Closing, at: WaveAt): Promise<boolean> => {
  const { season, wave, published } = at;
  if (published?.erased || Date.parse(now) < erasedFrom(at)) return false;
  const name = storedWave(season.mh, wave.id);
  await retryBusy(() => freezeWave(box.db, name));
  await retryBusy(() => eraseBallots(box.db, name, published?.released ?? false));
  if (!(await rebuild(box.db.$client))) return false; // somebody is reading: the next round tries again
  const { manifest } = season;
  const erasure: Erasure = {
    season: manifest.season,
    wave: wave.id,
    mh: hex(season.mh),
    erased: published ? published.size : readU32((await readFrozen(box.db, name)).erased ?? u32(0), 0),
  };
  await publish({ type: 'erasure', at: now, body: jcs(erasure) });
  return true;
};
