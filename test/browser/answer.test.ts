/** One season in a real Chromium against a real server: collect, answer, change, withdraw. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from '../support/browser.ts';
import { type LivingSeason, livingSeason, TIMES } from '../support/livingSeason.ts';
import { expectAccessible, heading, kept, type Visitor, visitor } from '../support/visitor.ts';

let browser: Browser;
let season: LivingSeason;
let anna: Visitor;
let annasLink: string;

const answerPage = () => `${season.url}/o/${season.org}/answer`;
const collectPage = () => `${season.url}/o/${season.org}/collect`;
const quality = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, place) => `data-quality-${from + place}`);

/** Tabs until the element with this name has the focus, as a person without a pointer would. */
const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
    if (name.test(focused)) return;
  }
  throw new Error(`nothing called ${name} can be reached with Tab`);
};

const press = async (page: Page, name: RegExp): Promise<void> => {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
};

/** Answers every question with the keyboard: a digit where there is a scale, Skip at comments; ends at the review. */
const answerByKeyboard = async (page: Page, digit: string): Promise<void> => {
  for (let question = 0; question < 30; question++) {
    if (await page.getByRole('heading', { level: 1, name: 'Review your answers' }).isVisible()) return;
    const before = await page.title();
    if ((await page.locator('textarea').count()) > 0) await press(page, /^Skip$/);
    else {
      for (let tabs = 0; tabs < 8; tabs++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(() => document.activeElement?.matches('input[type=radio]'))) break;
      }
      await page.keyboard.press(digit);
      await page.keyboard.press('Enter');
    }
    await page.waitForFunction((title) => document.title !== title, before);
  }
};

beforeAll(async () => {
  browser = await launch();
  season = await livingSeason();
  await season.moveTo(TIMES.collectOpens);
  anna = await visitor(browser);
});

afterAll(async () => {
  await browser?.close();
  await season?.stop();
});

describe('before there is a ballot', () => {
  it('the answer page explains what to do and asks no server anything', async () => {
    const nobody = await visitor(browser);
    await nobody.page.goto(answerPage());
    await heading(nobody.page, 'There is no ballot in this browser');
    await nobody.page.waitForLoadState('networkidle');
    expect(nobody.requests.filter((request) => request.url().includes('/api/'))).toEqual([]);
    expect(nobody.errors).toEqual([]);
    await expectAccessible(nobody.page);
    await nobody.context.close();
  });

  it('the first load is light: under 50 kB without the font, 100 kB with it, at most 6 requests, no chart code', async () => {
    const nobody = await visitor(browser);
    await nobody.page.goto(answerPage());
    await heading(nobody.page, 'There is no ballot in this browser');
    await nobody.page.waitForLoadState('networkidle');
    let font = 0;
    let rest = 0;
    for (const request of nobody.requests) {
      const { responseBodySize } = await request.sizes();
      if (request.resourceType() === 'font') font += responseBodySize;
      else rest += responseBodySize;
      const body = await (await request.response())?.text();
      expect(body).not.toMatch(/chartjs|Chart\.register/);
    }
    expect(nobody.requests.length).toBeLessThanOrEqual(6);
    expect(rest).toBeGreaterThan(10_000);
    expect(rest).toBeLessThan(50_000);
    expect(font).toBeGreaterThan(0);
    expect(rest + font).toBeLessThan(100_000);
    await nobody.context.close();
  });
});

describe('collecting', () => {
  it('one key press collects; the code leaves the address bar at once and reaches the desk only in bodies', async () => {
    const { page, requests } = anna;
    const code = season.codeOf('data-quality-1');
    await page.goto(`${collectPage()}#winter.${code}`);
    await heading(page, 'Collect your ballots');
    expect(page.url()).toBe(collectPage());
    await page.getByText('shared with 41 colleagues').waitFor();
    await page.getByText('Working them out').waitFor({ state: 'detached' });
    expect(await page.locator('ol li').allTextContents()).toHaveLength(6);
    await expectAccessible(page);
    await press(page, /^Collect ballots$/);
    await heading(page, 'Your 3 ballots are here');
    for (const request of requests) {
      expect(request.url()).not.toContain(code);
      expect(JSON.stringify(await request.allHeaders())).not.toContain(code);
    }
    expect(anna.asked('desk').map((request) => request.method())).toEqual(['POST', 'POST']);
    expect(anna.asked('box')).toEqual([]);
    expect(anna.errors).toEqual([]);
    expect(await kept(page)).toMatchObject({ enrolments: 1, pending: 0 });
  });

  it('in a window that forgets, taking the ballots along is a step before the end', async () => {
    const { page, context } = anna;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByText('This looks like a private window.').waitFor();
    await expectAccessible(page);
    const done = page.getByRole('button', { name: 'Take them along first' });
    expect(await done.getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Link copied').waitFor();
    annasLink = await page.evaluate(() => navigator.clipboard.readText());
    expect(annasLink).toMatch(/\/answer#b\.[\w-]{1000,}$/);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('You can close this page.').waitFor();
    await expectAccessible(page);
  });

  it('opening the link again in the same browser shows the ballots and asks nobody', async () => {
    const before = anna.asked('desk').length + anna.asked('board').length;
    await anna.page.goto('about:blank');
    await anna.page.goto(`${collectPage()}#winter.${season.codeOf('data-quality-1')}`);
    await heading(anna.page, 'Your 3 ballots are here');
    expect(anna.asked('desk').length + anna.asked('board').length).toBe(before);
  });

  it('when the answer is lost on the way, the very same bytes are sent again and bring the ballots', async () => {
    const ben = await visitor(browser);
    const url = `**/api/desk/${season.org}/seasons/winter/ballots`;
    await ben.page.route(url, async (route) => {
      await route.fetch();
      await route.abort();
    });
    await ben.page.goto(`${collectPage()}#winter.${season.codeOf('data-quality-2')}`);
    await ben.page.getByRole('button', { name: 'Collect ballots' }).click();
    await ben.page.getByText('Your ballots were not signed yet.').waitFor();
    await expectAccessible(ben.page);
    // Even after the tab was closed and opened without the link.
    await ben.page.unroute(url);
    await ben.page.goto(collectPage());
    await heading(ben.page, 'Your collecting was interrupted');
    await expectAccessible(ben.page);
    await ben.page.getByRole('button', { name: 'Send again' }).click();
    await heading(ben.page, 'Your 3 ballots are here');
    const sent = ben.asked('desk').filter((request) => request.url().endsWith('/ballots'));
    expect(sent).toHaveLength(2);
    expect(sent[1]?.postData()).toBe(sent[0]?.postData());
    await ben.context.close();
  });

  it('when a proxy answers in the desk’s place, ballots that may be signed already are kept', async () => {
    const cleo = await visitor(browser);
    const url = `**/api/desk/${season.org}/seasons/winter/ballots`;
    await cleo.page.route(url, async (route) => {
      await route.fetch();
      await route.fulfill({ status: 403, contentType: 'text/html', body: '<h1>Blocked</h1>' });
    });
    await cleo.page.goto(`${collectPage()}#winter.${season.codeOf('ranking-20')}`);
    await cleo.page.getByRole('button', { name: 'Collect ballots' }).click();
    await cleo.page.getByText('Your ballots were not signed yet.').waitFor();
    await cleo.page.unroute(url);
    await cleo.page.getByRole('button', { name: 'Send again' }).click();
    await heading(cleo.page, 'Your 3 ballots are here');
    await cleo.context.close();
  });
});

describe('answering', () => {
  beforeAll(async () => {
    await season.collectElsewhere(quality(3, 12));
    await season.moveTo('2026-11-14T08:00:00Z');
  });

  it('before the wave opens the page says when, and asks nobody', async () => {
    const before = anna.requests.length;
    await anna.page.goto(answerPage());
    await heading(anna.page, 'No pulse is open');
    await anna.page.getByText('Friday 20 November, 09:00').waitFor();
    expect(anna.requests.slice(before).filter((request) => request.url().includes('/api/'))).toEqual([]);
    await expectAccessible(anna.page);
    await season.moveTo(TIMES.opens);
  });

  it('before the first question it says what travels, who sees what and what is not kept', async () => {
    await anna.page.goto(answerPage());
    await heading(anna.page, 'Before you answer');
    await anna.page
      .getByText('Results of groups in which 5 or more people answered, from 30 November.')
      .waitFor();
    await anna.page.getByText('It is known that you were given a ballot, not whether you used it.').waitFor();
    await expectAccessible(anna.page);
    await anna.page.getByRole('button', { name: 'Not this time' }).click();
    await heading(anna.page, 'Nobody is told');
    await expectAccessible(anna.page);
    await anna.page.getByRole('button', { name: 'Back' }).click();
  });

  it('nothing is chosen for anyone: Next without an answer asks for one', async () => {
    const { page } = anna;
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('radio').first().waitFor();
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('Choose an answer, or “Prefer not to say”.').waitFor();
    await expectAccessible(page);
    await page.getByRole('group', { name: 'In the past four weeks I looked forward' }).waitFor();
  });

  it('answers stay on the device while pausing, and nothing has been sent', async () => {
    const { page } = anna;
    await page.getByRole('radio', { name: 'Agree', exact: true }).check();
    await page.getByRole('button', { name: 'Pause' }).click();
    await heading(page, 'Paused');
    await expectAccessible(page);
    await page.reload();
    await page.getByRole('button', { name: 'Go on' }).click();
    expect(await page.getByRole('radio', { name: 'Agree', exact: true }).isChecked()).toBe(true);
    expect(anna.asked('box')).toEqual([]);
  });

  it('by keyboard alone: digits choose, Enter goes on, and the answers are sealed', async () => {
    const { page } = anna;
    await answerByKeyboard(page, '4');
    await heading(page, 'Review your answers');
    expect(await page.locator('ul li', { hasText: 'Agree' }).count()).toBeGreaterThan(5);
    await expectAccessible(page);
    await press(page, /^Send answers$/);
    await heading(page, 'Sealed');
    await expectAccessible(page);
    expect(anna.errors).toEqual([]);
  });

  it('the ballot is one body of 16,384 bytes without cookie, referrer or sign-in, and the answers are forgotten', async () => {
    const [sent] = anna.asked('box');
    expect(sent?.postDataBuffer()?.length).toBe(16_384);
    const headers = (await sent?.allHeaders()) ?? {};
    expect(headers['content-type']).toMatch(/^text\/plain/);
    for (const name of ['cookie', 'authorization', 'referer']) expect(headers).not.toHaveProperty(name);
    expect(await kept(anna.page)).toMatchObject({ drafts: 0, outgoing: 0, receipts: 1 });
  });

  it('the same person changes every answer, by keyboard, without telling anyone who it is', async () => {
    const { page } = anna;
    await press(page, /^Change answers$/);
    await page.getByRole('radio', { name: 'Agree', exact: true, checked: true }).waitFor();
    await answerByKeyboard(page, '2');
    await press(page, /^Send answers$/);
    await heading(page, 'Sealed');
    expect(anna.asked('box')).toHaveLength(2);
    await page.reload();
    await heading(page, 'Sealed');
    await page.getByText('Your earlier answers are not kept here').waitFor();
  });

  it('withdraws after being asked once more; Esc keeps the answers and gives the focus back', async () => {
    const { page } = anna;
    await press(page, /^Withdraw$/);
    const dialog = page.getByRole('dialog', { name: 'Withdraw your answers?' });
    await dialog.waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Withdraw');
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await press(page, /^Withdraw$/);
    await heading(page, 'Withdrawn');
    await expectAccessible(page);
    expect(anna.asked('box')).toHaveLength(3);
    expect(anna.asked('box')[2]?.postDataBuffer()?.length).toBe(16_384);
  });

  it('no request of the page ever carried a cookie, even while a steward is signed in here', async () => {
    const { context, page } = anna;
    await context.addCookies([
      {
        name: 'session',
        value: 'steward',
        domain: 'localhost',
        path: `/api/desk/${season.org}`,
        httpOnly: true,
      },
      { name: 'session', value: 'steward', domain: 'localhost', path: '/api/box' },
      { name: 'session', value: 'steward', domain: 'localhost', path: '/api/board' },
    ]);
    await page.getByRole('button', { name: 'Answer again' }).click();
    await page.getByRole('radio').first().waitFor();
    await answerByKeyboard(page, '0');
    await page.getByRole('button', { name: 'Send answers' }).click();
    await heading(page, 'Sealed');
    for (const request of anna.requests) expect(await request.allHeaders()).not.toHaveProperty('cookie');
    await context.clearCookies();
  });
});

describe('another device', () => {
  it('takes ballots from the link; the fragment reaches no request and no address bar', async () => {
    const phone = await visitor(browser);
    await phone.page.goto(annasLink);
    await heading(phone.page, 'Before you answer');
    expect(phone.page.url()).toBe(answerPage());
    const secret = annasLink.split('#b.')[1] ?? '';
    for (const request of phone.requests) {
      expect(request.url()).not.toContain('#');
      expect(`${request.url()} ${request.postData()}`).not.toContain(secret.slice(0, 40));
    }
    expect(phone.asked('desk')).toEqual([]);
    expect(await kept(phone.page)).toMatchObject({ enrolments: 1 });

    await phone.page.getByRole('button', { name: 'Start' }).click();
    await phone.page.getByRole('radio').first().waitFor();
    await answerByKeyboard(phone.page, '3');
    await phone.page.getByRole('button', { name: 'Send answers' }).click();
    await heading(phone.page, 'This ballot has been used');
    await expectAccessible(phone.page);
    await phone.context.close();
  });

  it('a saved receipt alone is enough to change the answers there', async () => {
    const download = anna.page.waitForEvent('download');
    await anna.page.getByRole('button', { name: 'Save receipt' }).click();
    const file = await (await download).path();
    const phone = await visitor(browser);
    await phone.page.goto(answerPage());
    await phone.page.locator('input[type=file]').setInputFiles(file);
    await heading(phone.page, 'Sealed');
    await phone.page.getByRole('button', { name: 'Withdraw' }).click();
    await phone.page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await heading(phone.page, 'Withdrawn');
    await phone.context.close();
  });
});
