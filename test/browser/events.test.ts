/** Events in a real Chromium: leadership posts one on a real server, everyone sees it on the trend. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtWeb } from '../../worker/node/assets.ts';
import { type Server, serve } from '../../worker/node.ts';
import { launch } from '../support/browser.ts';
import { EVENTS, publishReleases } from '../support/releases.ts';
import { expectAccessible, PHONE, type Visitor, visitor } from '../support/visitor.ts';

const WIDE = { width: 1440, height: 900 };

let browser: Browser;
let folder: string;
let server: Server;
let leader: Visitor;

const opened = () => {
  const [first] = server.organisations;
  if (!first) throw new Error('no organisation');
  return first;
};
const base = () => `${server.url}/o/${opened().organisation.org}/`;
const list = (page: Page) => page.getByRole('list', { name: 'Events in the chart' });
const titles = async (page: Page): Promise<string[]> => {
  await list(page).waitFor({ state: 'attached' });
  return list(page).locator('li span[dir]').allTextContents();
};

beforeAll(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), 'chorus-events-'));
  const web = builtWeb();
  if (web === null) throw new Error('Build the web application first: npx vite build');
  server = await serve({ dataDir: folder, port: 0, organisation: 'Northwind Systems', web });
  await publishReleases(opened().organisation);
  leader = await visitor(browser);
  await leader.page.setViewportSize(WIDE);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the trend', () => {
  it('names the events of its time, and those alone that touch the unit', async () => {
    const { page } = leader;
    await page.goto(base());
    expect(await titles(page)).toEqual(EVENTS.map(({ title }) => title));
    await page.goto(`${base()}units/${await unitId('People')}`);
    expect(await titles(page)).toEqual(['Monitoring paused']);
  });

  it('numbers them on a phone and explains the numbers in a list below', async () => {
    const { page } = leader;
    await page.setViewportSize(PHONE);
    await page.goto(base());
    await page.waitForFunction(() => {
      const found = document.querySelector('ol[aria-label="Events in the chart"]');
      return found !== null && found.getBoundingClientRect().height > 60;
    });
    expect(await list(page).locator('li').allTextContents()).toEqual(
      ['2 May', '24 June', '2 September'].map((day, i) => `${i + 1}${EVENTS[i]?.title}${day}`),
    );
    await page.setViewportSize(WIDE);
  });
});

const unitId = async (label: string): Promise<string> => {
  const { board } = opened().organisation;
  const manifest = (await board.log()).findLast(({ type }) => type === 'manifest');
  const bytes = manifest && (await board.doc(manifest.body));
  const units: { id: string; label: string }[] = JSON.parse(
    new TextDecoder().decode(bytes ?? undefined),
  ).units;
  return units.find((unit) => unit.label === label)?.id ?? '';
};

describe('before and after', () => {
  it('says what followed in the touched units, or that it cannot tell, and never why', async () => {
    const { page } = leader;
    await page.goto(`${base()}events`);
    await page
      .getByRole('heading', { level: 1, name: /Applied Research .* after “Transfers opened”/ })
      .waitFor();
    await page.getByText('compared with this wave').waitFor();
    expect(await page.locator('main').textContent()).not.toMatch(/because|caused|due to/);
    await expectAccessible(page);
    await page.getByLabel('Event', { exact: true }).selectOption({ label: 'Monitoring paused, 24 June' });
    await page.getByRole('heading', { level: 1, name: /cannot be told apart/ }).waitFor();
    await page.getByText('Everyone was touched: nobody is left to compare with.').waitFor();
    await page.getByLabel('Event', { exact: true }).selectOption({ label: 'Reassignment announced, 2 May' });
    await page.getByText(/is another group than before/).waitFor();
    await expectAccessible(page);
  });

  it('fits a phone', async () => {
    const { page } = leader;
    await page.setViewportSize(PHONE);
    await page.goto(`${base()}events`);
    await page.getByText('compared with this wave').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    await page.setViewportSize(WIDE);
  });
});

describe('leadership', () => {
  it('is asked for the admin link where there is none', async () => {
    await leader.page.goto(`${base()}admin`);
    await leader.page.getByRole('heading', { name: 'This page needs the admin link' }).waitFor();
    expect(await leader.page.getByRole('textbox').count()).toBe(0);
    await expectAccessible(leader.page);
  });

  it('posts an event by keyboard alone, and its token stays in no address, store or other request', async () => {
    const { page, requests } = leader;
    const { adminToken } = opened();
    requests.length = 0;
    await page.goto('about:blank');
    await page.goto(`${base()}#admin.${adminToken}`);
    await page.getByRole('heading', { name: 'Events on the timeline' }).waitFor();
    expect(page.url()).toBe(`${base()}admin`);
    await page.getByLabel('What happened').focus();
    await page.keyboard.type('Canteen reopened');
    await page.keyboard.press('Tab');
    await page.getByLabel('Day').fill('2026-08-20');
    const unit = page.getByRole('checkbox', { name: 'People', exact: true });
    await unit.focus();
    await page.keyboard.press('Space');
    await page.getByText('Canteen', { exact: true }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Put on the timeline' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('It is on the log, and on the trend of everyone.').waitFor();
    const carrying = requests.filter(
      (request) =>
        request.url().includes(adminToken) || JSON.stringify(request.headers()).includes(adminToken),
    );
    expect(carrying.map((request) => new URL(request.url()).pathname)).toEqual([
      `/api/desk/${opened().organisation.org}/notes`,
    ]);
    const stored = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]),
    );
    expect(stored).not.toContain(adminToken);
  });

  it('corrects it in public: everyone sees the new wording, the log keeps both', async () => {
    const { page } = leader;
    await page.getByRole('button', { name: 'Change Canteen reopened' }).click();
    await page.getByLabel('What happened').fill('New canteen opened');
    await page.getByRole('button', { name: 'Replace the earlier wording' }).click();
    await page.getByRole('button', { name: 'Change New canteen opened' }).waitFor();
    const reader = await visitor(browser);
    await reader.page.goto(`${base()}units/${await unitId('People')}`);
    expect(await titles(reader.page)).toEqual(['Monitoring paused', 'New canteen opened']);
    await reader.page.goto(`${base()}transparency`);
    await reader.page
      .getByText('An event was put on the timeline: Canteen reopened, 20 August 2026.')
      .waitFor();
    await reader.page.getByText('An event was corrected: New canteen opened, 20 August 2026.').waitFor();
    await reader.context.close();
  });

  it('is told plainly that a wrong token posts nothing', async () => {
    const stranger = await visitor(browser);
    await stranger.page.goto(`${base()}admin#admin.${'x'.repeat(43)}`);
    await stranger.page.getByLabel('What happened').fill('Nothing');
    await stranger.page.getByLabel('Day').fill('2026-08-20');
    await stranger.page.getByRole('button', { name: 'Put on the timeline' }).click();
    await stranger.page.getByText('The token is not the one of this organisation.').waitFor();
    await stranger.context.close();
  });
});
