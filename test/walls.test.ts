/**
 * Where a line of code lives says what it may know. These walls are what keeps a name from ever
 * standing beside an answer, so they are checked on every import of the tree.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

type Import = { from: string; to: string; typeOnly: boolean };

const sources = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'));

/** Every import and re-export of a file; relative ones resolved to a path from the root. */
function importsOf(file: string, text: string): Import[] {
  const found: Import[] = [];
  const pattern =
    /(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;
  for (const match of text.matchAll(pattern)) {
    const target = match[2] ?? match[3];
    if (target === undefined) continue;
    const to = target.startsWith('.')
      ? relative(ROOT, resolve(ROOT, dirname(file), target))
          .split(sep)
          .join('/')
      : target;
    found.push({ from: file, to, typeOnly: match[1] !== undefined });
  }
  return found;
}

const under = (path: string, ...folders: string[]): boolean =>
  folders.some((folder) => path === folder || path.startsWith(`${folder}/`));

const OWN = ['worker', 'db', 'web', 'test', 'scripts', 'bin'];
const isOwn = (path: string): boolean => under(path, ...OWN);

/** Modules between the sides that carry only types or pure functions. */
const SHARED_WORKER = ['worker/publication.ts', 'worker/deps.ts'];
/** How to write, to empty the write-ahead log and to rebuild a file: knows no table of any side. */
const SHARED_DB = ['db/retry.ts', 'db/checkpoint.ts', 'db/rebuild.ts'];

type Wall = { side: string; files: (file: string) => boolean; allows: (edge: Import) => boolean };

const side = (name: 'desk' | 'box' | 'board'): Wall => ({
  side: `worker/${name}`,
  files: (file) => under(file, `worker/${name}`),
  allows: ({ to, typeOnly }) =>
    !isOwn(to) ||
    under(to, 'worker/core', `worker/${name}`, `db/${name}`) ||
    SHARED_WORKER.includes(to) ||
    SHARED_DB.includes(to) ||
    (typeOnly && to === 'db/client.ts'),
});

const WALLS: Wall[] = [
  {
    side: 'worker/core',
    files: (file) => under(file, 'worker/core'),
    // Pure: itself and a few pure libraries; no Hono, no Drizzle, no node:.
    allows: ({ to }) =>
      isOwn(to) ? under(to, 'worker/core') : !/^(node:|hono|drizzle|@libsql|@hono|solid-js)/.test(to),
  },
  ...(['desk', 'box', 'board'] as const).map((name) => ({
    side: `db/${name}`,
    files: (file: string) => under(file, `db/${name}`),
    allows: ({ to }: Import) =>
      !isOwn(to) ||
      under(to, 'worker/core', `db/${name}`) ||
      (under(to, 'db') && !/^db\/(desk|box|board)\//.test(to)),
  })),
  side('desk'),
  side('box'),
  side('board'),
  ...(
    [
      ['worker/seal.ts', 'desk'],
      ['worker/collectClose.ts', 'desk'],
      ['worker/close.ts', 'box'],
      ['worker/recount.ts', 'box'],
    ] as const
  ).map(([file, own]) => ({
    side: file,
    files: (path: string) => path === file,
    allows: ({ to }: Import) =>
      !isOwn(to) ||
      under(to, 'worker/core', `worker/${own}`, `db/${own}`) ||
      [...SHARED_WORKER, ...SHARED_DB].includes(to),
  })),
  {
    // Desk and box reach a board elsewhere through it: it knows neither of them, nor any store.
    side: 'worker/remote',
    files: (file) => under(file, 'worker/remote'),
    allows: ({ to }) =>
      !isOwn(to) || under(to, 'worker/core', 'worker/remote') || to === 'worker/publication.ts',
  },
  {
    side: 'web',
    files: (file) => under(file, 'web'),
    allows: ({ to, typeOnly }) =>
      (isOwn(to) ? under(to, 'web', 'worker/core') || (typeOnly && to === 'worker/app.ts') : true) &&
      !/^(node:|drizzle|@libsql|@hono\/node)/.test(to),
  },
  {
    side: 'web/answer',
    files: (file) => under(file, 'web/answer'),
    allows: ({ to }) => !under(to, 'web/results', 'web/console', 'web/charts') && !/^chart/.test(to),
  },
  {
    side: 'web/results',
    files: (file) => under(file, 'web/results'),
    allows: ({ to }) => !under(to, 'web/answer', 'web/console'),
  },
];

const edges = ['worker', 'db', 'web']
  .flatMap(sources)
  .flatMap((file) => importsOf(file, readFileSync(join(ROOT, file), 'utf8')));

describe('walls', () => {
  for (const wall of WALLS) {
    test(`${wall.side} imports only what it may know`, () => {
      const own = edges.filter((edge) => wall.files(edge.from));
      const breaches = own.filter((edge) => !wall.allows(edge)).map((edge) => `${edge.from} -> ${edge.to}`);
      expect(breaches).toEqual([]);
    });
  }

  test('the walls stand: each kind of breach is seen', () => {
    const breach = (from: string, line: string) =>
      WALLS.filter((wall) => wall.files(from)).some((wall) =>
        importsOf(from, line).some((edge) => !wall.allows(edge)),
      );
    expect(breach('worker/box/routes.ts', `import { roster } from '../desk/roster.ts';`)).toBe(true);
    expect(breach('worker/box/routes.ts', `import type { DeskDb } from '../../db/desk/schema.ts';`)).toBe(
      true,
    );
    expect(breach('worker/core/cohort/form.ts', `import { createHash } from 'node:crypto';`)).toBe(true);
    expect(breach('worker/close.ts', `const seal = await import('./seal.ts');`)).toBe(true);
    expect(breach('worker/seal.ts', `import { ballots } from '../db/box/schema.ts';`)).toBe(true);
    expect(breach('db/board/schema.ts', `export * from '../desk/schema.ts';`)).toBe(true);
    expect(breach('web/answer/App.tsx', `import { Trend } from '../charts/Trend.tsx';`)).toBe(true);
    expect(breach('web/results/App.tsx', `import { createApp } from '../../worker/app.ts';`)).toBe(true);
    expect(breach('web/results/App.tsx', `import type { Api } from '../../worker/app.ts';`)).toBe(false);
  });

  test('the core and the box read no clock and no ambient randomness', () => {
    const ambient = ['worker/core', 'worker/box']
      .flatMap(sources)
      .filter((file) =>
        /Date\.now|new Date\(\)|Math\.random|randomUUID|getRandomValues/.test(
          readFileSync(join(ROOT, file), 'utf8'),
        ),
      );
    expect(ambient).toEqual([]);
  });
});
