import { existsSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { launchOptions, mustDropSandbox } from '../../runtime/launch.ts';
import { asOtherUser, handOver } from '../../runtime/other-user.ts';
import { root } from '../../runtime/paths.ts';
import { provideRuntime } from '../../runtime/runtime.ts';
import { sqliteEntry } from '../../runtime/sqlite.ts';

/** The built app where another user can read it: a checkout may lie in a home that is closed to others. */
async function copyApp(folder: string): Promise<Readonly<Record<string, string>>> {
  await mkdir(folder);
  for (const part of ['package.json', 'out'])
    await cp(join(root, part), join(folder, part), { recursive: true });
  const { sqlite } = await provideRuntime();
  const modules = sqlite ? join(sqlite, 'node_modules') : join(root, 'node_modules');
  const own = ['better-sqlite3', 'bindings', 'file-uri-to-path'].filter((name) =>
    existsSync(join(modules, name)),
  );
  for (const name of own) {
    await cp(join(modules, name), join(folder, 'node_modules', name), { recursive: true, dereference: true });
  }
  return sqlite ? { PORTSIDE_SQLITE_MODULE: sqliteEntry(folder) } : {};
}

/**
 * Starts the built app with Chromium's own sandbox, which refuses root: as another user where this process is root.
 * `room` is a temporary folder that others may enter.
 */
export async function launchSandboxed(room: string): Promise<{
  readonly app: ElectronApplication;
  readonly folder?: string;
}> {
  const userData = join(room, 'sandboxed');
  await mkdir(userData);
  const options = await launchOptions({ userData, sandbox: true });
  if (!mustDropSandbox()) return { app: await _electron.launch(options) };
  await handOver(userData);
  const cwd = join(room, 'app');
  const env = { ...options.env, ...(await copyApp(cwd)) };
  const { binary } = await provideRuntime();
  const { folder, executable } = await asOtherUser(binary);
  return { app: await _electron.launch({ ...options, executablePath: executable, cwd, env }), folder };
}
