import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** A script of the benchmark as one file that the Electron under test can run; resolves with its path. */
export async function bundle(source: URL, folder: string, name: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(source),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20.18',
      minify: true,
      rolldownOptions: { external: ['electron'], output: { format: 'es', entryFileNames: name } },
    },
  });
  return join(folder, name);
}
