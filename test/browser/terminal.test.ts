/** A device that many use: a printed code in, ballots out on paper or a phone, and nothing left for the next person. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command } from '../../worker/cli/codes.ts';
import { launch } from '../support/browser.ts';
import { type LivingSeason, livingSeason, TIMES } from '../support/livingSeason.ts';
import { quietIo } from '../support/playedBoard.ts';
import { readCode } from '../support/readCode.ts';
import { expectAccessible, heading, traces, type Visitor, visitor } from '../support/visitor.ts';

let browser: Browser;
let season: LivingSeason;
let folder: string;
let terminal: Visitor;

const START = 'Collect your ballots here';
const terminalPage = () => `${season.url}/o/${season.org}/terminal`;
const grouped = (code: string) => code.toUpperCase().replace(/(.{4})/g, '$1 ');

const typeCode = async (page: Page, text: string) => {
  await page.getByLabel('Your code').fill(text);
  await page.keyboard.press('Enter');
};

/** The database goes a moment after the page is back. */
const expectNoTrace = async (page: Page) => {
  await expect.poll(() => traces(page)).toEqual([]);
};

beforeAll(async () => {
  browser = await launch();
  season = await livingSeason();
  folder = mkdtempSync(join(tmpdir(), 'chorus-codes-'));
  await season.moveTo(TIMES.collectOpens);
  terminal = await visitor(browser, { deviceScaleFactor: 3, viewport: { width: 1024, height: 768 } });
  await terminal.page.clock.install();
  await terminal.page.goto(terminalPage());
});

afterAll(async () => {
  await browser?.close();
  await season?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

describe('a shared device', () => {
  it('asks for a code and nothing else, and says so when it is not whole', async () => {
    const { page } = terminal;
    await heading(page, START);
    await expectAccessible(page);
    await typeCode(page, 'abcd efgh');
    await page.getByText('This is not a whole code.').waitFor();
    await expectAccessible(page);
    expect(terminal.requests.filter((request) => request.url().includes('/api/'))).toEqual([]);
  });

  it('an unknown code opens nothing, and the way back is in sight', async () => {
    const { page } = terminal;
    await typeCode(page, 'a'.repeat(20));
    await heading(page, 'This link does not open anything');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Leave and forget' }).click();
    await heading(page, START);
    expect(await page.getByLabel('Your code').inputValue()).toBe('');
    await expectNoTrace(page);
  });

  it('collects by a typed code; link and file are not offered, and nobody leaves by accident without the ballots', async () => {
    const { page } = terminal;
    await typeCode(page, grouped(season.codeOf('sales-1')));
    await heading(page, 'Collect your ballots');
    await page.getByText('This device keeps nothing: you take them along').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Collect ballots' }).click();
    await heading(page, 'Take your ballots along now');
    await expectAccessible(page);
    expect(await page.getByRole('button', { name: /Copy|Save/ }).count()).toBe(0);
    expect(
      await page.getByRole('button', { name: 'Scan or print the codes first' }).getAttribute('aria-disabled'),
    ).toBe('true');
    await page.getByRole('button', { name: 'Leave and forget' }).click();
    await page.getByRole('dialog', { name: 'Leave without your ballots?' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Stay' }).click();
    await heading(page, 'Take your ballots along now');
  });

  it('the code on its screen brings the ballots to the own phone; then the device forgets everything', async () => {
    const { page } = terminal;
    await page.getByRole('button', { name: 'Show QR codes' }).click();
    const { text } = await readCode(page.getByRole('img', { name: 'QR code with your ballots' }));
    const phone = await visitor(browser);
    await phone.page.goto(text);
    await heading(phone.page, 'No pulse is open');
    await phone.context.close();
    await page.getByRole('button', { name: 'I have scanned it' }).click();
    await page.getByRole('contentinfo').getByRole('button', { name: 'Leave and forget' }).click();
    await heading(page, START);
    await page.getByText('This device has forgotten everything.').waitFor();
    await expectAccessible(page);
    await expectNoTrace(page);
    expect(terminal.errors).toEqual([]);
  });

  it('warns when nobody touches it, goes on for whoever is there, and forgets by itself for who has left', async () => {
    const { page } = terminal;
    await typeCode(page, season.codeOf('sales-2'));
    await page.getByRole('button', { name: 'Collect ballots' }).waitFor();
    await page.clock.runFor(121_000);
    const warning = page.getByRole('dialog', { name: 'Are you still there?' });
    await warning.waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'I am still here' }).click();
    await page.clock.runFor(60_000);
    await heading(page, 'Collect your ballots');
    await page.clock.runFor(61_000);
    await warning.waitFor();
    await page.clock.runFor(46_000);
    await heading(page, START);
    await warning.waitFor({ state: 'detached' });
    await expectNoTrace(page);
  });

  it('a code half typed and left there is not there for the next person', async () => {
    const { page } = terminal;
    await page.getByLabel('Your code').fill(season.codeOf('sales-3').slice(0, 12));
    await page.clock.runFor(121_000 + 46_000);
    await expect.poll(() => page.getByLabel('Your code').inputValue()).toBe('');
    await page.clock.runFor(600_000);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('a dropped line or a reload costs nobody the ballots, and the next person finds nothing of them', async () => {
    const { page } = terminal;
    const code = season.codeOf('sales-4');
    const url = `**/api/desk/${season.org}/seasons/winter/ballots`;
    await page.route(url, async (route) => {
      await route.fetch();
      await route.abort();
    });
    await typeCode(page, code);
    await page.getByRole('button', { name: 'Collect ballots' }).click();
    await page.getByText('Your ballots were not signed yet.').waitFor();
    await page.unroute(url);
    await page.reload();
    await heading(page, START);
    await typeCode(page, code);
    await page.getByRole('button', { name: 'Send again' }).click();
    await heading(page, 'Take your ballots along now');
    await page.reload();
    await heading(page, START);
    await typeCode(page, season.codeOf('sales-5'));
    await heading(page, 'Collect your ballots');
    await page.getByRole('button', { name: 'Leave and forget' }).click();
    await heading(page, START);
    await expectNoTrace(page);
    // And what nobody comes back for is gone after a while.
    await typeCode(page, season.codeOf('sales-6'));
    await page.getByRole('button', { name: 'Collect ballots' }).click();
    await heading(page, 'Take your ballots along now');
    await page.reload();
    await heading(page, START);
    expect((await traces(page)).length).toBeGreaterThan(0);
    await page.clock.runFor(121_000);
    await expectNoTrace(page);
  });

  it('leaves the ballots alone that somebody keeps in the same browser', async () => {
    const own = await visitor(browser);
    await own.page.goto(`${season.url}/o/${season.org}/collect#winter.${season.codeOf('ranking-1')}`);
    await own.page.getByRole('button', { name: 'Collect ballots' }).click();
    await heading(own.page, 'Your 3 ballots are here');
    await own.page.goto(terminalPage());
    await typeCode(own.page, season.codeOf('ranking-2'));
    await heading(own.page, 'Collect your ballots');
    await own.page.getByRole('button', { name: 'Leave and forget' }).click();
    await heading(own.page, START);
    await own.page.goto(`${season.url}/o/${season.org}/answer`);
    await heading(own.page, 'No pulse is open');
    await own.context.close();
  });

  it('fits 320 px and text of twice the size, and works by keyboard alone', async () => {
    const narrow = await visitor(browser, { viewport: { width: 320, height: 700 } });
    const { page } = narrow;
    await page.goto(terminalPage());
    await heading(page, START);
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    // The field has the focus: a hand scanner only types.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await page.keyboard.type(season.codeOf('ranking-3'));
    await page.keyboard.press('Enter');
    await heading(page, 'Collect your ballots');
    expect(await overflow()).toBe(0);
    await page.getByRole('button', { name: 'Collect ballots' }).focus();
    await page.keyboard.press('Enter');
    await heading(page, 'Take your ballots along now');
    await page.getByRole('button', { name: 'Show QR codes' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: 'QR code with your ballots' }).waitFor();
    for (const size of ['100%', '200%']) {
      await page.evaluate((text) => document.documentElement.style.setProperty('font-size', text), size);
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll('body *')].flatMap((one) =>
          one.getBoundingClientRect().right > innerWidth + 1 ? `${one.tagName} ${one.textContent}` : [],
        ),
      );
      expect(wide, size).toEqual([]);
    }
    await narrow.context.close();
  });
});

describe('chorus codes', () => {
  const codes = (unit: string, out: string) =>
    command.run(
      { values: { admin: season.adminLink, season: 'winter', unit, out }, positionals: [] },
      quietIo,
    );

  it('prints one slip for each member of a unit: name, cut lines, and a code that collects for that member', async () => {
    const file = join(folder, 'quality.html');
    expect(await codes('applied ai / Data Quality', file)).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const paper = await visitor(browser, { deviceScaleFactor: 3, viewport: { width: 800, height: 1100 } });
    await paper.page.goto(`file://${file}`);
    const slips = paper.page.locator('article');
    expect(await slips.count()).toBe(42);
    expect(paper.requests).toHaveLength(1);
    await expectReadable(paper.page);
    const slip = slips.filter({
      has: paper.page.getByRole('heading', { name: 'data-quality-7', exact: true }),
    });
    const { text } = await readCode(slip.locator('svg'));
    expect(text).toBe(`${season.url}/o/${season.org}/collect#winter.${season.codeOf('data-quality-7')}`);
    expect((await slip.locator('code').innerText()).replaceAll(' ', '')).toBe(
      season.codeOf('data-quality-7'),
    );
    // Twelve on a page of A4, none of them cut in two.
    const pdf = await paper.page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(4);
    await paper.context.close();
  });

  const expectReadable = async (page: Page) => {
    for (const slip of await page.locator('article').all())
      expect(await slip.evaluate((one) => one.scrollHeight - one.clientHeight)).toBeLessThanOrEqual(1);
  };

  it('takes a unit with everything below it, and nobody else', async () => {
    const file = join(folder, 'ai.html');
    await codes('Applied AI', file);
    expect(readFileSync(file, 'utf8').match(/<article>/g)).toHaveLength(62);
    await expect(codes('Legal', file)).rejects.toThrow(/nobody of winter is in "Legal"/);
  });
});
