import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The checkout's root folder, absolute. */
export const root: string = resolve(import.meta.dirname, '../..');

/** Per-checkout cache; `npm ci` wipes it, so only what is quickly made again lives here. */
export const checkoutCache: string = join(root, 'node_modules/.cache/portside-runtime');

/** Per-user cache for what takes minutes to make (a native module built from source). */
export const userCache: string = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'portside');

/** Screenshots and traces of the e2e suite; git-ignored. */
export const artifacts: string = join(root, 'test/e2e/artifacts');

/** A tool's script out of node_modules/.bin, to be run with this very Node. */
export function bin(name: string): string {
  return join(root, 'node_modules/.bin', name);
}

/** The packaged app's executable, where `npm run package` puts it. */
export const packagedApp: string = join(root, 'dist/linux-unpacked/portside');
