import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

const web = resolve(import.meta.dirname, 'web');

/** Two entries that share no chunk of charts: the employee's app and the reader's. */
export default defineConfig({
  root: web,
  base: '/',
  plugins: [solid()],
  build: {
    outDir: resolve(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        answer: resolve(web, 'answer/index.html'),
        results: resolve(web, 'results/index.html'),
      },
    },
  },
});
