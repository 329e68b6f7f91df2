/**
 * `npm run build`, second half: worker/ and db/ as plain JavaScript under dist/server, file by file in
 * the same layout, for installed copies (Node strips no types inside node_modules).
 */
import { cp, glob, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '..');
/** Elsewhere only for tests. */
const outdir = process.argv[2] ?? join(root, 'dist', 'server');

await rm(outdir, { recursive: true, force: true });
const entryPoints: string[] = [];
// Reports are made by the models of the results pages, with their words.
const sources = [
  'worker/**/*.ts',
  'db/**/*.ts',
  'web/results/{format.ts,model/*.ts,report/*.ts}',
  'web/charts/scaleStep.ts',
  'web/i18n/{dictionary.ts,results/**/*.ts}',
];
for await (const path of glob(sources, { cwd: root })) entryPoints.push(path);
await build({
  absWorkingDir: root,
  entryPoints,
  outdir,
  outbase: '.',
  format: 'esm',
  platform: 'node',
  target: 'node24',
  bundle: false,
  sourcemap: true,
});

// esbuild leaves specifiers alone when it does not bundle.
const specifier = /((?:from|import)\s*\(?\s*["'])(\.{1,2}\/[^"']+)\.ts(["'])/g;
for await (const file of glob('**/*.js', { cwd: outdir })) {
  const path = join(outdir, file);
  await writeFile(path, (await readFile(path, 'utf8')).replace(specifier, '$1$2.js$3'));
}

for await (const folder of glob('db/**/migrations', { cwd: root })) {
  await cp(join(root, folder), join(outdir, folder), { recursive: true });
}
