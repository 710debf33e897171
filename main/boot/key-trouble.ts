import { KeyStoreGone } from '../secrets/secret-store.ts';
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
