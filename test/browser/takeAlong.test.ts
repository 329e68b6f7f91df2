/** Ballots on their way to another device, and out of this one: link, codes, paper, and forgetting everything. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from '../support/browser.ts';
import { type LivingSeason, livingSeason, TIMES } from '../support/livingSeason.ts';
import { readCode } from '../support/readCode.ts';
import { type RecordingProxy, recordingProxy } from '../support/recordingProxy.ts';
import { expectAccessible, heading, kept, traces, type Visitor, visitor } from '../support/visitor.ts';

let browser: Browser;
let season: LivingSeason;
let anna: Visitor;
/** What Anna's two codes say, and the link. */
let codes: string[];
let link: string;

const answerPage = () => `${season.url}/o/${season.org}/answer`;

beforeAll(async () => {
  browser = await launch();
  // Four waves: one more than a code carries.
  season = await livingSeason(['11', '12', '01', '03']);
  await season.moveTo(TIMES.collectOpens);
  anna = await visitor(browser, { deviceScaleFactor: 3, permissions: ['clipboard-read', 'clipboard-write'] });
  await anna.page.goto(`${season.url}/o/${season.org}/collect#winter.${season.codeOf('data-quality-1')}`);
  await anna.page.getByRole('button', { name: 'Collect ballots' }).click();
  await heading(anna.page, 'Your 4 ballots are here');
  await anna.page.getByRole('button', { name: 'Copy link' }).click();
  await anna.page.getByText('Link copied').waitFor();
  link = await anna.page.evaluate(() => navigator.clipboard.readText());
});

afterAll(async () => {
  await browser?.close();
  await season?.stop();
});

describe('QR codes', () => {
  it('come only when asked for, at most three waves each, and a camera reads them in light and in dark', async () => {
    const { page } = anna;
    const before = anna.requests.length;
    await page.getByRole('button', { name: 'Show QR codes' }).click();
    await page.getByText('Code 1 of 2, for November, December and January').waitFor();
    expect(anna.requests.slice(before).some((request) => /\/Qr.*\.js$/.test(request.url()))).toBe(true);
    expect(anna.requests.slice(0, before).some((request) => /\/Qr.*\.js$/.test(request.url()))).toBe(false);
    await expectAccessible(page);
    const code = page.getByRole('img', { name: 'QR code with your ballots' });
    codes = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForFunction((theme) => document.documentElement.dataset.theme === theme, colorScheme);
      const { text, edge } = await readCode(code);
      expect(text).toMatch(/\/answer#b\.[\w-]+$/);
      expect(edge, colorScheme).toBe(255);
      codes[0] = text;
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.getByRole('button', { name: 'Next code' }).click();
    await page.getByText('Code 2 of 2, for March').waitFor();
    codes[1] = (await readCode(code)).text;
    await page.getByRole('button', { name: 'I have scanned them all' }).click();
    await page.getByText('Taken along').waitFor();
    expect(anna.errors).toEqual([]);
  });

  it('open on another device in any order, and only together they are all the ballots', async () => {
    const phone = await visitor(browser);
    await phone.page.goto(codes[1] ?? '');
    await heading(phone.page, 'Code 1 of 2 is in');
    await phone.page.getByText('Still missing: 1.').waitFor();
    await expectAccessible(phone.page);
    await phone.page.goto('about:blank');
    await phone.page.goto(codes[0] ?? '');
    await heading(phone.page, 'No pulse is open');
    expect(await kept(phone.page)).toMatchObject({ enrolments: 1 });
    expect(phone.asked('desk')).toEqual([]);
    // The other device can hand on all four.
    await phone.context.close();
  });

  it('of two people of one group are not mixed up', async () => {
    const phone = await visitor(browser);
    const ben = await visitor(browser, { deviceScaleFactor: 3 });
    await ben.page.goto(`${season.url}/o/${season.org}/collect#winter.${season.codeOf('data-quality-2')}`);
    await ben.page.getByRole('button', { name: 'Collect ballots' }).click();
    await heading(ben.page, 'Your 4 ballots are here');
    await ben.page.getByRole('button', { name: 'Show QR codes' }).click();
    await ben.page.getByRole('button', { name: 'Next code' }).click();
    const bens = await readCode(ben.page.getByRole('img', { name: 'QR code with your ballots' }));
    await phone.page.goto(codes[0] ?? '');
    await heading(phone.page, 'Code 1 of 2 is in');
    await phone.page.goto('about:blank');
    await phone.page.goto(bens.text);
    await heading(phone.page, 'Code 1 of 2 is in');
    expect(await kept(phone.page)).toMatchObject({ enrolments: 2 });
    await phone.context.close();
    await ben.context.close();
  });

  it('on paper: every code, what it is for, and nothing else of the page', async () => {
    const { page } = anna;
    await page.evaluate(() => {
      window.print = () => {};
    });
    await page.getByRole('button', { name: 'Print' }).click();
    const sheet = page.locator('[data-print-sheet]');
    await sheet.waitFor({ state: 'attached' });
    expect(await sheet.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await sheet.getByText('Ballots for November, December, January and March').waitFor();
    expect(await page.locator('#app').isVisible()).toBe(false);
    expect(await page.locator('[data-print-sheet]').innerText()).not.toContain('#b.');
    const printed = sheet.getByRole('img');
    expect(await printed.count()).toBe(2);
    expect((await readCode(printed.first())).text).toBe(codes[0]);
    expect((await readCode(printed.last())).text).toBe(codes[1]);
    // 0.5 mm a module at least: cheap printers and old phones manage that.
    const box = await printed.first().boundingBox();
    expect(((box?.width ?? 0) / 96) * 25.4).toBeGreaterThan(0.5 * 149);
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.getByText('Sent to the printer').waitFor();
    await sheet.waitFor({ state: 'detached' });
    await expectAccessible(page);
  });
});

describe('the ballots in a link', () => {
  let proxy: RecordingProxy;

  beforeAll(async () => {
    proxy = await recordingProxy();
  });

  afterAll(() => proxy?.stop());

  it('reach no request, no referrer and no history, whatever the page does afterwards', async () => {
    const phone = await visitor(browser, { proxy: { server: proxy.server } });
    const secret = link.split('#b.')[1] ?? '';
    await phone.page.goto(link);
    await heading(phone.page, 'No pulse is open');
    expect(phone.page.url()).toBe(answerPage());
    expect(await phone.page.evaluate(() => [location.hash, document.referrer])).toEqual(['', '']);
    expect((await traces(phone.page)).filter((trace) => trace.startsWith('history'))).toEqual([]);
    // Nor when the link is opened where the page is already open.
    await phone.page.evaluate((fragment) => location.assign(fragment), `#b.${secret}`);
    await expect.poll(() => phone.page.url()).toBe(answerPage());
    await heading(phone.page, 'No pulse is open');
    expect((await traces(phone.page)).filter((trace) => trace.startsWith('history'))).toEqual([]);
    // On to the results and back, as a person does.
    await phone.page.goto(`${season.url}/o/${season.org}/`);
    await phone.page.goBack();
    await heading(phone.page, 'No pulse is open');
    expect(phone.page.url()).toBe(answerPage());
    // The recorder sees what the page fetches, so it would have seen the ballots.
    expect(proxy.seen.some((request) => request.includes('/api/board/'))).toBe(true);
    for (const request of proxy.seen) {
      expect(request).not.toMatch(/^referer$/im);
      for (let at = 0; at + 24 <= secret.length; at += 24)
        expect(request).not.toContain(secret.slice(at, at + 24));
    }
    await phone.context.close();
  });

  it('are gone from the browser, without a trace, once the person forgets everything', async () => {
    const phone = await visitor(browser);
    await phone.page.goto(link);
    await heading(phone.page, 'No pulse is open');
    await phone.page.evaluate(async () => {
      localStorage.setItem('chorus-theme', 'dark');
      sessionStorage.setItem('draft', 'x');
      history.replaceState({ ballot: 1 }, '');
      await caches.open('old');
    });
    expect((await traces(phone.page)).length).toBeGreaterThanOrEqual(5);
    await phone.page.getByRole('button', { name: 'forget everything here' }).click();
    await expectAccessible(phone.page);
    await phone.page.getByRole('dialog').getByRole('button', { name: 'Keep them' }).click();
    expect(await kept(phone.page)).toMatchObject({ enrolments: 1 });
    await phone.page.getByRole('button', { name: 'forget everything here' }).click();
    await phone.page.getByRole('dialog').getByRole('button', { name: 'Forget everything' }).click();
    await heading(phone.page, 'Forgotten here');
    expect(await traces(phone.page)).toEqual([]);
    await phone.context.close();
  });

  it('are forgotten although another tab has them open', async () => {
    const phone = await visitor(browser);
    await phone.page.goto(link);
    await heading(phone.page, 'No pulse is open');
    const tab = await phone.context.newPage();
    await tab.goto(answerPage());
    await heading(tab, 'No pulse is open');
    await phone.page.getByRole('button', { name: 'forget everything here' }).click();
    await phone.page.getByRole('dialog').getByRole('button', { name: 'Forget everything' }).click();
    await heading(phone.page, 'Forgotten here');
    await tab.close();
    expect(await traces(phone.page)).toEqual([]);
    await phone.context.close();
  });

  it('of somebody else in the same browser can be left alone', async () => {
    const shared = await visitor(browser);
    await shared.page.goto(link);
    await heading(shared.page, 'No pulse is open');
    await shared.page.goto(`${season.url}/o/${season.org}/collect#winter.${season.codeOf('sales-1')}`);
    await shared.page.getByRole('button', { name: 'Collect ballots' }).click();
    await heading(shared.page, 'Your 4 ballots are here');
    await shared.page.goto(answerPage());
    await shared.page.getByRole('button', { name: 'forget everything here' }).click();
    await shared.page.getByText('Ballots of other people are here too').waitFor();
    await expectAccessible(shared.page);
    await shared.page.keyboard.press('Escape');
    expect(await kept(shared.page)).toMatchObject({ enrolments: 2 });
    await shared.context.close();
  });
});
