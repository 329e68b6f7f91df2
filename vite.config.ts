import { resolve } from 'node:path';
import { defineConfig, type EnvironmentOptions } from 'vite';
import solid from 'vite-plugin-solid';

const web = resolve(import.meta.dirname, 'web');

/**
 * Each page is a build of its own, so that no chunk is shared between them: the employee's page stays one
 * script and one style sheet, and code of charts cannot reach it by way of a common chunk.
 */
const page = (name: string, first = false): EnvironmentOptions => ({
  consumer: 'client',
  build: {
    emptyOutDir: first,
    copyPublicDir: first,
    rolldownOptions: { input: resolve(web, name, 'index.html') },
  },
});

export default defineConfig({
  root: web,
  base: '/',
  plugins: [solid()],
  build: {
    outDir: resolve(import.meta.dirname, 'dist/web'),
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  environments: { client: page('answer', true), results: page('results') },
  builder: {
    buildApp: async (builder) => {
      for (const environment of [builder.environments.client, builder.environments.results])
        if (environment) await builder.build(environment);
    },
  },
});
