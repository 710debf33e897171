import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { CHANNEL_NAMES } from '../../preload/contract/ipc/channels.ts';
import type { SenderFacts } from '../security/sender.ts';
import { createAnswer, type RouterParts } from './answer.ts';
import { missingHandlers } from './missing.ts';

/** A frame that went away while its message travelled can't be asked: Electron then answers null or throws. */
function frameOf(event: IpcMainInvokeEvent): SenderFacts['frame'] {
  try {
    const frame = event.senderFrame;
    return frame ? { origin: frame.origin, isTop: frame.parent === null } : undefined;
  } catch {
    return undefined;
  }
}

/** Puts every channel of the contract on the wire: the only place that imports `ipcMain`. Throws when one is missing. */
export function openRouter(parts: RouterParts): void {
  const missing = missingHandlers(parts.handlers);
  if (missing.length > 0) throw new Error(`No handler for: ${missing.join(', ')}`);
  const answer = createAnswer(parts);
  for (const name of CHANNEL_NAMES) {
    ipcMain.handle(name, (event, input: unknown) =>
      answer(name, { webContentsId: event.sender.id, frame: frameOf(event) }, input),
    );
  }
  // electron-store listens here for pages that would use it; none of ours does.
  ipcMain.removeAllListeners('electron-store-get-data');
}
