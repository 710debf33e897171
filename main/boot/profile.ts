import { chmodSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { App } from 'electron';

/** The folders of one profile, absolute. */
export interface Profile {
  readonly folder: string;
  readonly settings: string;
  readonly database: string;
  readonly vault: string;
  readonly logs: string;
  readonly practice: string;
}

export function profileIn(folder: string): Profile {
  return {
    folder,
    settings: join(folder, 'settings'),
    database: join(folder, 'database'),
    vault: join(folder, 'vault'),
    logs: join(folder, 'logs'),
    practice: join(folder, 'practice'),
  };
}

/**
 * Chooses the profile before anything else touches it: `PORTSIDE_USER_DATA`, or Electron's own place. The folder and
 * what is ours in it belong to this user alone.
 */
export function chooseProfile(app: App, env: NodeJS.ProcessEnv): Profile {
  if (env.PORTSIDE_USER_DATA) app.setPath('userData', resolve(env.PORTSIDE_USER_DATA));
  const profile = profileIn(app.getPath('userData'));
  app.setPath('logs', profile.logs);
  for (const folder of Object.values(profile)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.platform !== 'win32') chmodSync(profile.folder, 0o700);
  return profile;
}
