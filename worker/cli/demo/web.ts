/** The built pages, made anew when the sources are younger. An installed copy has no sources and brings its pages. */
import { spawn } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

const newest = (paths: string[]): number =>
  Math.max(0, ...paths.map((path) => statSync(join(root, path)).mtimeMs));

/** Are there sources here, and are the pages missing or older than these? */
export const webIsStale = (): boolean => {
  if (!existsSync(join(root, 'web/results/index.html')) || !existsSync(join(root, 'vite.config.ts')))
    return false;
  const built = ['dist/web/answer/index.html', 'dist/web/results/index.html'];
  if (!built.every((path) => existsSync(join(root, path)))) return true;
  const sources = globSync(['web/**/*.*', 'worker/core/**/*.ts', 'vite.config.ts'], { cwd: root });
  return newest(sources) > Math.min(...built.map((path) => statSync(join(root, path)).mtimeMs));
};

/** Runs `vite build` in a process of its own, beside whatever else is to be done. */
export const buildWeb = (): Promise<void> =>
  new Promise((done, fail) => {
    const child = spawn(
      process.execPath,
      [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
      {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    child.once('error', fail);
    child.once('exit', (code) => (code === 0 ? done() : fail(new Error(`vite build ended with ${code}`))));
  });
