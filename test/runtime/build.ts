import { must } from './command.ts';
import { bin, root } from './paths.ts';

/** Builds main, preload and renderer into `out/`. Throws with the builder's words when that fails. */
export async function build(): Promise<string> {
  return must(
    process.execPath,
    [bin('electron-vite'), 'build', '-c', 'test/config/electron-vite.config.ts', '--logLevel', 'warn'],
    { cwd: root },
  );
}
