import { type App, dialog, safeStorage } from 'electron';
import type { Log } from '../core/interfaces/ports.ts';
import { openKeyFile } from '../secrets/key-file.ts';
import { osKeyStore } from '../secrets/os-store.ts';
import { KeyStoreGone, openSecretStore, type SecretStore } from '../secrets/secret-store.ts';
import { DamagedFile } from '../settings/kept.ts';

/** Why the key can't be had, as the sentences of a dialog; `undefined` for a fault of our own. */
export function keyTrouble(
  error: unknown,
): { readonly message: string; readonly detail: string } | undefined {
  if (error instanceof KeyStoreGone) {
    return {
      message: 'The system’s key store did not open Portside’s key.',
      detail:
        `Saved credentials, PINs and documents are sealed with a key that "${error.backend}" holds. ` +
        'Unlock your key ring or sign in to your desktop as you did before, then try again.',
    };
  }
  if (error instanceof DamagedFile) {
    return {
      message: 'Portside’s key file is damaged.',
      detail:
        `Restore ${error.path} from a backup, then try again. ` +
        'Without it, saved credentials, PINs and documents can’t be opened.',
    };
  }
  return undefined;
}

/** Opens the secret store, asking the person to help when only they can; `undefined`: they chose to quit. */
export async function openKeys(app: App, folder: string, log: Log): Promise<SecretStore | undefined> {
  for (;;) {
    try {
      const os = await osKeyStore(safeStorage, process.platform);
      log.info('secrets.backend', { backend: os.backend, trusted: os.trusted });
      return await openSecretStore(openKeyFile(folder), os);
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
