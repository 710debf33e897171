import { type App, dialog, safeStorage } from 'electron';
import type { Log } from '../core/interfaces/ports.ts';
import { openKeyFile } from '../secrets/key-file.ts';
import { osKeyStore } from '../secrets/os-store.ts';
import { openSecretStore, type SecretStore } from '../secrets/secret-store.ts';
import { keyTrouble } from './key-trouble.ts';

/**
 * Whether the system's key store has sealed the key of this profile: then the window need not ask for a passphrase, and
 * comes up while that store is asked. `false` also when nobody can tell; `openKeys` then says why.
 */
export function isSealedBySystem(folder: string): boolean {
  try {
    return openKeyFile(folder).read()?.by === 'os';
  } catch {
    return false;
  }
}

/** Opens the secret store, asking the person to help when only they can; `undefined`: they chose to quit. */
export async function openKeys(
  app: App,
  folder: string,
  log: Log,
  isReadOnly = false,
): Promise<SecretStore | undefined> {
  for (;;) {
    try {
      const os = await osKeyStore(safeStorage, process.platform);
      log.info('secrets.backend', { backend: os.backend, trusted: os.trusted });
      const place = openKeyFile(folder);
      return await openSecretStore(isReadOnly ? { ...place, write: () => undefined } : place, os);
    } catch (error) {
      const trouble = keyTrouble(error);
      if (!trouble) throw error;
      log.warn('secrets.trouble', { error: error instanceof Error ? error.name : '' });
      const { response } = await dialog.showMessageBox({
        type: 'error',
        title: 'Portside',
        ...trouble,
        buttons: ['Try again', 'Quit'],
        defaultId: 0,
        cancelId: 1,
      });
      if (response === 1) {
        app.quit();
        return undefined;
      }
    }
  }
}
