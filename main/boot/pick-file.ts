import { basename } from 'node:path';
import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { PickFile, PickPurpose } from '../core/interfaces/loa-book.ts';
import { refuse } from '../core/interfaces/refusal.ts';
import { readOnce } from '../files/read-once.ts';
import { REFUSALS } from '../files/refusals.ts';

const ASKS: Readonly<Record<PickPurpose, OpenDialogOptions>> = {
  logo: {
    title: 'Choose a logo',
    buttonLabel: 'Use',
    filters: [{ name: 'PNG and JPEG', extensions: ['png', 'jpg', 'jpeg'] }],
  },
  form: {
    title: 'Choose a carrier’s LOA form',
    buttonLabel: 'Add',
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  },
  key: {
    title: 'Choose a sealing key',
    buttonLabel: 'Import',
    filters: [{ name: 'P12', extensions: ['p12', 'pfx'] }],
  },
};

/** The system's dialog for one file, which is read at once. */
export function filePicker(parent: () => BrowserWindow | undefined): PickFile {
  return async (purpose) => {
    const options: OpenDialogOptions = { ...ASKS[purpose], properties: ['openFile'] };
    const window = parent();
    const { filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options));
    const [path] = filePaths;
    if (path === undefined) return undefined;
    const read = await readOnce(path);
    if (read.ok) return { fileName: basename(path), bytes: read.bytes };
    const { what, next } = REFUSALS[read.why];
    throw refuse('rejected', what, next);
  };
}
