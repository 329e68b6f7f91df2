/**
 * An organisation on a real board: its ballots lie in a real box, the real closing job counts, releases, audits and
 * publishes them, the real application serves the result. Only issuing is left out: no attack here is on a key.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BallotRow, putBallots } from '../../db/box/queries/putBallots.ts';
import { ballots as ballotTable } from '../../db/box/schema.ts';
import { createApp } from '../../worker/app.ts';
import { storedWave } from '../../worker/box/sealedSeason.ts';
import { advanceWaves } from '../../worker/close.ts';
import { keyTree } from '../../worker/core/ballot/key.ts';
import { manifestHash } from '../../worker/core/ballot/manifest.ts';
import { b64u, concat, hex, sha256, u32, utf8 } from '../../worker/core/bytes.ts';
import { jcs, jcsText } from '../../worker/core/jcs.ts';
import type { Questionnaire } from '../../worker/core/questionnaire.ts';
import type { CountedBallot } from '../../worker/core/release/document.ts';
import type { Id, Instant, KeyLine, Manifest } from '../../worker/core/season.ts';
import { openOrganisation } from '../support/organisation.ts';
import { type Crawl, crawl, type Get } from './crawl.ts';

/** What happens in one season: the ballots of each wave in the manifest's order. */
export type Story = { manifest: Manifest; questionnaire: Questionnaire; waves: CountedBallot[][] };

/** What a stranger could fetch: with ballots in the box, after the first close, after its release, at the end. */
export type Played = { story: Story; open: Crawl; closed: Crawl; released: Crawl; end: Crawl };

const ROOT = join(import.meta.dirname, '../..');

/** The pages as they stand in the sources: shells without data, whatever the bundler makes of them. */
const asset = async (path: string) => {
  const found = /^\/(answer|results)\/index\.html$/.test(path);
  return found ? new Response(readFileSync(join(ROOT, `web${path}`))) : null;
};

/** As random as a salted commitment to whoever has not the salt; the same whatever was answered. */
const hidingBytes = (kind: string, wave: number, at: number) =>
  sha256(concat(utf8(kind), u32(wave), u32(at)));

const rowsOf = (mh: Uint8Array, wave: Id, number: number, ballots: readonly CountedBallot[]): BallotRow[] =>
  ballots.map(({ cohort, answers }, at) => {
    const nonce = hidingBytes('nonce', number, at);
    return {
      wave: storedWave(mh, wave),
      nonce,
      cohort,
      rev: 1,
      op: 1,
      commit: hidingBytes('commit', number, at),
      answers: jcsText(answers),
      salt: hidingBytes('salt', number, at),
      token: concat(new Uint8Array(2), nonce, new Uint8Array(320)),
      vk: hidingBytes('vk', number, at),
      sig: concat(nonce, nonce),
    };
  });

const keysOf = ({ waves, cohorts }: Manifest): KeyLine[] =>
  waves.flatMap(({ id: wave }) =>
    cohorts.map(({ id: cohort }) => ({ wave, cohort, n: b64u(sha256(utf8(`${wave} ${cohort}`))) })),
  );

const DAY_MS = 86_400_000;
const later = (at: Instant, days: number): Instant =>
  `${new Date(Date.parse(at) + days * DAY_MS).toISOString().slice(0, 19)}Z`;

/** What `play` may do worse than the real process, for the attacks on responses. */
export type Faults = { wrap?: (get: Get, ballotsNow: () => Promise<number>) => Get };

/** Seals, answers, closes, releases and erases every wave, and crawls the board on the way. */
export const play = async (story: Story, { wrap }: Faults = {}): Promise<Played> => {
  const seeds = { log: new Uint8Array(32).fill(1), receipt: new Uint8Array(32).fill(2) };
  const own = await openOrganisation(undefined, seeds);
  try {
    const { questionnaire } = story;
    const lines = keysOf(story.manifest);
    const tree = keyTree(lines);
    const manifest: Manifest = {
      ...story.manifest,
      org: own.org,
      keys_root: hex(tree.root),
      log_key: own.logKey,
      receipt_key: own.receiptKey,
      desk: own.deskUrl,
      box: own.boxUrl,
      waves: story.manifest.waves.slice(0, story.waves.length).map((wave) => ({
        ...wave,
        questionnaire_hash: hex(sha256(jcs(questionnaire))),
      })),
    };
    const body = jcs(manifest);
    const mh = manifestHash(body);
    await own.publish({
      type: 'manifest',
      at: manifest.collect_opens,
      body,
      docs: [
        { bytes: jcs(questionnaire) },
        { bytes: jcs(lines), name: `keys/${hex(mh)}` },
        ...manifest.cohorts.map(({ id }) => ({
          bytes: jcs(
            tree.cohortKeys(
              id,
              manifest.waves.map((wave) => wave.id),
            ),
          ),
          name: `keys/${hex(mh)}/${id}`,
        })),
      ],
    });
    let now = manifest.collect_closes;
    const app = createApp({
      organisation: async (name) => (name === own.org ? own : null),
      organisations: async () => [own],
      now: () => now,
      asset,
    });
    const plain: Get = async (path, init) => app.request(path, init);
    const stored = async () =>
      (await own.box.db.select({ nonce: ballotTable.nonce }).from(ballotTable)).length;
    const get = wrap ? wrap(plain, stored) : plain;
    const at = async (moment: Instant) => {
      now = moment;
      while (await advanceWaves({ box: own.box, publish: own.publish, now }));
    };
    const crawls: Crawl[] = [];
    for (const [number, wave] of manifest.waves.entries()) {
      await at(wave.opens);
      const rows = rowsOf(mh, wave.id, number, story.waves[number] ?? []);
      for (let from = 0; from < rows.length; from += 500)
        await putBallots(own.box.db, rows.slice(from, from + 500));
      if (number === 0) crawls.push(await crawl(get, own.org));
      await at(wave.closes);
      if (number === 0) crawls.push(await crawl(get, own.org));
      await at(wave.releases);
      if (number === 0) crawls.push(await crawl(get, own.org));
    }
    const last = manifest.waves.at(-1)?.releases ?? now;
    await at(later(last, manifest.rules.dispute_days));
    crawls.push(await crawl(get, own.org));
    const [open, closed, released, end] = crawls;
    if (!open || !closed || !released || !end) throw new Error('the season has no wave');
    return { story: { ...story, manifest }, open, closed, released, end };
  } finally {
    own.end();
  }
};
