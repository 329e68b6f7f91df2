/**
 * How soon the results can be used: 1,000 units, 26 waves, a processor four times slower than this one. Prints the
 * first view, long tasks, layout shift and bytes. Run by name: `node test/bench/resultsPage.ts`.
 */
import { DEFAULT_QUESTIONNAIRE } from '../../worker/core/bank.ts';
import { hex, sha256 } from '../../worker/core/bytes.ts';
import { jcs } from '../../worker/core/jcs.ts';
import type { Cell, ReleaseDocument, Step } from '../../worker/core/release/document.ts';
import { releaseFiles } from '../../worker/core/release/split.ts';
import { DEFAULT_RULES, type Instant, type Manifest, type Unit } from '../../worker/core/season.ts';
import { launch } from '../support/browser.ts';
import { openOrganisation } from '../support/organisation.ts';
import { stream } from '../support/organisations.ts';
import { serveResults } from '../support/resultsServer.ts';

const UNITS = 1000;
const SEASONS = 9;
const WAVES = 26;
const QUESTIONS = DEFAULT_QUESTIONNAIRE('pulse');
const DAY = 86_400_000;
const next = stream(7);

/** Ten divisions of nine departments of about ten teams. */
const units: Unit[] = Array.from({ length: UNITS }, (_, i) => ({
  id: `u${i}`,
  parent: i === 0 ? null : i <= 10 ? 'u0' : i <= 100 ? `u${1 + (i % 10)}` : `u${11 + (i % 90)}`,
  label: i === 0 ? 'Large Systems' : `Unit ${i}`,
}));
const members = units.map((_, i) => (i === 0 ? 60_000 : i <= 10 ? 6000 : i <= 100 ? 660 : 66));

const instant = (time: number): Instant => `${new Date(time).toISOString().slice(0, 19)}Z`;

const manifestOf = (season: number, from: number, count: number): Manifest => ({
  v: 1,
  suite: 1,
  org: 'large-aaaaaaaaaaaaaaaa',
  season: `s${season}`,
  rules: DEFAULT_RULES,
  collect_opens: instant(Date.UTC(2024, 8, 1) + from * 30 * DAY - 14 * DAY),
  collect_closes: instant(Date.UTC(2024, 8, 1) + from * 30 * DAY - 7 * DAY),
  units,
  attributes: [],
  priority: 'units',
  waves: Array.from({ length: count }, (_, i) => {
    const opens = Date.UTC(2024, 8, 1) + (from + i) * 30 * DAY;
    return {
      id: `w${from + i + 1}`,
      opens: instant(opens),
      closes: instant(opens + 11 * DAY),
      releases: instant(opens + 14 * DAY),
      questionnaire_hash: hex(sha256(jcs(QUESTIONS))),
    };
  }),
  cohorts: units.slice(101).map(({ id }) => ({
    id: `c-${id}`,
    unit: id,
    label: id,
    attributes: {},
    size: 66,
    members_root: '0'.repeat(64),
  })),
  keys_root: '0'.repeat(64),
  log_key: '',
  receipt_key: '',
  desk: 'https://desk.example',
  box: 'https://box.example',
});

const step = (n: number): Step => {
  const low = Math.max(0, Math.min(90, Math.round(n / 5) * 5));
  return [low, low + 5];
};

/** Plausible cells: a benchmark needs their number and spread, not their truth. */
const releaseOf = (manifest: Manifest, mh: string, wave: Manifest['waves'][number]): ReleaseDocument => {
  const items = QUESTIONS.items.flatMap((item) => (item.kind === 'scale' ? [item] : []));
  const cells = units.flatMap(({ id }, i) =>
    items.flatMap((item): Cell[] => {
      if (i > 100 && next() < 0.1) return [];
      const favourable = step(30 + next() * 40);
      const five = item.scale[1] === 5;
      return [
        {
          unit: id,
          group: null,
          item: item.id,
          n: i <= 10 ? '500+' : i <= 100 ? '200-499' : '20-49',
          favourable,
          unfavourable: step(10 + next() * 15),
          distribution: five
            ? [
                [5, 10],
                [20, 25],
                [40, 45],
                [75, 80],
                [100, 100],
              ]
            : null,
        },
      ];
    }),
  );
  return {
    format: 'chorus-release/1',
    org: manifest.org,
    season: manifest.season,
    wave: wave.id,
    manifest: mh,
    rules: manifest.rules,
    opened: wave.opens,
    closed: wave.closes,
    items: items.map(({ id, theme, core, scale, reversed, text }) => ({
      id,
      theme,
      core,
      scale,
      reversed,
      text,
    })),
    units: units.map((unit, i) => ({ ...unit, members: members[i] ?? 0 })),
    cells,
    participation: units.map(({ id }) => ({ unit: id, share: [60, 70] })),
    comments: [],
    audit: { cells: cells.length, method: 'none', engine: 'bench' },
  };
};

const organisation = { ...(await openOrganisation()), name: 'Large Systems', org: 'large-aaaaaaaaaaaaaaaa' };
for (let season = 0, from = 0; season < SEASONS; season++) {
  const count = Math.min(3, WAVES - from);
  const manifest = {
    ...manifestOf(season, from, count),
    log_key: organisation.logKey,
    receipt_key: organisation.receiptKey,
  };
  const body = jcs(manifest);
  await organisation.publish({
    type: 'manifest',
    at: manifest.collect_opens,
    body,
    docs: [{ bytes: jcs(QUESTIONS) }],
  });
  for (const wave of manifest.waves) {
    const files = releaseFiles(releaseOf(manifest, hex(sha256(body)), wave));
    await organisation.publish({
      type: 'release',
      at: wave.releases,
      body: files.body,
      docs: files.parts.map((bytes) => ({ bytes })),
    });
  }
  from += count;
}

const server = await serveResults([organisation], '2026-12-20T09:00:00Z');
const browser = await launch();
for (const path of ['', 'units/u3', 'units', 'questions']) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(() => {
    const seen = { tasks: [] as [number, number][], shift: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        seen.tasks.push([Math.round(entry.startTime), Math.round(entry.duration)]);
    }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const ready = async () => {
    await page.locator('h1').waitFor();
    return page.evaluate(() => Math.round(performance.now()));
  };
  await page.goto(`${server.url}/o/${organisation.org}/${path}`);
  const first = await ready();
  await page.waitForTimeout(5000);
  const { seen, bytes, requests } = await page.evaluate(() => ({
    seen: (window as unknown as { seen: { tasks: [number, number][]; shift: number } }).seen,
    bytes: performance
      .getEntriesByType('resource')
      .reduce((sum, one) => sum + ((one as PerformanceResourceTiming).transferSize ?? 0), 0),
    requests: performance.getEntriesByType('resource').length,
  }));
  const rows = await page.locator('main tr').count();
  await page.reload();
  const again = await ready();
  console.log(
    `/${path}: first view ${first} ms, again ${again} ms, rows ${rows}, ${requests} requests, ${Math.round(bytes / 1000)} kB, shift ${seen.shift.toFixed(4)}, long tasks ${seen.tasks.map(([at, ms]) => `${ms}@${at}`).join(' ')}`,
  );
  await context.close();
}
await browser.close();
await server.close();
organisation.end();
