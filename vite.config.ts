import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';
import solid from 'vite-plugin-solid';

const web = resolve(import.meta.dirname, 'web');

type PageOptions = { first?: boolean; groups?: { name: string; test: RegExp; priority?: number }[] };

/**
 * What the employee's page needs at once, as one script: left to itself the bundler gives every module that the
 * lazy collecting code shares with it a file of its own.
 */
const STATIC = [
  {
    name: 'main',
    test: /web.answer.(?!collect\W|check.Checked|check.checkBallot|terminal)|web.ui.|web.styles|web.i18n.(dictionary|format|answer.words)|core.(bytes|jcs|questionnaire|season|result)\.ts|core.ballot.(shape|challenge|token|sheet|receipt|log|ed25519|link)\.ts|node_modules.(solid-js|@noble|canonicalize)|vite/,
  },
];

/**
 * Each page is a build of its own, so that no chunk is shared between them: the employee's page stays one
 * script and one style sheet, and code of charts cannot reach it by way of a common chunk.
 */
const page = (name: string, { first = false, groups }: PageOptions = {}): EnvironmentOptions => ({
  consumer: 'client',
  build: {
    emptyOutDir: first,
    copyPublicDir: first,
    rolldownOptions: {
      input: resolve(web, name, 'index.html'),
      ...(groups && { output: { codeSplitting: { groups, includeDependenciesRecursively: false } } }),
    },
  },
});

/** The font's licence goes wherever the font goes. */
const fontLicence: Plugin = {
  name: 'font-licence',
  generateBundle() {
    const source = readFileSync(resolve(web, 'styles/fonts/OFL.txt'));
    this.emitFile({ type: 'asset', fileName: 'assets/newsreader-OFL.txt', source });
  },
};

export default defineConfig({
  root: web,
  base: '/',
  plugins: [solid(), fontLicence],
  build: {
    outDir: resolve(import.meta.dirname, 'dist/web'),
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  environments: { client: page('answer', { first: true, groups: STATIC }), results: page('results') },
  builder: {
    buildApp: async (builder) => {
      for (const environment of [builder.environments.client, builder.environments.results])
        if (environment) await builder.build(environment);
    },
  },
});
