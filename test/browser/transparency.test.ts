/** The page on which everyone can check the survey: what it says is what the board holds, and it can say no. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sixWords } from '../../worker/core/ballot/words.ts';
import { fromHex } from '../../worker/core/bytes.ts';
import type { LogEntry, SignedEntry, WaveClose } from '../../worker/core/season.ts';
import { launch } from '../support/browser.ts';
import { openOrganisation, type TestOrganisation } from '../support/organisation.ts';
import { EVENTS, publishReleases } from '../support/releases.ts';
import { type ResultsServer, serveResults } from '../support/resultsServer.ts';
import { sealTestSeason } from '../support/season.ts';
import { expectAccessible, PHONE, type Visitor, visitor } from '../support/visitor.ts';

const WIDE = { width: 1440, height: 900 };

let browser: Browser;
let full: TestOrganisation;
let young: TestOrganisation;
let server: ResultsServer;
let reader: Visitor;
let log: LogEntry[];

const address = (org = full.org) => `${server.url}/o/${org}/transparency`;
const open = async (page: Page, url = address()) => {
  await page.goto(url);
  await page.getByRole('heading', { level: 1, name: 'Check it yourself' }).waitFor();
};
const docs = async (type: string): Promise<{ entry: LogEntry; text: string }[]> =>
  Promise.all(
    log
      .filter((entry) => entry.type === type)
      .map(async (entry) => ({
        entry,
        text: new TextDecoder().decode((await full.board.doc(entry.body)) ?? undefined),
      })),
  );

beforeAll(async () => {
  browser = await launch();
  full = { ...(await openOrganisation()), name: 'Northwind Systems', org: 'northwind-aaaaaaaaaaaaaaaa' };
  young = { ...(await openOrganisation()), name: 'Acme', org: 'acme-aaaaaaaaaaaaaaaa' };
  await publishReleases(full);
  await sealTestSeason(young, { waves: 1 });
  log = await full.board.log();
  server = await serveResults([full, young], '2026-10-20T09:00:00Z');
  reader = await visitor(browser);
  await reader.page.setViewportSize(WIDE);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  full?.end();
  young?.end();
});

describe('the transparency page', () => {
  it('shows the ballots of every group as the close published them', async () => {
    const { page } = reader;
    await open(page);
    const last: WaveClose = JSON.parse((await docs('wave-close')).at(-1)?.text ?? '');
    await page.getByRole('heading', { name: 'Fewer ballots were counted than handed out' }).waitFor();
    await page.getByRole('button', { name: 'Show as table' }).click();
    const rows = await page
      .getByRole('table', { name: /Ballots of every group/ })
      .locator('tbody tr')
      .evaluateAll((found) => found.map((row) => Array.from(row.children, (cell) => cell.textContent)));
    expect(rows.map((row) => row.slice(3))).toEqual(
      last.cohorts.map(({ ballots, withdrawn }) => [`${ballots}`, `${withdrawn}`]),
    );
    const counted = last.cohorts.reduce((sum, { ballots }) => sum + ballots, 0);
    expect(await page.locator('li', { hasText: /^Counted/ }).textContent()).toBe(`Counted${counted}`);
  });

  it('shows the six words of the season, which are the same for everyone', async () => {
    const { page } = reader;
    await open(page);
    const [manifest] = (await docs('manifest')).slice(-1);
    const words = await sixWords(fromHex(manifest?.entry.body ?? '') ?? new Uint8Array());
    const list = page.locator('ol[lang="en"]');
    await page.waitForFunction(() => document.querySelector('ol[lang="en"]')?.ariaBusy !== 'true');
    expect(await list.locator('li').allTextContents()).toEqual(words);
    await page.getByText('Show the full fingerprint').click();
    await page.getByText(manifest?.entry.body ?? 'no manifest', { exact: true }).waitFor();
  });

  it('tells every entry of the log in plain words and leads to its bytes', async () => {
    const { page } = reader;
    await open(page);
    await page.getByRole('button', { name: /Show all/ }).click();
    const table = page.getByRole('table', { name: 'Entries of the public log, the latest first' });
    const rows = await table
      .locator('tbody tr')
      .evaluateAll((found) =>
        found.map((row) => [
          row.querySelector('td:nth-of-type(2)')?.textContent ?? '',
          row.querySelector('a')?.getAttribute('href') ?? '',
        ]),
      );
    expect(rows.map(([, href]) => href?.split('/').at(-1))).toEqual(log.map(({ body }) => body).reverse());
    for (const [words] of rows) expect(words).not.toMatch(/undefined|^\s*$/);
    for (const { title } of EVENTS) expect(rows.some(([words]) => words?.includes(title))).toBe(true);
    const response = await page.request.get(`${server.url}${rows[0]?.[1]}`);
    expect(response.status()).toBe(200);
  });

  it('checks every signature and link of the log in the browser', async () => {
    await open(reader.page);
    await reader.page.getByText(`${log.length} entries, each signed and chained`).waitFor();
  });

  it.each([
    [
      'a signature was changed',
      (entries: SignedEntry[]) =>
        entries.map((one, i) => (i === 7 ? { ...one, sig: (entries[8] ?? one).sig } : one)),
    ],
    [
      'an entry was taken out',
      (entries: SignedEntry[]) => entries.filter((_, i) => i !== entries.length - 2),
    ],
  ] as const)('says that the log breaks when %s', async (_, change) => {
    const victim = await visitor(browser);
    await victim.page.route('**/log', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: change(await response.json()) });
    });
    await open(victim.page);
    await victim.page.getByText(/The log breaks at entry/).waitFor();
    expect(await victim.page.getByText('each signed and chained').count()).toBe(0);
    await expectAccessible(victim.page);
    await victim.context.close();
  });

  it('says aloud when a group counted more ballots than it was handed', async () => {
    const victim = await visitor(browser);
    const close = (await docs('wave-close')).at(-1);
    // The page checks every document against its hash: a board that lies signs its lie, so the log names it.
    const lie: WaveClose = JSON.parse(close?.text ?? '');
    const [first] = lie.cohorts;
    if (first) first.ballots += 1000;
    const hash = new Uint8Array(
      await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(lie))),
    );
    const name = Buffer.from(hash).toString('hex');
    await victim.page.route('**/log', async (route) => {
      const response = await route.fetch();
      const text = (await response.text()).replaceAll(close?.entry.body ?? '', name);
      await route.fulfill({ response, body: text });
    });
    await victim.page.route(`**/docs/${name}`, (route) => route.fulfill({ body: JSON.stringify(lie) }));
    await open(victim.page);
    await victim.page.getByRole('heading', { name: 'More ballots were counted than handed out' }).waitFor();
    await victim.context.close();
  });

  it('is there before the first result, with the rules and the words', async () => {
    const { page } = reader;
    await open(page, address(young.org));
    await page.getByRole('heading', { name: 'Nothing has been counted yet' }).waitFor();
    await page.getByRole('heading', { name: 'Rules in force, and when they changed' }).waitFor();
    await expectAccessible(page);
  });

  for (const size of [WIDE, PHONE])
    it(`axe finds nothing and nothing runs over the edge at ${size.width}`, async () => {
      const { page } = reader;
      await page.setViewportSize(size);
      await open(page);
      await page.getByText('each signed and chained').waitFor();
      await page.getByRole('button', { name: 'Show as table' }).click();
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
      await page.setViewportSize(WIDE);
    });
});
