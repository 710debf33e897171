import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type App, type BrowserWindow, dialog, shell } from 'electron';
import type { LoaFiles } from '../core/interfaces/loa-rules.ts';
import { refuse } from '../core/interfaces/refusal.ts';
import { readOnce } from '../files/read-once.ts';
import { REFUSALS } from '../files/refusals.ts';

const PDF = [{ name: 'PDF', extensions: ['pdf'] }];

/** LOAs on the agent's own disk: read to be verified, written to be printed. */
export function openLoaFiles(app: App, parent: () => BrowserWindow | undefined): LoaFiles {
  return {
    read: async (path) => {
      const read = await readOnce(path);
      if (read.ok) return read.bytes;
      const { what, next } = REFUSALS[read.why];
      throw refuse('storage', what, next);
    },
    choose: async () => {
      const options = {
        title: 'Verify an LOA',
        buttonLabel: 'Verify',
        properties: ['openFile' as const],
        filters: PDF,
      };
      const window = parent();
      const { filePaths } = await (window
        ? dialog.showOpenDialog(window, options)
        : dialog.showOpenDialog(options));
      return filePaths[0];
    },
    saveToPrint: async (fileName, bytes) => {
      const options = {
        title: 'Save the LOA to print it',
        defaultPath: join(app.getPath('documents'), fileName),
        filters: PDF,
      };
      const window = parent();
      const { filePath } = await (window
        ? dialog.showSaveDialog(window, options)
        : dialog.showSaveDialog(options));
      if (filePath === '') return undefined;
      await save(filePath, bytes);
      // It is saved all the same where the system has nothing to show a PDF with.
      void shell.openPath(filePath);
      return filePath;
    },
  };
}

async function save(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch {
    // biome-ignore lint/style/useErrorCause: what is shown says all; its path stays out of logs.
    throw refuse('storage', 'The LOA could not be saved there.', 'Choose another folder.');
  }
}

const SYSTEMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  win32: 'Windows',
  darwin: 'macOS',
  linux: 'Linux',
};

/** Such as "Linux x64". */
export function platformName(): string {
  return `${SYSTEMS[process.platform] ?? process.platform} ${process.arch}`;
}
