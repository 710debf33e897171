import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { fonts } from './fonts.ts';
import { icon } from './icon.ts';
import { leaveOut } from './leave-out.ts';
import { pdfjsAssets } from './pdfjs-assets.ts';

// electron-vite bundles this file and writes it elsewhere before it runs, so the root is where it is run.
const root = process.cwd();

const SHARED =
  /[\\/](preload[\\/]contract|main[\\/](core[\\/]interfaces|log[\\/]error-facts|perf[\\/]marks|secrets[\\/]seal|db[\\/](problems|thread))|uint8array-extras)\b/;

// The lowest common runtime: the fallback Electron 33 (Chrome 130, Node 20.18).
const nodeTarget = 'node20.18';
const chromeTarget = 'chrome130';

export default defineConfig({
  main: {
    root,
    publicDir: false,
    plugins: [leaveOut(), icon(root), fonts(root)],
    // A packaged app that tests may drive (main/boot/flavour.ts). Release builds are made without the variable.
    define: { __TEST_FLAVOUR__: JSON.stringify(process.env.PORTSIDE_FLAVOUR === 'test') },
    build: {
      outDir: join(root, 'out/main'),
      emptyOutDir: true,
      target: nodeTarget,
      minify: true,
      // `dependencies` holds only what can't be bundled (the native module); all else goes into the output.
      externalizeDeps: true,
      rolldownOptions: {
        // A worker is loaded as its own file.
        input: {
          index: join(root, 'main/index.ts'),
          'db-worker': join(root, 'main/db/worker.ts'),
          'data-worker': join(root, 'main/boot/data-worker.ts'),
          'press-worker': join(root, 'main/boot/press-worker.ts'),
          'practice-worker': join(root, 'main/boot/practice-worker.ts'),
        },
        // Flat, so that `new URL('./db-worker.js', import.meta.url)` holds in a shared chunk too.
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunk-[name]-[hash].js',
          // What the threads share is little: one file of it, not ten.
          codeSplitting: { groups: [{ name: 'shared', test: SHARED }] },
        },
      },
    },
  },
  preload: {
    root,
    publicDir: false,
    build: {
      outDir: join(root, 'out/preload'),
      emptyOutDir: true,
      target: nodeTarget,
      minify: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: join(root, 'preload/index.ts') },
        // A sandboxed preload is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: join(root, 'renderer'),
    publicDir: false,
    plugins: [leaveOut(), react(), pdfjsAssets(root)],
    resolve: {
      // The modern pdf.js build needs a newer Chrome than 130; one copy for react-pdf and for us.
      alias: [{ find: /^pdfjs-dist$/, replacement: 'pdfjs-dist/legacy/build/pdf.mjs' }],
    },
    build: {
      outDir: join(root, 'out/renderer'),
      emptyOutDir: true,
      target: chromeTarget,
      minify: true,
      // The CSP allows files of our own origin, not data: URLs.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4000,
      cssCodeSplit: false,
      rolldownOptions: {
        input: join(root, 'renderer/index.html'),
        // All that the first picture needs is one file: what it shares with later parts would else become a dozen, each
        // asked of main at every start.
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      },
    },
  },
});
