import { dirname } from 'node:path';
import { type App, type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';

/**
 * The system's file dialog, begun in the folder of the last choice (Electron forgets it). Resolves with absolute paths,
 * none when it was canceled.
 */
export function fileChooser(
  app: App,
  parent: () => BrowserWindow | undefined,
): () => Promise<readonly string[]> {
  let folder: string | undefined;
  return async () => {
    const options: OpenDialogOptions = {
      title: 'Attach files',
      buttonLabel: 'Attach',
      defaultPath: folder ?? app.getPath('documents'),
      properties: ['openFile', 'multiSelections'],
      filters: [
        { name: 'PDF and images', extensions: ['pdf', 'jpg', 'jpeg', 'png'] },
        { name: 'All files', extensions: ['*'] },
      ],
    };
    const window = parent();
    const { filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options));
    if (filePaths[0] !== undefined) folder = dirname(filePaths[0]);
    return filePaths;
  };
}
