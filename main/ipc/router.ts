import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { CHANNEL_NAMES } from '../../preload/contract/ipc/channels.ts';
import type { SenderFacts } from '../security/sender.ts';
import type { Answer } from './answer.ts';

/** A frame that went away while its message travelled can't be asked: Electron then answers null or throws. */
function frameOf(event: IpcMainInvokeEvent): SenderFacts['frame'] {
  try {
    const frame = event.senderFrame;
    return frame ? { origin: frame.origin, isTop: frame.parent === null } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Puts every channel of the contract on the wire: the only place that imports `ipcMain`. A page may ask before there is
 * anybody to answer; it then waits.
 */
export function openRouter(answering: Promise<Answer>): void {
  for (const name of CHANNEL_NAMES) {
    ipcMain.handle(name, async (event, input: unknown) => {
      const sender = { webContentsId: event.sender.id, frame: frameOf(event) };
      return (await answering)(name, sender, input);
    });
  }
  // electron-store listens here for pages that would use it; none of ours does.
  void answering.then(() => ipcMain.removeAllListeners('electron-store-get-data'));
}
