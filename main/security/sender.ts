import { APP_ORIGIN } from './origin.ts';

/** What the router is told about the frame behind a message; `undefined` for a frame that is gone. */
export interface SenderFacts {
  readonly webContentsId: number;
  readonly frame: { readonly origin: string; readonly isTop: boolean } | undefined;
}

/**
 * Why a message is not listened to, or `undefined` when it may be: only the top frame of a window that we built,
 * showing our own page (`style.md` §3 row 7). An empty or opaque origin is a foreign one.
 */
export function senderRefusal(
  sender: SenderFacts,
  isKnown: (webContentsId: number) => boolean,
): string | undefined {
  if (!isKnown(sender.webContentsId)) return 'unknown window';
  if (sender.frame === undefined) return 'frame is gone';
  if (!sender.frame.isTop) return 'sub-frame';
  if (sender.frame.origin !== APP_ORIGIN) return 'foreign origin';
  return undefined;
}
