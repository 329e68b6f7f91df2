/** What the employee's pages do when something is wrong, in a real Chromium against a real server. */
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerAll, answerEverything } from '../support/answering.ts';
import { launch } from '../support/browser.ts';
import { type LivingSeason, livingSeason, TIMES } from '../support/livingSeason.ts';
import { expectAccessible, heading, kept, traces, type Visitor, visitor } from '../support/visitor.ts';

let browser: Browser;
let season: LivingSeason;
/** Collected while it was open: one of many in Data Quality, one of six in Ranking, one of two in Sales. */
let vera: Visitor;
let rosa: Visitor;
let saul: Visitor;

const answerPage = () => `${season.url}/o/${season.org}/answer`;
const linkOf = (employee: string) =>
  `${season.url}/o/${season.org}/collect#winter.${season.codeOf(employee)}`;

/** Opens a collect link in a fresh browser, with something done to it beforehand. */
const opening = async (link: string, prepare: (page: Page) => Promise<unknown>): Promise<Visitor> => {
  const someone = await visitor(browser);
  await prepare(someone.page);
  await someone.page.goto(link);
  return someone;
};

const collected = async (employee: string): Promise<Visitor> => {
  const someone = await opening(linkOf(employee), async () => {});
  await someone.page.getByRole('button', { name: 'Collect ballots' }).click();
  await heading(someone.page, 'Your 3 ballots are here');
  return someone;
};

/** The server's answer, changed on its way. */
const tampered = (change: (text: string) => string) => async (route: Route) => {
  const response = await route.fetch();
  await route.fulfill({ response, body: change(await response.text()) });
};

beforeAll(async () => {
  browser = await launch();
  season = await livingSeason();
});

afterAll(async () => {
  await browser?.close();
  await season?.stop();
});

describe('a collect link', () => {
  it('says when collecting opens, and asks the desk nothing before', async () => {
    const early = await opening(linkOf('sales-1'), async () => {});
    await heading(early.page, 'Collecting has not opened yet');
    await early.page.getByText('Monday 9 November, 08:00').waitFor();
    expect(early.asked('desk')).toEqual([]);
    await expectAccessible(early.page);
    await early.context.close();
    await season.moveTo(TIMES.collectOpens);
  });

  it.each([
    [
      'an unknown code',
      () => `${season.url}/o/${season.org}/collect#winter.aaaaaaaaaaaaaaaaaaaa`,
      'This link does not open anything',
    ],
    ['another season', () => linkOf('sales-1').replace('winter', 'summer'), 'There is no such season here'],
    ['half a link', () => linkOf('sales-1').slice(0, -9), 'This link is not complete'],
    ['no code', () => `${season.url}/o/${season.org}/collect`, 'Open your personal link again'],
  ])('with %s says so and collects nothing', async (_, link, title) => {
    const someone = await opening(link(), async () => {});
    await heading(someone.page, title);
    expect(someone.asked('desk').filter((request) => request.url().endsWith('/ballots'))).toEqual([]);
    await expectAccessible(someone.page);
    await someone.context.close();
  });

  it('of somebody whose ballots were already collected elsewhere says that they cannot be replaced', async () => {
    await season.collectElsewhere(['sales-9']);
    const someone = await opening(linkOf('sales-9'), async () => {});
    await someone.page.getByRole('button', { name: 'Collect ballots' }).click();
    await heading(someone.page, 'Your ballots were already collected');
    expect(await kept(someone.page)).toMatchObject({ enrolments: 0, pending: 0 });
    await expectAccessible(someone.page);
    await someone.context.close();
  });

  it('collects nothing where the browser forbids storage', async () => {
    const someone = await opening(linkOf('sales-1'), (page) =>
      page.addInitScript(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('denied', 'SecurityError');
        };
      }),
    );
    await heading(someone.page, 'This browser does not let the page keep anything');
    expect(someone.requests.filter((request) => request.url().includes('/api/'))).toEqual([]);
    await expectAccessible(someone.page);
    await someone.context.close();
  });

  it('in a browser without Ed25519 says which browsers have it', async () => {
    const someone = await opening(linkOf('sales-1'), (page) =>
      page.addInitScript(() => {
        SubtleCrypto.prototype.importKey = () => Promise.reject(new DOMException('no', 'NotSupportedError'));
      }),
    );
    await heading(someone.page, 'This browser is too old for this page');
    await someone.context.close();
  });

  it('says that the connection dropped, and goes on when it is back', async () => {
    const someone = await opening(linkOf('sales-1'), (page) =>
      page.route('**/api/**', (route) => route.abort()),
    );
    await heading(someone.page, 'The connection dropped');
    await expectAccessible(someone.page);
    await someone.page.unroute('**/api/**');
    await someone.page.getByRole('button', { name: 'Try again' }).click();
    await someone.page.getByRole('button', { name: 'Collect ballots' }).waitFor();
    await someone.context.close();
  });
});

describe('a server that lies collects no ballots', () => {
  const refuses = async (url: string, change: (text: string) => string, said: RegExp): Promise<void> => {
    const someone = await opening(linkOf('sales-1'), (page) => page.route(url, tampered(change)));
    const collect = someone.page.getByRole('button', { name: 'Collect ballots' });
    const refused = someone.page.getByRole('heading', { level: 1, name: 'We stopped here for your safety' });
    await collect.or(refused).waitFor();
    if (await collect.isVisible()) await collect.click();
    await refused.waitFor();
    await someone.page.getByText(said).waitFor();
    expect(someone.asked('desk').filter((request) => request.url().endsWith('/ballots'))).toEqual([]);
    await someone.context.close();
  };

  it('when an entry of its log carries another signature', () =>
    refuses('**/log', (text) => text.replace(/"sig":"./, '"sig":"_'), /log does not verify/));

  it('when the manifest is not the one in the log', () =>
    refuses('**/docs/*', (text) => text.replace('"k_cell":5', '"k_cell":4'), /not the ones the log names/));

  it('when it hands out a key that was not sealed', () =>
    refuses(
      '**/manifests/*/keys/*',
      (text) => text.replace(/"n":"..../, '"n":"_AAA'),
      /keys for your group/,
    ));

  it('when it puts the person into a cohort of which they are no member', () =>
    refuses(
      '**/membership',
      (text) => text.replace(/"secret":"..../, '"secret":"AAAA'),
      /not counted in the group/,
    ));

  it('when its signatures do not verify, twice on the same bytes: they are discarded and shown as evidence', async () => {
    const someone = await opening(linkOf('sales-2'), (page) =>
      page.route(
        '**/seasons/winter/ballots',
        tampered((text) => text.replace(/"signatures":\["...../, '"signatures":["AAAAA')),
      ),
    );
    await someone.page.getByRole('button', { name: 'Collect ballots' }).click();
    await heading(someone.page, 'These ballots cannot be used');
    const sent = someone.asked('desk').filter((request) => request.url().endsWith('/ballots'));
    expect(sent).toHaveLength(2);
    expect(sent[1]?.postData()).toBe(sent[0]?.postData());
    expect(await kept(someone.page)).toMatchObject({ enrolments: 0, pending: 0 });
    await expectAccessible(someone.page);
    await someone.context.close();
  });
});

describe('answering', () => {
  beforeAll(async () => {
    vera = await collected('data-quality-1');
    rosa = await collected('ranking-1');
    saul = await collected('sales-3');
    await season.collectElsewhere(Array.from({ length: 12 }, (_, place) => `data-quality-${place + 2}`));
    await season.collectElsewhere(Array.from({ length: 5 }, (_, place) => `ranking-${place + 2}`));
    await season.moveTo(TIMES.collectCloses);
  });

  it('nobody collects once collecting has closed', async () => {
    const late = await opening(linkOf('sales-1'), async () => {});
    await heading(late.page, 'Collecting has closed');
    await expectAccessible(late.page);
    await late.context.close();
    await season.moveTo(TIMES.opens);
  });

  it('answers wait for the public word that collecting has closed', async () => {
    const { page } = vera;
    // A board that has not published it yet: the log up to the manifest.
    await page.route(
      '**/log',
      tampered((text) => JSON.stringify(JSON.parse(text).slice(0, 1))),
    );
    await page.goto(answerPage());
    await answerEverything(page);
    await page.getByRole('button', { name: 'Send answers' }).click();
    await heading(page, 'Not yet');
    expect(vera.asked('box')).toEqual([]);
    await expectAccessible(page);
    await page.unroute('**/log');
  });

  it('a dropped connection keeps the answers, and the very same bytes are sent again', async () => {
    const { page } = vera;
    await page.route('**/api/box/**', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('alert').getByText('Your answers were not sent.').waitFor();
    await expectAccessible(page);
    // Also after the page was closed and opened again.
    await page.reload();
    await page.getByText('Your answers were not sent.').waitFor();
    await page.unroute('**/api/box/**');
    await page.getByRole('button', { name: 'Send again' }).click();
    await heading(page, 'Sealed');
    const [first, second] = vera.asked('box');
    expect(second?.postData()).toBe(first?.postData());
    expect(first?.postData()).toHaveLength(16_384);
  });

  it('a receipt that does not verify is not believed', async () => {
    const { page } = vera;
    await page.route(
      '**/api/box/**',
      tampered((text) => text.replace(/"receipt":"..../, '"receipt":"AAAA')),
    );
    await page.getByRole('button', { name: 'Change answers' }).click();
    await answerAll(page, /^(Disagree|3)$/);
    await page.getByRole('button', { name: 'Send answers' }).click();
    await heading(page, 'The box did not take it');
    await expectAccessible(page);
    await page.unroute('**/api/box/**');
    await page.getByRole('button', { name: 'Send again' }).click();
    await heading(page, 'Sealed');
  });

  it('where fewer collected than intended, the page asks before it sends', async () => {
    const { page } = rosa;
    await page.goto(answerPage());
    await answerEverything(page);
    await page.getByRole('button', { name: 'Send answers' }).click();
    await heading(page, 'Only 6 people collected a ballot');
    await page
      .getByText('Only 6 people in Applied AI › Ranking collected a ballot, fewer than the 12 intended.')
      .waitFor();
    expect(rosa.asked('box')).toEqual([]);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Send answers' }).click();
    await heading(page, 'Sealed');
  });

  it('where fewer than five collected, nothing is ever sent', async () => {
    const { page } = saul;
    await page.goto(answerPage());
    await page.getByRole('button', { name: 'Start' }).click();
    await heading(page, 'Nothing was sent');
    expect(saul.asked('box')).toEqual([]);
    await expectAccessible(page);
  });

  it('a comment counts its characters and cannot be too long', async () => {
    const { page } = rosa;
    await page.getByRole('button', { name: 'Change answers' }).click();
    while ((await page.locator('textarea').count()) === 0) {
      const before = await page.title();
      await page.locator('button[type=submit]').click();
      await page.waitForFunction((title) => document.title !== title, before);
    }
    await page.locator('textarea').fill('é'.normalize('NFD').repeat(1000));
    await page.getByText('1,000 of 1,000').waitFor();
    await expectAccessible(page);
    await page.locator('textarea').fill('x'.repeat(1003));
    await page.locator('button[type=submit]').click();
    await page.getByText('This comment is 3 characters too long.').waitFor();
    await expectAccessible(page);
    await page.locator('textarea').fill('Fewer meetings.');
  });

  it('two people in one browser choose whose ballot it is', async () => {
    const shared = await visitor(browser);
    for (const someone of [vera, rosa]) {
      await someone.context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await someone.page.goto(linkOf(someone === vera ? 'data-quality-1' : 'ranking-1'));
      await someone.page.getByRole('button', { name: 'Copy link' }).click();
      await someone.page.getByText('Link copied').waitFor();
      await shared.page.goto('about:blank');
      await shared.page.goto(await someone.page.evaluate(() => navigator.clipboard.readText()));
      await shared.page.getByRole('heading', { level: 1, name: /Before you answer|Whose ballot/ }).waitFor();
    }
    await heading(shared.page, 'Whose ballot is yours?');
    await expectAccessible(shared.page);
    await shared.page.getByRole('button', { name: /Ranking/ }).click();
    await heading(shared.page, 'Before you answer');
    expect(await kept(shared.page)).toMatchObject({ enrolments: 2 });
    await shared.context.close();
  });

  it('on a shared device the ballot and the receipt can be forgotten', async () => {
    const { page } = vera;
    await page.goto(answerPage());
    await heading(page, 'Sealed');
    await page.getByRole('button', { name: 'forget everything here' }).click();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Forget everything' }).click();
    await heading(page, 'Forgotten here');
    await expectAccessible(page);
    expect(await traces(page)).toEqual([]);
  });

  it('after the close the page says when everyone sees the results, and deletes what was not sent', async () => {
    const { page } = rosa;
    expect(await kept(page)).toMatchObject({ drafts: 1 });
    await season.moveTo(TIMES.closes);
    await page.goto(answerPage());
    await heading(page, 'The November pulse has closed');
    await page
      .getByText(
        'The November pulse closed on 27 November, 18:00. Results appear for everyone on 30 November.',
      )
      .waitFor();
    await expectAccessible(page);
    expect(await kept(page)).toMatchObject({ drafts: 0, outgoing: 0 });
  });
});
