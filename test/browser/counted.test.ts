/** After the close: is mine in it, was a ballot given out in my name, and what if a box breaks its word? */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command } from '../../worker/cli/verify.ts';
import { BUCKETS_ABOVE } from '../../worker/core/ballot/bucket.ts';
import { concat, hex, u16 } from '../../worker/core/bytes.ts';
import { answerAll, answerEverything } from '../support/answering.ts';
import { launch } from '../support/browser.ts';
import { type LivingSeason, livingSeason, TIMES } from '../support/livingSeason.ts';
import { quietIo } from '../support/playedBoard.ts';
import { expectAccessible, heading, type Visitor, visitor } from '../support/visitor.ts';

let browser: Browser;
let season: LivingSeason;
let folder: string;
/** Three of Data Quality: the box will keep its word to the first, drop the second, and undo a change of the third. */
let vera: Visitor;
let wim: Visitor;
let xena: Visitor;

const answerPage = () => `${season.url}/o/${season.org}/answer`;
const linkOf = (employee: string) =>
  `${season.url}/o/${season.org}/collect#winter.${season.codeOf(employee)}`;

const collected = async (employee: string): Promise<Visitor> => {
  const someone = await visitor(browser);
  await someone.page.goto(linkOf(employee));
  await someone.page.getByRole('button', { name: 'Collect ballots' }).click();
  await heading(someone.page, 'Your 3 ballots are here');
  return someone;
};

const tampered = (change: (text: string) => string) => async (route: Route) => {
  const response = await route.fetch();
  await route.fulfill({ response, body: change(await response.text()) });
};

const answer = async ({ page }: Visitor): Promise<void> => {
  await page.goto(answerPage());
  await answerEverything(page);
  await page.getByRole('button', { name: 'Send answers' }).click();
  await heading(page, 'Sealed');
};

const sql = (text: string, args: (Uint8Array | number)[] = []) =>
  season.box.db.$client.execute({ sql: text, args });

type Row = { nonce: ArrayBuffer; rev: number; commit: ArrayBuffer; sig: ArrayBuffer };

const rows = async (): Promise<Row[]> => (await sql('SELECT * FROM ballots')).rows as unknown as Row[]; // the columns of the table

/** The row that `work` brings into the box. */
const rowOf = async (work: () => Promise<void>): Promise<Row> => {
  const known = new Set((await rows()).map(({ nonce }) => hex(new Uint8Array(nonce))));
  await work();
  const row = (await rows()).find(({ nonce }) => !known.has(hex(new Uint8Array(nonce))));
  if (!row) throw new Error('nothing came into the box');
  return row;
};

const evidenceOf = async ({ page }: Visitor): Promise<string> => {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save evidence' }).click();
  return readFileSync(await (await download).path(), 'utf8');
};

/** What `chorus verify --evidence` says of a file with this text, and its exit code. */
const judged = async (text: string): Promise<[number, string]> => {
  const file = join(folder, 'evidence.json');
  writeFileSync(file, text);
  let verdict = '';
  const code = await command.run(
    { values: { evidence: file }, positionals: [answerPage()] },
    {
      ...quietIo,
      json: (said) => {
        verdict = (said as { verdict: string }).verdict;
      },
    },
  );
  return [code, verdict];
};

beforeAll(async () => {
  browser = await launch();
  season = await livingSeason();
  folder = mkdtempSync(join(tmpdir(), 'chorus-evidence-'));
  await season.moveTo(TIMES.collectOpens);
  vera = await collected('data-quality-1');
  wim = await collected('data-quality-2');
  xena = await collected('data-quality-3');
  await season.collectElsewhere(Array.from({ length: 11 }, (_, place) => `data-quality-${place + 4}`));
  await season.moveTo(TIMES.collectCloses);
});

afterAll(async () => {
  await browser?.close();
  await season?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

describe('the own issued bit, once collecting has closed', () => {
  it('of somebody who never collected is proven to be zero, and the desk is asked only by a press', async () => {
    const late = await visitor(browser);
    await late.page.goto(linkOf('sales-1'));
    await heading(late.page, 'Collecting has closed');
    expect(late.asked('desk')).toEqual([]);
    await late.page.getByRole('button', { name: 'Check' }).click();
    await late.page.getByText('No. The public record proves it').waitFor();
    await expectAccessible(late.page);
    expect(late.asked('desk').map((request) => new URL(request.url()).pathname.split('/').at(-1))).toEqual([
      'membership',
      'issued',
    ]);
    await late.context.close();
  });

  it('of somebody who collected is one, and the ballots are in this browser', async () => {
    await vera.page.goto(linkOf('data-quality-1'));
    const done = vera.page.getByRole('button', { name: 'Take them along first' });
    await done.waitFor();
    await vera.page.getByRole('button', { name: 'Save file' }).click();
    await vera.page.getByRole('button', { name: 'Done' }).click();
    await vera.page.getByRole('button', { name: 'Check' }).click();
    await vera.page.getByText('Yes, and they are in this browser.').waitFor();
    await expectAccessible(vera.page);
  });

  it.each([
    ['a bit that the desk turned', '**/issued', (text: string) => text.replace('"bit":0', '"bit":1')],
    ['another place', '**/issued', (text: string) => text.replace(/"index":\d+/, '"index":99')],
    ['another root', '**/docs/*', (text: string) => text.replace(/"issued_root":"./g, '"issued_root":"x')],
  ])('is not believed with %s', async (_, url, change) => {
    const late = await visitor(browser);
    await late.page.goto(linkOf('sales-1'));
    await heading(late.page, 'Collecting has closed');
    await late.page.route(url, tampered(change));
    await late.page.getByRole('button', { name: 'Check' }).click();
    await late.page
      .getByText('Tell the works council what stands above.')
      .or(late.page.getByText('not there yet'))
      .waitFor();
    expect(await late.page.getByText('The public record proves it').count()).toBe(0);
    await expectAccessible(late.page);
    await late.context.close();
  });

  it('is not asked for while a pulse is open: who asks and who answers must not meet', async () => {
    await season.moveTo(TIMES.opens);
    const late = await visitor(browser);
    await late.page.goto(linkOf('sales-1'));
    await late.page.getByText('Not while a pulse is open').waitFor();
    expect(await late.page.getByRole('button', { name: 'Check' }).count()).toBe(0);
    expect(late.asked('desk')).toEqual([]);
    await late.context.close();
  });
});

describe('after the close', () => {
  beforeAll(async () => {
    await answer(vera);
    const dropped = await rowOf(() => answer(wim));
    const first = await rowOf(() => answer(xena));
    await xena.page.getByRole('button', { name: 'Change answers' }).click();
    await answerAll(xena.page, /^(Disagree|3)$/);
    await xena.page.getByRole('button', { name: 'Send answers' }).click();
    await xena.page.getByText('Sending').waitFor({ state: 'detached' });
    await heading(xena.page, 'Sealed');
    const bytes = (value: ArrayBuffer) => new Uint8Array(value);
    await sql('DELETE FROM ballots WHERE nonce = ?', [bytes(dropped.nonce)]);
    await sql('UPDATE ballots SET rev = ?, "commit" = ?, sig = ? WHERE nonce = ?', [
      first.rev,
      bytes(first.commit),
      bytes(first.sig),
      bytes(first.nonce),
    ]);
    await season.moveTo(TIMES.closes);
  });

  it('a ballot that stands in the list is found by loading all of it, without naming it, and only once', async () => {
    const { page } = vera;
    const before = vera.requests.length;
    await page.goto(answerPage());
    await heading(page, 'The November pulse has closed');
    await page.getByText('Counted. Your ballot stands in the public list as your receipt says.').waitFor();
    await expectAccessible(page);
    for (const request of vera.requests.slice(before).filter((request) => request.url().includes('/api/'))) {
      expect(request.method()).toBe('GET');
      expect(request.url()).toMatch(/\/(log|docs\/[0-9a-f]{64})$/);
    }
    const checked = vera.asked('board').length;
    await page.reload();
    await page.getByText('Counted.').waitFor();
    expect(vera.asked('board').length).toBe(checked);
  });

  it('says so when it cannot load the list, and checks when it can', async () => {
    const { page } = wim;
    await page.route('**/api/board/**', (route) => route.abort());
    await page.goto(answerPage());
    await page.getByText('The connection dropped, so nothing was checked.').waitFor();
    await expectAccessible(page);
    await page.unroute('**/api/board/**');
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByText('Your ballot is missing.').waitFor();
  });

  it('a ballot that the box dropped gives evidence that anyone can confirm and that cannot be used to answer', async () => {
    await expectAccessible(wim.page);
    const text = await evidenceOf(wim);
    expect(Object.keys(JSON.parse(text)).sort()).toEqual([
      'format',
      'leaf',
      'mh',
      'receipt',
      'token',
      'wave',
    ]);
    expect(await judged(text)).toEqual([0, 'missing']);
  });

  it('a change that the box undid gives evidence too', async () => {
    await xena.page.goto(answerPage());
    await xena.page.getByText('Your ballot was not counted as you left it.').waitFor();
    await expectAccessible(xena.page);
    expect(await judged(await evidenceOf(xena))).toEqual([0, 'stale']);
  });

  it('nobody confirms evidence that is none', async () => {
    const good = JSON.parse(await evidenceOf(wim));
    const other = JSON.parse(await evidenceOf(xena));
    expect(await judged(JSON.stringify({ ...good, wave: '2026-12' }))).toEqual([1, 'not-closed']);
    expect(await judged(JSON.stringify({ ...good, token: other.token }))).toEqual([1, 'not-a-receipt']);
    expect(await judged(JSON.stringify({ ...good, receipt: other.receipt }))).toEqual([1, 'not-a-receipt']);
    await expect(judged(JSON.stringify({ ...good, seed: 'x' }))).rejects.toThrow(/is no evidence/);
  });

  it('in a list of thousands only the part that shares a byte is loaded', async () => {
    await season.moveTo('2026-12-20T08:00:00Z');
    await answer(vera);
    // Five thousand withdrawn ballots of the same wave: lines of the list without answers to count.
    const lines = Array.from({ length: BUCKETS_ABOVE }, (_, place) => {
      const nonce = crypto.getRandomValues(new Uint8Array(32));
      const token = concat(u16(2), nonce, new Uint8Array(320).fill(place % 251));
      return {
        sql: `INSERT INTO ballots (wave, nonce, cohort, rev, op, "commit", answers, salt, token, vk, sig)
          SELECT wave, ?, cohort, 1, 2, ?, NULL, NULL, ?, ?, sig FROM ballots WHERE op = 1 LIMIT 1`,
        args: [nonce, new Uint8Array(32), token, new Uint8Array(32)],
      };
    });
    await season.box.db.$client.batch(lines, 'write');
    await season.moveTo('2026-12-27T17:00:00Z');
    const before = vera.requests.length;
    await vera.page.goto(answerPage());
    await vera.page.getByText('Counted.').nth(1).waitFor();
    const asked = vera.requests.slice(before).filter((request) => request.url().includes('/api/board/'));
    expect(
      asked.filter((request) => /\/waves\/[0-9a-f]{64}\/ballots\/[0-9a-f]{2}$/.test(request.url())),
    ).toHaveLength(1);
    for (const request of asked) expect((await request.sizes()).responseBodySize).toBeLessThan(200_000);
  });
});
