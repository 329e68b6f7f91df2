/**
 * An organisation on a real board: its ballots lie in a real box, the real closing job counts, releases, audits and
 * publishes them, the real application serves the result. Only issuing is left out: no attack here is on a key.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BallotRow } from '../../db/box/queries/putBallots.ts';
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
import { openOrganisation, type TestOrganisation } from '../support/organisation.ts';
import { type Crawl, crawl, type Get } from './crawl.ts';

/** What happens in one season: the ballots of each wave in the manifest's order. */
export type Story = { manifest: Manifest; questionnaire: Questionnaire; waves: CountedBallot[][] };

/** The season as sealed, and what a stranger could fetch at each stage. */
export type Played = { story: Story; crawls: Map<Stage, Crawl> };

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

/** With ballots in the box, after the close, after the release: of the first wave; and when all is over. */
export type Stage = 'open' | 'closed' | 'released' | 'end';
export const STAGES: readonly Stage[] = ['open', 'closed', 'released', 'end'];

/** A worse server in front of the real one, for the attacks on responses. */
export type Fault = (get: Get, ballotsInBox: () => Promise<number>) => Get;

const sealed = (story: Story, own: TestOrganisation): { manifest: Manifest; lines: KeyLine[] } => {
  const lines = keysOf(story.manifest);
  const questionnaire_hash = hex(sha256(jcs(story.questionnaire)));
  const manifest = {
    ...story.manifest,
    org: own.org,
    keys_root: hex(keyTree(lines).root),
    log_key: own.logKey,
    receipt_key: own.receiptKey,
    desk: own.deskUrl,
    box: own.boxUrl,
    waves: story.manifest.waves.slice(0, story.waves.length).map((wave) => ({ ...wave, questionnaire_hash })),
  };
  return { manifest, lines };
};

const publishSeason = async (own: TestOrganisation, story: Story) => {
  const { manifest, lines } = sealed(story, own);
  const body = jcs(manifest);
  const mh = manifestHash(body);
  const tree = keyTree(lines);
  const waves = manifest.waves.map(({ id }) => id);
  const docs = [
    { bytes: jcs(story.questionnaire) },
    { bytes: jcs(lines), name: `keys/${hex(mh)}` },
    ...manifest.cohorts.map(({ id }) => ({
      bytes: jcs(tree.cohortKeys(id, waves)),
      name: `keys/${hex(mh)}/${id}`,
    })),
  ];
  await own.publish({ type: 'manifest', at: manifest.collect_opens, body, docs });
  return { manifest, mh };
};

/** Seals, answers, closes, releases and erases every wave, and crawls the board at the stages asked for. */
export const play = async (
  story: Story,
  stages: readonly Stage[] = ['end'],
  fault: Fault = (get) => get,
): Promise<Played> => {
  const seeds = { log: new Uint8Array(32).fill(1), receipt: new Uint8Array(32).fill(2) };
  const own = await openOrganisation(undefined, seeds);
  try {
    const { manifest, mh } = await publishSeason(own, story);
    let now = manifest.collect_closes;
    const app = createApp({
      organisation: async (name) => (name === own.org ? own : null),
      organisations: async () => [own],
      now: () => now,
      asset,
    });
    const inBox = async () =>
      (await own.box.db.select({ nonce: ballotTable.nonce }).from(ballotTable)).length;
    const get = fault(async (path, init) => app.request(path, init), inBox);
    const crawls: Played['crawls'] = new Map();
    const at = async (moment: Instant) => {
      now = moment;
      while (await advanceWaves({ box: own.box, publish: own.publish, now }));
    };
    const look = async (stage: Stage, wave = 0) => {
      if (wave === 0 && stages.includes(stage)) crawls.set(stage, await crawl(get, own.org));
    };
    for (const [number, wave] of manifest.waves.entries()) {
      await at(wave.opens);
      const rows = rowsOf(mh, wave.id, number, story.waves[number] ?? []);
      for (let from = 0; from < rows.length; from += 500)
        await own.box.db.insert(ballotTable).values(rows.slice(from, from + 500));
      await look('open', number);
      await at(wave.closes);
      await look('closed', number);
      await at(wave.releases);
      await look('released', number);
    }
    await at(later(manifest.waves.at(-1)?.releases ?? now, manifest.rules.dispute_days));
    await look('end');
    return { story: { ...story, manifest }, crawls };
  } finally {
    own.end();
  }
};

/** What was seen at a stage; asking for one that was not crawled is a fault of the test. */
export const at = ({ crawls }: Played, stage: Stage): Crawl => {
  const found = crawls.get(stage);
  if (!found) throw new Error(`nobody looked at the stage ${stage}`);
  return found;
};
