/** A person at a browser: pages whose every request is written down, and a check for accessibility in both themes. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core';
import { expect } from 'vitest';

export type Visitor = {
  context: BrowserContext;
  page: Page;
  /** Every request so far. */
  requests: Request[];
  /** What this person asked one side, `board`, `desk` or `box`. */
  asked: (side: string) => Request[];
  /** Errors in the page and refusals of its content security policy. */
  errors: string[];
};

export const PHONE = { width: 390, height: 844 };

export const visitor = async (browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> => {
  const context = await browser.newContext({
    viewport: PHONE,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    ...options,
  });
  const requests: Request[] = [];
  const errors: string[] = [];
  context.on('request', (request) => requests.push(request));
  context.on('weberror', (error) => errors.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Uncaught/.test(message.text()))
      errors.push(message.text());
  });
  const page = await context.newPage();
  const asked = (side: string) =>
    requests.filter((request) => new URL(request.url()).pathname.startsWith(`/api/${side}/`));
  return { context, page, requests, asked, errors };
};

/** No finding of axe on the page as it stands, in light and in dark. */
export const expectAccessible = async (page: Page): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForFunction((theme) => document.documentElement.dataset.theme === theme, colorScheme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map((n) => n.html).join(' ')}`,
    );
    expect(found, await page.title()).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
};

/** What the answering pages keep in this browser, shelf by shelf. */
export const kept = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await settled(indexedDB.open('chorus'));
    const counts: Record<string, number> = {};
    for (const shelf of Array.from(db.objectStoreNames))
      counts[shelf] = await settled(db.transaction(shelf).objectStore(shelf).count());
    db.close();
    return counts;
  });

/** Everything that this site left in the browser: databases, storage, caches, cookies, what the tab's history holds. */
export const traces = async (page: Page): Promise<string[]> => {
  const stored = await page.evaluate(async () => [
    ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
    ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
    ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
    ...(await caches.keys()).map((key) => `cache ${key}`),
    ...(history.state === null ? [] : ['history state']),
    ...(document.cookie === '' ? [] : ['cookie']),
  ]);
  const session = await page.context().newCDPSession(page);
  const { entries } = await session.send('Page.getNavigationHistory');
  await session.detach();
  const visited = entries.filter(({ url }) => url.includes('#')).map(({ url }) => `history ${url}`);
  return [...stored, ...visited];
};

/** Waits for a screen by its heading; when another one stays, the failure names that. */
export const heading = async (page: Page, name: string | RegExp): Promise<void> => {
  const level = page.getByRole('heading', { level: 1 });
  await page
    .getByRole('heading', { level: 1, name })
    .waitFor()
    .catch(async (cause) => {
      throw new Error(`no “${name}” but “${(await level.allTextContents()).join()}”`, { cause });
    });
};
