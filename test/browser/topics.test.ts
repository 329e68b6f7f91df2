/** Questions and comments in a real Chromium. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReleaseDocument } from '../../worker/core/release/document.ts';
import { display } from '../../worker/core/score/display.ts';
import { scoreOf } from '../../worker/core/score/score.ts';
import { launch } from '../support/browser.ts';
import { openOrganisation, type TestOrganisation } from '../support/organisation.ts';
import { publishReleases } from '../support/releases.ts';
import { type ResultsServer, serveResults } from '../support/resultsServer.ts';
import { expectAccessible, PHONE, type Visitor, visitor } from '../support/visitor.ts';

const WIDE = { width: 1440, height: 900 };

let browser: Browser;
let full: TestOrganisation;
let server: ResultsServer;
let releases: ReleaseDocument[];
let reader: Visitor;

const base = () => `${server.url}/o/${full.org}/`;
const last = (): ReleaseDocument => {
  const release = releases.at(-1);
  if (!release) throw new Error('nothing was released');
  return release;
};
const open = async (page: Page, path: string) => {
  await page.goto(`${base()}${path}`);
  await page.locator('h1').waitFor();
};

beforeAll(async () => {
  browser = await launch();
  full = { ...(await openOrganisation()), name: 'Northwind Systems', org: 'northwind-aaaaaaaaaaaaaaaa' };
  releases = await publishReleases(full);
  server = await serveResults([full], '2026-10-20T09:00:00Z');
  reader = await visitor(browser);
  await reader.page.setViewportSize(WIDE);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  full?.end();
});

describe('questions', () => {
  it('show every item with the score its size allows', async () => {
    const { page } = reader;
    await open(page, 'questions');
    const scores = await page
      .getByRole('table', { name: 'Every question in Northwind Systems' })
      .locator('tbody tr td b')
      .allTextContents();
    const expected = last().items.map((item) => {
      const score = scoreOf(last(), 'all', item.id);
      const print = score && display(score);
      return print?.kind === 'number' ? `${print.number}` : '';
    });
    expect(scores).toEqual(expected);
  });

  it('of another unit are one choice away, with the unit above beside them', async () => {
    const { page } = reader;
    await open(page, 'questions');
    await page.getByLabel('Unit', { exact: true }).selectOption({ label: '\u2003Infrastructure' });
    await page.waitForURL(/unit=/);
    await page.getByRole('columnheader', { name: 'vs Northwind Systems' }).waitFor();
    expect(await page.locator('h1').textContent()).toContain('Infrastructure');
  });

  it('of a hidden unit carry no number', async () => {
    const { page } = reader;
    const hidden = last().units.find(
      ({ id, members }) => members > 0 && last().items.every((item) => !scoreOf(last(), id, item.id)),
    );
    await open(page, `questions?unit=${hidden?.id}`);
    expect(await page.locator('h1').textContent()).toContain('hidden for privacy');
    const table = await page
      .getByRole('table', { name: /Every question/ })
      .locator('tbody')
      .textContent();
    expect(table).not.toMatch(/\d/);
  });
});

describe('comments', () => {
  it('are those of the release, in its order, found by their words', async () => {
    const { page } = reader;
    await open(page, 'comments');
    const shown = await page.locator('blockquote').allTextContents();
    expect(shown).toEqual(
      last()
        .comments.slice(0, shown.length)
        .map(({ text }) => text),
    );
    const number = /\((\d+)\)/.exec(last().comments.at(-1)?.text ?? '')?.[1] ?? '';
    await page.getByLabel('Find words in the comments').fill(number);
    await page.getByText('Fewer than ten comments').waitFor();
    expect(await page.locator('blockquote').allTextContents()).toEqual(
      last()
        .comments.filter(({ text }) => text.includes(number))
        .map(({ text }) => text),
    );
    expect(await page.locator('mark').first().textContent()).toBe(number);
    await page.getByLabel('Find words in the comments').fill('nobody wrote this');
    await page.getByText('No comment shown here has these words.').waitFor();
  });

  it('carry neither time nor score, and their number is rounded to ten', async () => {
    const { page } = reader;
    await open(page, 'comments');
    const list = page.locator('li', { has: page.locator('blockquote') }).locator('p');
    for (const text of await list.allTextContents())
      expect(text).not.toMatch(/\d\d:\d\d|20\d\d|points|score/i);
    const count = await page.getByText(/^≈/).textContent();
    expect(count).toBe(`≈ ${Math.round(last().comments.length / 10) * 10} comments`);
  });

  it('can be narrowed to a unit and a question, named in words', async () => {
    const { page } = reader;
    await open(page, 'comments');
    const [comment] = last().comments;
    await page.getByLabel('Unit:').selectOption(comment?.unit ?? '');
    await page.getByLabel('Question:').selectOption({ index: 1 });
    const shown = await page.locator('blockquote').allTextContents();
    const item = last().comments[0]?.item;
    expect(shown.length).toBeGreaterThan(0);
    for (const text of shown)
      expect(
        last().comments.some((one) => one.unit === comment?.unit && one.item === item && one.text === text),
      ).toBe(true);
  });
});

describe('for everyone', () => {
  for (const size of [WIDE, PHONE])
    for (const path of ['questions', 'comments'])
      it(`axe finds nothing on ${path} and nothing runs over the edge at ${size.width}`, async () => {
        const { page } = reader;
        await page.setViewportSize(size);
        await open(page, path);
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
        await page.setViewportSize(WIDE);
      });

  it('the pages are reached on a phone by a menu, by keyboard alone', async () => {
    const { page } = reader;
    await page.setViewportSize(PHONE);
    await open(page, '');
    const menu = page.getByRole('button', { name: 'Menu' });
    expect(await page.getByRole('link', { name: 'Comments', exact: true }).isVisible()).toBe(false);
    await menu.focus();
    await page.keyboard.press('Enter');
    expect(await menu.getAttribute('aria-expanded')).toBe('true');
    await expectAccessible(page);
    for (let i = 0; i < 4; i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'What people wrote' }).waitFor();
    expect(await menu.getAttribute('aria-expanded')).toBe('false');
    await page.setViewportSize(WIDE);
  });
});
