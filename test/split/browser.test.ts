/** A page of the board's host in a real Chromium: it collects at one other origin and answers at a third. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { finishBallot, makeBallot } from '../../worker/cli/employee.ts';
import { later } from '../../worker/cli/instant.ts';
import { moveUntil, prepareSeason, type Rehearsed } from '../../worker/cli/rehearse/season.ts';
import { hex } from '../../worker/core/bytes.ts';
import type { Member } from '../../worker/core/roster/member.ts';
import type { CohortKeys } from '../../worker/core/season.ts';
import type { Invitee } from '../../worker/desk/codes.ts';
import { launch } from '../support/browser.ts';
import { heading, kept, visitor } from '../support/visitor.ts';
import { type Split, splitHosts } from './hosts.ts';

const members: Member[] = Array.from({ length: 16 }, (_, i) => ({
  employee_id: `W${i}`,
  unit: ['Shop'],
  attributes: {},
}));
const nothing = { tick() {}, done() {} };
const io = { out() {}, err() {}, json() {}, progress: () => nothing, isTTY: false };

let browser: Browser;
let split: Split;
let season: Rehearsed;
let invitees: Invitee[];

/** A colleague elsewhere collects; the ballots are of no use here. */
const collect = async ({ code }: Invitee) => {
  const path = `/seasons/${season.manifest.season}`;
  const own = await split.api.desk<{ cohort: string }>('POST', `${path}/membership`, { code });
  const { keys } = await split.api.board<CohortKeys>(`/manifests/${hex(season.mh)}/keys/${own.cohort}`);
  const binding = { mh: season.mh, desk: season.manifest.desk, box: season.manifest.box };
  const pending = await Promise.all(
    keys.map(({ wave, n }) => makeBallot(binding, { wave, cohort: own.cohort, n })),
  );
  const requests = pending.map(({ request }) => request);
  const { signatures } = await split.api.desk<{ signatures: string[] }>('POST', `${path}/ballots`, {
    code,
    requests,
  });
  for (const [i, ballot] of pending.entries())
    expect(await finishBallot(ballot, signatures[i] ?? '')).not.toBeNull();
};

beforeAll(async () => {
  // The wall clock's own time: the page compares its clock with the season's.
  split = await splitHosts([['board'], ['box'], ['desk']], {
    start: `${new Date().toISOString().slice(0, 19)}Z`,
  });
  await Promise.all(split.hosts.map((host) => host.start()));
  season = await prepareSeason(split.api, io, { members, waves: 1, kCohort: undefined });
  invitees = await split.api.desk<Invitee[]>('GET', `/seasons/${season.manifest.season}/codes`);
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await split?.end();
});

test('a person collects and answers over three origins, and each hears only what is its own', async () => {
  const [first, ...others] = invitees;
  if (!first) throw new Error('nobody is invited');
  const anna = await visitor(browser);
  const { page } = anna;
  const [desk, box, board] = [split.hostOf('desk'), split.hostOf('box'), split.hostOf('board')];
  // A link of the desk's host leads to the page beside the board, and the code comes along in the fragment.
  await page.goto(`${desk.url}/o/${split.org}/collect#${season.manifest.season}.${first.code}`);
  await heading(page, 'Collect your ballots');
  expect(page.url()).toBe(`${board.url}/o/${split.org}/collect`);
  await page.getByRole('button', { name: 'Collect ballots' }).click();
  await page.getByRole('heading', { level: 1, name: /ballots? (is|are) here/ }).waitFor();
  expect(await kept(page)).toMatchObject({ enrolments: 1 });
  for (const colleague of others) await collect(colleague);

  const { manifest } = season;
  await moveUntil(split.api, manifest.collect_closes, { type: 'collection-close', season: manifest.season });
  await split.api.moveClock(later(manifest.waves[0]?.opens ?? '', { minutes: 1 }));
  await page.goto(`${board.url}/o/${split.org}/answer`);
  await page.getByRole('button', { name: /^Start/ }).click();
  for (let question = 0; question < 40; question++) {
    if (await page.getByRole('heading', { level: 1, name: 'Review your answers' }).isVisible()) break;
    const title = await page.title();
    const scale = page.locator('input[type=radio]');
    if ((await scale.count()) > 0) {
      await scale.nth(2).check({ force: true });
      await page.keyboard.press('Enter');
    } else await page.getByRole('button', { name: 'Skip' }).click();
    await page.waitForFunction((before) => document.title !== before, title);
  }
  await page.getByRole('button', { name: 'Send answers' }).click();
  await heading(page, 'Sealed');
  expect(anna.errors).toEqual([]);

  const origins = (side: string) => [
    ...new Set(anna.asked(side).map((request) => new URL(request.url()).origin)),
  ];
  expect([origins('desk'), origins('box'), origins('board')]).toEqual([[desk.url], [box.url], [board.url]]);
  for (const request of anna.requests.filter((one) => one.url().includes('/api/'))) {
    const headers = await request.allHeaders();
    expect([headers.cookie, headers.authorization, headers.referer]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  }
});
