import { accessSync, chmodSync, constants, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { App } from 'electron';

/** The folders of one profile, absolute. */
export interface Profile {
  readonly folder: string;
  readonly settings: string;
  readonly database: string;
  readonly vault: string;
  readonly backups: string;
  readonly practice: string;
  readonly logs: string;
  /**
   * Where copies are opened, of a profile that can't be written to; gone with this process. Absent where it can: then
   * everything lies in the profile.
   */
  readonly scratch?: string;
}

export function profileIn(folder: string): Profile {
  return {
    folder,
    settings: join(folder, 'settings'),
    database: join(folder, 'database'),
    vault: join(folder, 'vault'),
    backups: join(folder, 'backups'),
    practice: join(folder, 'practice'),
    logs: join(folder, 'logs'),
  };
}

/** Where the profile lies: `PORTSIDE_USER_DATA`, or Electron's own place. */
export function profileFolder(app: Pick<App, 'getPath'>, env: NodeJS.ProcessEnv): string {
  return env.PORTSIDE_USER_DATA ? resolve(env.PORTSIDE_USER_DATA) : app.getPath('userData');
}

/**
 * Chooses the profile before anything else touches it: `PORTSIDE_USER_DATA`, or Electron's own place. The folder and
 * what is ours in it belong to this user alone. One that can't be written to is opened for reading, with a folder of this
 * run for what Chromium and the log have to write.
 */
export function chooseProfile(app: App, env: NodeJS.ProcessEnv): Profile {
  const folder = profileFolder(app, env);
  app.setPath('userData', folder);
  const profile = openProfile(folder);
  if (profile.scratch !== undefined) app.setPath('userData', profile.scratch);
  app.setPath('logs', profile.logs);
  return profile;
}

/** Makes what is missing of a profile, or the folder for reading it. */
export function openProfile(folder: string): Profile {
  const profile = profileIn(folder);
  if (isReady(profile)) return profile;
  const scratch = mkdtempSync(join(tmpdir(), 'portside-reading-'));
  process.on('exit', () => removeScratch(scratch));
  const logs = join(scratch, 'logs');
  mkdirSync(logs);
  return { ...profile, logs, scratch };
}

function removeScratch(scratch: string): void {
  try {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  } catch {
    // Chromium may still write there as this process ends; what is left then is the system's to sweep.
  }
}

/** Whether everything is there and can be written to. */
function isReady({ folder, settings, database, vault, practice, logs }: Profile): boolean {
  try {
    for (const each of [folder, settings, database, vault, practice, logs]) {
      mkdirSync(each, { recursive: true, mode: 0o700 });
      accessSync(each, constants.W_OK);
    }
    for (const name of ['ledger.db', 'mirror.db']) {
      const path = join(database, name);
      if (existsSync(path)) accessSync(path, constants.W_OK);
    }
    if (process.platform !== 'win32') chmodSync(folder, 0o700);
    return true;
  } catch {
    return false;
  }
}
