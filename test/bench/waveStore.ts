/** A closed wave's ballots in a real box file: as many and as large as real ones, with invented answers. */
import { randomFillSync } from 'node:crypto';
import type { ResultSet } from '@libsql/client/web';
import { openFile } from '../../db/file.ts';
import { migrate } from '../../db/migrate.ts';
import { isRecord, parseJson } from '../../worker/core/ballot/shape.ts';
import { DEFAULT_QUESTIONNAIRE } from '../../worker/core/bank.ts';
import { makeAnswerTable } from '../../worker/core/files/answerTable.ts';
import type { Questionnaire } from '../../worker/core/questionnaire.ts';
import { DEFAULT_RULES, type Manifest } from '../../worker/core/season.ts';
import { sequence } from './organisation.ts';

const ITEMS = 20;
const WAVE = new Uint8Array(32).fill(7);
const PARTICIPATION = 0.7;
const AT_ONCE = 2000;
const CHILDREN = 8;

export const QUESTIONNAIRE: Questionnaire = {
  ...DEFAULT_QUESTIONNAIRE('bench'),
  items: Array.from({ length: ITEMS }, (_, i) => ({
    kind: 'scale',
    id: `item-${i}`,
    theme: 'mood',
    core: true,
    scale: [1, 5],
    reversed: i % 7 === 6,
    text: { en: `Statement ${i}.` },
  })),
};

/** Units in a tree of eight children each; a cohort for each, or several that attributes tell apart. */
export const makeManifest = (of: { ballots: number; units: number; attributes: number }): Manifest => {
  const next = sequence(of.units);
  const parts = of.attributes > 0 ? 3 : 1;
  const size = Math.max(12, Math.round(of.ballots / PARTICIPATION / of.units / parts));
  const values = (count: number) => `V${Math.floor(count * next() ** 2)}`;
  return {
    v: 1,
    suite: 1,
    org: 'bench',
    season: 'bench',
    rules: DEFAULT_RULES,
    collect_opens: '2026-01-01T00:00:00Z',
    collect_closes: '2026-01-02T00:00:00Z',
    units: Array.from({ length: of.units }, (_, i) => ({
      id: `unit-${i}`,
      parent: i === 0 ? null : `unit-${Math.floor((i - 1) / CHILDREN)}`,
      label: `Unit ${i}`,
    })),
    attributes: Array.from({ length: of.attributes }, (_, a) => ({
      id: `attribute-${a}`,
      levels: ['value', 'any'],
    })),
    priority: 'units',
    waves: [
      {
        id: 'wave',
        opens: '2026-02-01T00:00:00Z',
        closes: '2026-02-10T00:00:00Z',
        releases: '2026-02-12T00:00:00Z',
        questionnaire_hash: '00'.repeat(32),
      },
    ],
    cohorts: Array.from({ length: of.units * parts }, (_, i) => ({
      id: `cohort-${i}`,
      unit: `unit-${Math.floor(i / parts)}`,
      label: `Cohort ${i}`,
      attributes: Object.fromEntries(
        Array.from({ length: of.attributes }, (_, a) => [`attribute-${a}`, values(2 + 2 * a)]),
      ),
      size,
      members_root: '00'.repeat(32),
    })),
    keys_root: '00'.repeat(32),
    log_key: 'A'.repeat(43),
    receipt_key: 'A'.repeat(43),
    desk: 'https://desk.example',
    box: 'https://box.example',
  };
};

const random = (length: number): Uint8Array => randomFillSync(new Uint8Array(length));

/** Fills a new file with the ballots of everyone who takes part. */
export const fillStore = async (path: string, manifest: Manifest): Promise<void> => {
  const client = await openFile(path);
  await migrate(client, 'box/migrations');
  await client.execute('PRAGMA synchronous = OFF');
  const next = sequence(1);
  const sql = `INSERT INTO ballots (wave, nonce, cohort, rev, op, "commit", answers, salt, token, vk, sig) VALUES (?, ?, ?, 1, 1, ?, ?, ?, ?, ?, ?)`;
  let batch: { sql: string; args: (Uint8Array | string)[] }[] = [];
  const flush = async () => {
    if (batch.length > 0) await client.batch(batch, 'write');
    batch = [];
  };
  for (const { id, size } of manifest.cohorts) {
    const mood = next();
    for (let person = 0; person < size; person++) {
      if (next() > PARTICIPATION) continue;
      const answers: Record<string, number> = {};
      for (const item of QUESTIONNAIRE.items)
        if (next() < 0.95)
          answers[item.id] = Math.round(1 + 4 * Math.min(1, Math.max(0, mood + next() - 0.5)));
      const row = [
        WAVE,
        random(32),
        id,
        random(32),
        JSON.stringify(answers),
        random(16),
        random(354),
        random(32),
        random(64),
      ];
      batch.push({ sql, args: row });
      if (batch.length === AT_ONCE) await flush();
    }
  }
  await flush();
  client.close();
};

/** Every answer of the wave, read page by page. */
export const readStore = async (path: string, manifest: Manifest) => {
  const client = await openFile(path);
  const table = makeAnswerTable(
    QUESTIONNAIRE,
    manifest.cohorts.map(({ id }) => id),
  );
  const rowOf = new Map(manifest.cohorts.map(({ id }, row) => [id, row]));
  const items = QUESTIONNAIRE.items.map(({ id }) => id);
  let after: ArrayBuffer | Uint8Array = new Uint8Array();
  for (;;) {
    const page: ResultSet = await client.execute({
      sql: 'SELECT nonce, cohort, answers FROM ballots WHERE wave = ? AND op = 1 AND nonce > ? ORDER BY nonce LIMIT 1000',
      args: [WAVE, after],
    });
    for (const { nonce, cohort, answers } of page.rows) {
      const sheet = parseJson(String(answers));
      if (!isRecord(sheet) || !(nonce instanceof ArrayBuffer)) throw new Error('not what was stored');
      const row = rowOf.get(String(cohort)) ?? -1;
      table.add(
        row,
        items.map((item) => (typeof sheet[item] === 'number' ? sheet[item] : null)),
        [],
      );
      after = nonce;
    }
    if (page.rows.length === 0) break;
  }
  client.close();
  return table;
};
