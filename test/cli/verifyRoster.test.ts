import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CollectionClose, Manifest } from '../../worker/core/season.ts';
import type { Finding } from '../../worker/core/verify/finding.ts';
import { type MemberSecrets, parseMemberSecrets, verifyRoster } from '../../worker/core/verify/roster.ts';
import { MEMBERS, manifestOf, openPlace, PLAN, sealed } from '../desk/support.ts';
import { collectedPlace, type PlayedPlace } from '../support/playedPlace.ts';
import { run } from './run.ts';

let played: PlayedPlace;
let dir: string;
let manifest: Manifest;
let close: CollectionClose;
let secrets: MemberSecrets;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'chorus-guardian-'));
  played = await collectedPlace(4);
  manifest = await manifestOf(played.place, played.mh);
  const { board } = played.place.open.organisation;
  const log = await board.log();
  const doc = async (hash: string) => new TextDecoder().decode((await board.doc(hash)) ?? new Uint8Array());
  close = JSON.parse(await doc(log.find(({ type }) => type === 'collection-close')?.body ?? ''));
  const exported = parseMemberSecrets(
    (await played.place.desk('GET', `/seasons/${PLAN.season}/secrets`)).body,
  );
  if (!exported) throw new Error('the desk exported no secrets');
  secrets = exported;

  // The board as a stranger saves it.
  mkdirSync(join(dir, 'docs'));
  const { body } = await played.place.board('/log');
  writeFileSync(join(dir, 'log.json'), JSON.stringify(body));
  const hashes = [
    ...log.map((entry) => entry.body),
    close.keys,
    ...manifest.waves.map((wave) => wave.questionnaire_hash),
  ];
  for (const hash of hashes) writeFileSync(join(dir, 'docs', hash), (await board.doc(hash)) ?? '');
  writeFileSync(join(dir, 'secrets.json'), JSON.stringify(secrets));
  writeFileSync(join(dir, 'roster.csv'), rosterCsv(MEMBERS));
});
afterAll(async () => {
  await played.place.remove();
  rmSync(dir, { recursive: true, force: true });
});

const rosterCsv = (members: typeof MEMBERS) =>
  ['employee_id,unit', ...members.map(({ employee_id, unit }) => `${employee_id},${unit.join(' / ')}`)].join(
    '\n',
  );

const verify = async (roster = 'roster.csv', file = 'secrets.json') => {
  const ran = await run([
    'verify',
    dir,
    '--roster',
    join(dir, roster),
    '--secrets',
    join(dir, file),
    '--json',
  ]);
  return { code: ran.code, ...JSON.parse(ran.stdout) };
};

test('a guardian with the payroll recomputes every root', async () => {
  expect(await verify()).toMatchObject({
    code: 0,
    ok: true,
    findings: [],
    roster: { season: PLAN.season, members: 30, cohorts: manifest.cohorts.length },
  });
});

test('the command says whom the payroll does not know, and asks for both files', async () => {
  writeFileSync(join(dir, 'short.csv'), rosterCsv(MEMBERS.slice(1)));
  const found = await verify('short.csv');
  expect([found.code, found.ok]).toEqual([1, false]);
  expect(found.findings).toEqual([
    { kind: 'roster', where: PLAN.season, explanation: 'Members who are not on the roster: E000.' },
  ]);
  const half = await run(['verify', dir, '--roster', join(dir, 'roster.csv')]);
  expect([half.code, half.stderr]).toMatchObject([2, expect.stringContaining('go together')]);
  writeFileSync(join(dir, 'other.json'), JSON.stringify({ ...secrets, mh: '00'.repeat(32) }));
  expect((await verify('roster.csv', 'other.json')).findings).toMatchObject([
    { explanation: expect.stringContaining('not on this board') },
  ]);
});

test('the steward alone may export the secrets, and nobody’s bit before the close', async () => {
  const path = `/seasons/${PLAN.season}/secrets`;
  expect((await played.place.desk('GET', path, undefined, null)).status).toBe(401);
  expect((await played.place.desk('GET', '/seasons/none/secrets')).status).toBe(404);
  expect(secrets.members.filter(({ issued }) => issued)).toHaveLength(26);
  const place = await openPlace();
  await sealed(place);
  const early = parseMemberSecrets((await place.desk('GET', path)).body);
  await place.remove();
  expect(early?.members).toHaveLength(30);
  expect(early?.members.filter(({ issued }) => issued !== undefined)).toEqual([]);
});

const findings = (change: {
  manifest?: Partial<Manifest>;
  close?: CollectionClose | null;
  roster?: typeof MEMBERS;
  secrets?: Partial<MemberSecrets>;
  mh?: string;
}): string[] => {
  const found: Finding[] = [];
  verifyRoster(
    {
      manifest: { ...manifest, ...change.manifest },
      mh: change.mh ?? played.mh,
      close: change.close === undefined ? close : change.close,
      roster: change.roster ?? MEMBERS,
      secrets: { ...secrets, ...change.secrets },
    },
    (kind, where, explanation) => found.push({ kind, where, explanation }),
  );
  return found.map(({ explanation }) => explanation);
};
const first = <T>(list: readonly T[]): T => {
  const [one] = list;
  if (one === undefined) throw new Error('nothing there');
  return one;
};

test('every way of lying about the members is found', () => {
  const one = first(secrets.members);
  const rest = secrets.members.slice(1);
  const [ads, other] = manifest.cohorts;
  if (!ads || !other) throw new Error('two cohorts');
  const elsewhere = one.cohort === ads.id ? other.id : ads.id;
  expect(findings({})).toEqual([]);
  const has = (found: string[], words: string) => expect(found.join('\n')).toContain(words);
  has(findings({ mh: '11'.repeat(32) }), 'another season');
  has(findings({ secrets: { members: [one, ...secrets.members] } }), 'twice');
  has(
    findings({ secrets: { members: [...secrets.members, { ...one, employee_id: 'ghost' }] } }),
    'not on the roster: ghost',
  );
  has(
    findings({ secrets: { members: [...rest, { ...one, employee_id: 'ghost' }] } }),
    'not the root of these members',
  );
  has(findings({ secrets: { members: rest } }), 'no members');
  has(findings({ secrets: { members: rest } }), 'members are published');
  has(findings({ secrets: { members: [{ ...one, cohort: 'c-none' }, ...rest] } }), 'does not have');
  has(
    findings({ secrets: { members: [{ ...one, secret: first(rest).secret }, ...rest] } }),
    'not the root of these members',
  );
  has(findings({ secrets: { members: [{ ...one, cohort: elsewhere }, ...rest] } }), 'unit by the roster');
  has(findings({ secrets: { members: [{ ...one, issued: !one.issued }, ...rest] } }), 'members collected');
  const two = rest.find(({ cohort, issued }) => cohort === one.cohort && issued !== one.issued);
  if (!two) throw new Error('somebody of the same cohort who did not do the same');
  const swapped = secrets.members.map((line) =>
    line === one || line === two ? { ...line, issued: !line.issued } : line,
  );
  expect(findings({ secrets: { members: swapped } })).toEqual([
    'The published issued_root is not the root of who collected.',
  ]);
  const unsaid = secrets.members.map(({ issued: _, ...line }) => line);
  has(findings({ secrets: { members: unsaid } }), 'before the collection closed');
  expect(findings({ secrets: { members: unsaid }, close: null })).toEqual([]);
});
