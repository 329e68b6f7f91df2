/** The results pages in a real Chromium over a real board: everything shown is a released cell, and nothing else. */
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ThemeId } from '../../worker/core/questionnaire.ts';
import type { ReleaseDocument } from '../../worker/core/release/document.ts';
import { display } from '../../worker/core/score/display.ts';
import { moraleIndex } from '../../worker/core/score/morale.ts';
import type { Score } from '../../worker/core/score/score.ts';
import { themeScore } from '../../worker/core/score/theme.ts';
import { launch } from '../support/browser.ts';
import { openOrganisation, type TestOrganisation } from '../support/organisation.ts';
import { publishReleases } from '../support/releases.ts';
import { type ResultsServer, serveResults } from '../support/resultsServer.ts';
import { sealTestSeason } from '../support/season.ts';
import { expectAccessible, type Visitor, visitor } from '../support/visitor.ts';

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

let browser: Browser;
let full: TestOrganisation;
let empty: TestOrganisation;
let server: ResultsServer;
let releases: ReleaseDocument[];
let reader: Visitor;

const last = (): ReleaseDocument => {
  const release = releases.at(-1);
  if (!release) throw new Error('nothing was released');
  return release;
};
const overview = () => `${server.url}/o/${full.org}/`;
const unitNamed = (label: string) => {
  const unit = last().units.find((one) => one.label === label);
  if (!unit) throw new Error(`no unit ${label}`);
  return unit;
};

const open = async (page: Page, address: string): Promise<void> => {
  await page.goto(address);
  await page.locator('h1').waitFor();
};

/** What may be printed for a score, said once more here: word, range or number. */
const printed = (score: Score | null): string | null => {
  if (!score) return null;
  const print = display(score);
  if (print.kind === 'word') return print.word;
  return print.kind === 'range' ? `${print.range[0]}–${print.range[1]}` : `${print.number}`;
};

const heat = (page: Page) => page.getByRole('table', { name: /Score from 0 to 100/ });

const openAllRows = async (page: Page): Promise<void> => {
  const closed = heat(page).locator('button[aria-expanded="false"]');
  while ((await closed.count()) > 0) await closed.first().click();
};

beforeAll(async () => {
  browser = await launch();
  full = { ...(await openOrganisation()), name: 'Northwind Systems', org: 'northwind-aaaaaaaaaaaaaaaa' };
  empty = { ...(await openOrganisation()), name: 'Acme', org: 'acme-aaaaaaaaaaaaaaaa' };
  releases = await publishReleases(full);
  await sealTestSeason(empty, { waves: 1 });
  server = await serveResults([full, empty], '2026-10-20T09:00:00Z');
  reader = await visitor(browser);
  await reader.page.setViewportSize(WIDE);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  full?.end();
  empty?.end();
});

describe('the overview', () => {
  it('shows for every unit and theme what the release allows, and for hidden ones no number at all', async () => {
    await open(reader.page, overview());
    await openAllRows(reader.page);
    const rows = await heat(reader.page)
      .locator('tbody tr')
      .evaluateAll((found) =>
        found.map((row) => ({
          unit: row.querySelector('a')?.getAttribute('href')?.split('/units/')[1] ?? 'all',
          cells: Array.from(row.querySelectorAll('td'), (cell) => cell.textContent ?? ''),
        })),
      );
    expect(rows.length).toBe(last().units.length);
    const themes = [...new Set(last().items.map((item) => item.theme))].filter(
      (theme): theme is ThemeId => theme !== 'recommend',
    );
    let hidden = 0;
    for (const { unit, cells } of rows) {
      const members = last().units.find(({ id }) => id === unit)?.members ?? 0;
      const scores = [moraleIndex(last(), unit), ...themes.map((theme) => themeScore(last(), unit, theme))];
      expect(cells.length).toBe(scores.length);
      for (const [i, score] of scores.entries()) {
        const text = cells[i] ?? '';
        if (members === 0) expect(text).toBe('–not reported here');
        else if (score) expect(text.replace(/, clear (rise|fall)$/, '')).toBe(printed(score));
        else {
          hidden++;
          expect(text).toBe('hidden for privacy');
        }
      }
    }
    expect(hidden).toBeGreaterThan(10);
  });

  it('puts rows with a hidden index after the others in alphabetical order, so that their place tells nothing', async () => {
    await open(reader.page, overview());
    await openAllRows(reader.page);
    const inside = last().units.filter((unit) => unit.parent === unitNamed('Applied Research').id);
    const names = new Map(inside.map((unit) => [unit.id, unit]));
    const shown = await heat(reader.page)
      .locator('tbody tr a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.split('/units/')[1] ?? ''));
    const order = shown.flatMap((id) => names.get(id) ?? []);
    const rank = order.map((unit) => (unit.members === 0 ? 2 : moraleIndex(last(), unit.id) ? 0 : 1));
    expect(rank).toEqual([...rank].sort());
    const hidden = order.filter((_, i) => rank[i] === 1).map((unit) => unit.label);
    expect(hidden.length).toBeGreaterThan(1);
    expect(hidden).toEqual([...hidden].sort((a, b) => a.localeCompare(b)));
  });

  it('gives a CSV that holds exactly the released cells', async () => {
    await open(reader.page, overview());
    await reader.page.getByRole('button', { name: 'Export report' }).click();
    const dialog = reader.page.getByRole('dialog', { name: 'Export report' });
    await dialog.getByText('CSV', { exact: true }).click();
    const waves = await dialog.getByRole('combobox', { name: 'To' }).locator('option').count();
    await dialog.getByRole('combobox', { name: 'From' }).selectOption(`${waves - 1}`);
    await dialog.getByRole('radio', { name: /units inside/ }).check();
    const waiting = reader.page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    const path = await (await waiting).path();
    const rows: Record<string, string>[] = parse(await readFile(path, 'utf8'), { columns: true });
    expect(rows.length).toBe(last().units.length * last().items.length);
    const filled = rows.filter((row) => ['A', 'B', 'W'].includes(row.OBS_STATUS ?? ''));
    expect(filled.length).toBe(last().cells.length);
    for (const cell of last().cells) {
      const row = filled.find((one) => one.UNIT === cell.unit && one.ITEM === cell.item);
      expect(row).toMatchObject({
        RESPONDENTS_FROM: cell.n.split(/[-+]/)[0],
        RESPONDENTS_TO: cell.n.split(/[-+]/)[1],
        FAVOURABLE_FROM: `${cell.favourable[0]}`,
        FAVOURABLE_TO: `${cell.favourable[1]}`,
        UNFAVOURABLE_FROM: `${cell.unfavourable[0]}`,
        UNFAVOURABLE_TO: `${cell.unfavourable[1]}`,
        CUMULATIVE: (cell.distribution ?? []).map(([low, high]) => `${low}-${high}`).join(' '),
      });
    }
    for (const row of rows.filter((one) => !filled.includes(one))) {
      const merged = last().units.some(({ id, members }) => id === row.UNIT && members === 0);
      expect(row.OBS_STATUS).toBe(merged ? 'K' : 'Q');
      expect([row.RESPONDENTS_FROM, row.FAVOURABLE_FROM, row.UNFAVOURABLE_TO, row.CUMULATIVE]).toEqual([
        '',
        '',
        '',
        '',
      ]);
    }
  });

  it('shows the trend as a table with the same numbers, wave by wave', async () => {
    await open(reader.page, overview());
    const toggle = reader.page.getByRole('button', { name: 'Show as table' }).first();
    expect(await toggle.getAttribute('aria-expanded')).toBe('false');
    await toggle.click();
    const table = reader.page.getByRole('table', { name: /Morale index of Northwind Systems/ });
    const cells = await table
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => row.querySelector('td')?.textContent ?? ''));
    const expected = releases.map((release) => printed(moraleIndex(release, 'all'))).reverse();
    expect(cells).toEqual(expected);
    await reader.page.getByRole('button', { name: 'Hide table' }).click();
    expect(await table.count()).toBe(0);
  });

  it('asks nobody but the board, and sends no cookie', async () => {
    const stranger = await visitor(browser);
    await open(stranger.page, overview());
    for (const request of stranger.requests) {
      expect(request.url().startsWith(server.url)).toBe(true);
      expect((await request.allHeaders()).cookie).toBeUndefined();
    }
    expect(stranger.asked('desk')).toEqual([]);
    expect(stranger.asked('box')).toEqual([]);
    expect(stranger.errors).toEqual([]);
    await stranger.context.close();
  });
});

describe('drilling down', () => {
  it('leads from the map to a unit and back by the breadcrumb', async () => {
    const { page } = reader;
    await open(page, overview());
    await page.getByRole('button', { name: 'Show units in Infrastructure' }).click();
    await heat(page).getByRole('link', { name: 'Network' }).click();
    const crumbs = page.getByRole('navigation', { name: 'Where this unit is' });
    await crumbs.getByText('Network', { exact: true }).waitFor();
    expect(await crumbs.getByRole('listitem').allTextContents()).toEqual([
      'Northwind Systems',
      'Infrastructure',
      'Network',
    ]);
    expect(await page.locator('h1').textContent()).toContain('Network');
    await crumbs.getByRole('link', { name: 'Infrastructure' }).click();
    await page.getByRole('heading', { name: 'Inside Infrastructure' }).waitFor();
    await crumbs.getByRole('link', { name: 'Northwind Systems' }).click();
    await page.waitForURL(overview());
  });

  it('keeps an earlier wave while moving through the units', async () => {
    const { page } = reader;
    await open(page, overview());
    await page.getByLabel('Wave', { exact: true }).selectOption({ label: 'April 2026' });
    await page.waitForURL(/\?wave=/);
    await heat(page).getByRole('link', { name: 'People' }).click();
    await page.getByRole('heading', { level: 1, name: /People/ }).waitFor();
    expect(await page.getByLabel('Wave', { exact: true }).inputValue()).toContain('2026-spring');
  });

  it('puts the focus on the finding of the next unit, and leaves it on the wave picker when the wave changes', async () => {
    const { page } = reader;
    const focused = () => page.evaluate(() => document.activeElement?.id ?? '');
    await open(page, overview());
    await heat(page).getByRole('link', { name: 'People' }).click();
    await page.getByRole('heading', { level: 1, name: /People/ }).waitFor();
    expect(await focused()).toBe('finding');
    const picker = page.getByLabel('Wave', { exact: true });
    await picker.focus();
    await page.keyboard.press('ArrowDown');
    await page.waitForURL(/\?wave=/);
    await page.getByText('September 2026, wave 13').waitFor();
    expect(await focused()).toBe(await picker.getAttribute('id'));
    await page.keyboard.press('ArrowDown');
    await page.getByText('August 2026, wave 12').waitFor();
  });

  it('says of a hidden unit that it is hidden, and nothing of why', async () => {
    const { page } = reader;
    const hidden = last().units.find((unit) => unit.members > 0 && !moraleIndex(last(), unit.id));
    await open(page, `${overview()}units/${hidden?.id}`);
    expect(await page.locator('h1').textContent()).toContain('hidden for privacy');
    const score = await page.getByRole('region', { name: 'Morale index' }).textContent();
    expect(score).toContain('Hidden for privacy');
    expect(score).not.toMatch(/Likely range|too few|\d+ points/i);
  });

  it('says of a merged unit where its people are counted, and shows neither hatch nor number', async () => {
    const { page } = reader;
    await open(page, `${overview()}units/${unitNamed('Demo Lab').id}`);
    expect(await page.locator('h1').textContent()).toBe('Demo Lab is counted in the unit above');
    expect(await page.locator('main table, main canvas').count()).toBe(0);
    await page.getByRole('link', { name: 'Open Applied Research' }).click();
    await page.getByRole('heading', { name: 'Inside Applied Research' }).waitFor();
  });

  it('cuts the line of a group that became another one and compares nothing across the cut', async () => {
    const { page } = reader;
    await open(page, `${overview()}units/${unitNamed('Applied Research').id}?wave=2026-summer.w9`);
    const score = await page.getByRole('region', { name: 'Morale index' }).textContent();
    expect(score).toContain('Not comparable: the group changed');
    expect(await page.getByText('The line is cut where the group changed.').count()).toBe(1);
  });
});

describe('when something is missing', () => {
  it('says when the first results come, before there are any', async () => {
    await open(reader.page, `${server.url}/o/${empty.org}/`);
    expect(await reader.page.locator('main').textContent()).toMatch(
      /No results yet.*The first pulse closes on 19 January 2030.*everyone sees the results on 19 January 2030/s,
    );
    await expectAccessible(reader.page);
  });

  it('names an unknown unit and an unknown organisation, with a way back', async () => {
    await open(reader.page, `${overview()}units/nobody`);
    await reader.page.getByRole('heading', { name: 'There is no such unit' }).waitFor();
    await expectAccessible(reader.page);
    await open(reader.page, `${server.url}/o/nobody-bbbbbbbbbbbbbbbb/`);
    await reader.page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    await expectAccessible(reader.page);
  });

  it('shows nothing of a document that differs from the log by one character', async () => {
    const victim = await visitor(browser);
    await victim.page.route('**/docs/*', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('"members":60', '"members":61');
      await route.fulfill({ response, body });
    });
    await open(victim.page, overview());
    await victim.page
      .getByRole('heading', { level: 1, name: 'The results do not match the public log' })
      .waitFor();
    expect(await victim.page.locator('main').textContent()).not.toMatch(/Morale|\d/);
    await victim.context.close();
  });

  it('says that the connection failed, and loads again', async () => {
    const traveller = await visitor(browser);
    await traveller.page.route('**/docs/*', (route) => route.abort());
    await open(traveller.page, overview());
    await traveller.page.getByRole('heading', { name: 'This page could not be loaded' }).waitFor();
    await traveller.page.unroute('**/docs/*');
    await traveller.page.getByRole('button', { name: 'Load again' }).click();
    await traveller.page.getByRole('heading', { name: 'Morale index' }).waitFor();
    await traveller.context.close();
  });
});

describe('for everyone', () => {
  for (const [size, name] of [
    [WIDE, 'wide'],
    [PHONE, 'phone'],
  ] as const) {
    it(`axe finds nothing on the pages, light and dark, tables open, ${name}`, {
      timeout: 120_000,
    }, async () => {
      const { page } = reader;
      await page.setViewportSize(size);
      for (const address of [
        overview(),
        `${overview()}units/${unitNamed('Applied Research').id}`,
        `${overview()}units/${unitNamed('Policy').id}`,
        `${overview()}units`,
        `${server.url}/`,
      ]) {
        await open(page, address);
        const closed = page.getByRole('button', { name: 'Show as table' });
        while ((await closed.count()) > 0) await closed.first().click();
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
      }
      await page.setViewportSize(WIDE);
    });
  }

  it('works by keyboard alone: skip link, opening a row, a unit, the table', async () => {
    const { page } = reader;
    await open(page, overview());
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the finding');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('finding');
    const tabTo = async (name: RegExp) => {
      for (let presses = 0; presses < 80; presses++) {
        await page.keyboard.press('Tab');
        const focused = await page.evaluate(
          () =>
            document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
        );
        if (name.test(focused)) return;
      }
      throw new Error(`nothing called ${name} can be reached with Tab`);
    };
    await tabTo(/^Show as table$/);
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: /Morale index of/ }).waitFor();
    await tabTo(/^Show units in Infrastructure$/);
    await page.keyboard.press('Enter');
    await tabTo(/^Network$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /Network/ }).waitFor();
  });

  it('keeps the chosen colours on this device', async () => {
    const { page } = reader;
    await open(page, overview());
    await page.getByRole('button', { name: 'Dark colours' }).click();
    await page.reload();
    await page.locator('h1').waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    await page.getByRole('button', { name: 'Light colours' }).click();
  });

  it('finds a unit by a part of its name', async () => {
    const { page } = reader;
    await open(page, `${overview()}units`);
    await page.getByLabel('Find a unit').fill('netw');
    await page.getByText('1 unit', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Network' }).click();
    await page.getByRole('heading', { level: 1, name: /Network/ }).waitFor();
  });

  it('opens the organisation of a pasted link, and says what a link looks like', async () => {
    const { page } = reader;
    await open(page, `${server.url}/`);
    await page.getByLabel('Link of your organisation').fill('hello');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByText('This is not the link of an organisation.').waitFor();
    await page.getByLabel('Link of your organisation').fill(`see ${overview()} `);
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByRole('heading', { name: 'Morale index' }).waitFor();
  });

  it('says on every page of a rehearsal that it is one', async () => {
    const rehearsal = await serveResults([full], '2026-10-20T09:00:00Z', 0);
    await open(reader.page, `${rehearsal.url}/o/${full.org}/`);
    await reader.page.getByRole('complementary', { name: 'This is not a real survey' }).waitFor();
    await expectAccessible(reader.page);
    await rehearsal.close();
    await open(reader.page, overview());
    expect(await reader.page.getByRole('complementary').count()).toBe(0);
  });
});
