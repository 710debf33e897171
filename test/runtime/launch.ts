import { existsSync, rmSync } from 'node:fs';
import { ownDisplay } from './display.ts';
import { asOtherUser, handOver } from './other-user.ts';
import { root } from './paths.ts';
import { provideRuntime } from './runtime.ts';

export type LaunchRequest = {
  /** The profile folder (PORTSIDE_USER_DATA): accounts, database, vault. */
  readonly userData: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A packaged app's executable; without it the built output in `out/` is run. */
  readonly packaged?: string;
  /** Run Chromium's own sandbox, off by default: it refuses root. A packaged app always has it. */
  readonly sandbox?: boolean;
};

/** What Playwright's `_electron.launch` takes (the part that is used here). */
export type LaunchOptions = {
  executablePath?: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
  chromiumSandbox: boolean;
  timeout: number;
};

/** Whether Chromium's sandbox must be given up: it refuses to run as root. */
export function mustDropSandbox(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

function definedEnv(): Record<string, string> {
  const pairs = Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const env = Object.fromEntries(pairs);
  delete env.NODE_OPTIONS;
  delete env.ELECTRON_RUN_AS_NODE;
  delete env.NODE_COMPILE_CACHE;
  return env;
}

let copy: ReturnType<typeof asOtherUser> | undefined;

async function reachable(executable: string): Promise<string> {
  if (!mustDropSandbox()) return executable;
  if (!copy) {
    copy = asOtherUser(executable);
    const { folder } = await copy;
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  }
  return (await copy).executable;
}

/** A packaged app keeps its sandbox and must find everything in its own folder. */
async function packagedOptions(
  request: LaunchRequest,
  executable: string,
  env: Record<string, string>,
): Promise<LaunchOptions> {
  if (!existsSync(executable)) throw new Error(`No packaged app at ${executable}`);
  delete env.PORTSIDE_SQLITE_MODULE;
  delete env.ELECTRON_OVERRIDE_DIST_PATH;
  if (mustDropSandbox()) await handOver(request.userData);
  return {
    executablePath: await reachable(executable),
    args: [...(request.args ?? [])],
    // Not the checkout: the app must not find anything beside itself by chance.
    cwd: '/',
    env: { ...env, ...request.env },
    chromiumSandbox: true,
    timeout: 60_000,
  };
}

/** The packaged app under test, when this is a run of the `packaged` project. */
export function packagedExecutable(): string | undefined {
  return process.env.PORTSIDE_PACKAGED || undefined;
}

/**
 * Options for `_electron.launch`: the right Electron, its SQLite, a profile, no session bus. Makes the
 * runtime ready when it is not. The display is the caller's (`openDisplay`, or the machine's own).
 */
export async function launchOptions(request: LaunchRequest): Promise<LaunchOptions> {
  const env = { ...definedEnv(), ...ownDisplay() };
  env.PORTSIDE_USER_DATA = request.userData;
  env.DBUS_SESSION_BUS_ADDRESS = 'disabled:';
  const base = { cwd: root, chromiumSandbox: request.sandbox ?? false, timeout: 60_000 };
  if (request.packaged) return packagedOptions(request, request.packaged, env);
  const runtime = await provideRuntime();
  Object.assign(env, runtime.env, request.env);
  // Without executablePath Playwright asks the electron package, which asks this variable; only then does
  // it load its own helper into the app by `-r`.
  Object.assign(process.env, runtime.env);
  return { ...base, args: ['.', ...(request.args ?? [])], env };
}
