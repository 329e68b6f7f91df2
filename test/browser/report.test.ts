/** The report dialog in a real Chromium: by keyboard alone, every format, and nothing asked of anybody. */
import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from '../support/browser.ts';
import { openOrganisation, type TestOrganisation } from '../support/organisation.ts';
import { publishReleases } from '../support/releases.ts';
import { type ResultsServer, serveResults } from '../support/resultsServer.ts';
import { expectAccessible, type Visitor, visitor } from '../support/visitor.ts';

let browser: Browser;
let organisation: TestOrganisation;
let server: ResultsServer;
let reader: Visitor;

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Export report' });

const openDialog = async (page: Page): Promise<void> => {
  await page.goto(`${server.url}/o/${organisation.org}/`);
  await page.locator('h1').waitFor();
  await page.getByRole('button', { name: 'Export report' }).press('Enter');
  await dialog(page).waitFor();
};

const exported = async (page: Page, format: string): Promise<{ name: string; bytes: Uint8Array }> => {
  await openDialog(page);
  await dialog(page).getByRole('radio', { name: format }).check();
  const waiting = page.waitForEvent('download', { timeout: 40_000 });
  await dialog(page).getByRole('button', { name: 'Export', exact: true }).press('Enter');
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
};

beforeAll(async () => {
  browser = await launch();
  organisation = {
    ...(await openOrganisation()),
    name: 'Northwind Systems',
    org: 'northwind-aaaaaaaaaaaaaaaa',
  };
  await publishReleases(organisation);
  server = await serveResults([organisation], '2026-10-20T09:00:00Z');
  reader = await visitor(browser);
  await reader.page.setViewportSize({ width: 1440, height: 900 });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  organisation?.end();
});

describe('exporting a report', () => {
  it('opens, closes and gives the focus back by keyboard alone', async () => {
    const { page } = reader;
    await openDialog(page);
    await expectAccessible(page);
    expect(await dialog(page).evaluate((node) => node.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    expect(focused).toContain('Export report');
  });

  it('says what is missing and makes nothing', async () => {
    const { page } = reader;
    await openDialog(page);
    for (const name of ['Overview', 'Units and themes', 'Trend', 'Questions', 'Comments'])
      await dialog(page).getByRole('checkbox', { name }).uncheck();
    await dialog(page).getByText('Choose at least one section.').waitFor();
    expect(
      await dialog(page).getByRole('button', { name: 'Export', exact: true }).getAttribute('aria-disabled'),
    ).toBe('true');
    await dialog(page).getByRole('radio', { name: 'Chosen units' }).check();
    await dialog(page).getByRole('searchbox', { name: 'Find a unit' }).fill('Data Qual');
    await dialog(page).getByRole('checkbox', { name: 'Data Quality' }).check();
    await expectAccessible(page);
  });

  it.each([
    ['PDF', 'chorus-', '%PDF-1.7'],
    ['PNG', 'chorus-', '\u0089PNG'],
  ])('makes a %s', async (format, name, start) => {
    const made = await exported(reader.page, format);
    expect(made.name.startsWith(name)).toBe(true);
    expect(String.fromCharCode(...made.bytes.subarray(0, start.length))).toBe(start);
    expect(made.bytes.length).toBeGreaterThan(20_000);
    await dialog(reader.page).getByText(`${made.name} was saved`).waitFor();
  });

  it.each([
    ['PowerPoint', 'ppt/presentation.xml'],
    ['Excel', 'xl/workbook.xml'],
  ])('makes a file for %s', async (format, part) => {
    const made = await exported(reader.page, format);
    expect(Object.keys(unzipSync(made.bytes))).toContain(part);
  });

  it.each([
    ['CSV', 'SEASON,WAVE,UNIT'],
    ['SDMX-CSV', 'STRUCTURE,STRUCTURE_ID,ACTION'],
  ])('makes %s', async (format, start) => {
    const { page } = reader;
    await openDialog(page);
    await dialog(page).getByText(format, { exact: true }).click();
    const waiting = page.waitForEvent('download');
    await dialog(page).getByRole('button', { name: 'Export', exact: true }).click();
    expect(await readFile(await (await waiting).path(), 'utf8')).toMatch(new RegExp(`^${start}`));
  });

  it('asks the board and its own pages only, and raises no error', () => {
    const others = reader.requests.filter((request) => {
      const url = new URL(request.url());
      return url.origin !== server.url && !['blob:', 'data:'].includes(url.protocol);
    });
    expect(others.map((request) => request.url())).toEqual([]);
    expect(reader.asked('desk')).toEqual([]);
    expect(reader.asked('box')).toEqual([]);
    expect(reader.errors).toEqual([]);
  });

  it('tells a lost connection from a fault', async () => {
    const { page, context } = await visitor(browser);
    await page.goto(`${server.url}/o/${organisation.org}/`);
    await page.getByRole('button', { name: 'Export report' }).click();
    await dialog(page).waitFor();
    await context.setOffline(true);
    await dialog(page).getByRole('button', { name: 'Export', exact: true }).click();
    await dialog(page).getByText('could not be loaded').waitFor();
    await context.close();
  });
});
