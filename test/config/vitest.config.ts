import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '../..');

export default defineConfig({
  root,
  // The same pdf.js as in the app: see electron-vite.config.ts.
  resolve: { alias: [{ find: /^pdfjs-dist$/, replacement: 'pdfjs-dist/legacy/build/pdf.mjs' }] },
  test: {
    allowOnly: false,
    globalSetup: [resolve(root, 'test/runtime/thread-bundles.ts')],
    // Left to itself it keeps one core free; and many tests wait, for lines that are silent and for clocks.
    maxWorkers: Math.ceil(availableParallelism() * 2),
    // Far above what any needs: a busy machine is no failure, and one that hangs is still found.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/sync/model/**',
            'test/e2e/**',
            'test/bench/**',
            'test/fixtures/**',
            '**/node_modules/**',
          ],
          environment: 'node',
        },
      },
      {
        extends: true,
        // Minutes of computing and no waiting: a stage of its own, beside the tests that mostly wait.
        test: { name: 'histories', include: ['test/sync/model/**/*.test.ts'], environment: 'node' },
      },
      {
        extends: true,
        test: {
          name: 'renderer',
          include: ['test/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['test/config/renderer-setup.ts'],
        },
      },
    ],
  },
});
