#!/usr/bin/env node
// Starts the command on Node 24 whatever Node started this file: an older one hands over to the
// binary of the npm package `node`. From a checkout the TypeScript runs as it is; when installed,
// what `npm run build` made runs, because Node strips no types inside node_modules.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, 'worker', 'cli.ts');
const built = join(root, 'dist', 'server', 'worker', 'cli.js');
const installed = root.split(sep).includes('node_modules');
const entry = existsSync(source) && !installed ? source : built;

const node24 = () => {
  try {
    return createRequire(import.meta.url).resolve('node/bin/node');
  } catch {
    return null;
  }
};

if (!existsSync(entry)) {
  console.error(`chorus: ${entry} is missing. Run "npm run build" first.`);
  process.exitCode = 1;
} else if (Number.parseInt(process.versions.node, 10) >= 24) {
  await import(pathToFileURL(entry).href);
} else {
  const binary = node24();
  if (binary === null) {
    console.error(
      `chorus: needs Node 24 or newer, this is ${process.version}. "npm install" brings one (allow the package "node" to run its install script).`,
    );
    process.exitCode = 1;
  } else {
    const child = spawn(binary, [entry, ...process.argv.slice(2)], { stdio: 'inherit' });
    // Ctrl-C reaches the child by itself (same terminal); other signals are passed on.
    process.on('SIGINT', () => {});
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.on('exit', (code, signal) => {
      process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
    });
  }
}
