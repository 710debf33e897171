import type { BrowserWindow } from 'electron';

/** The window over the whole screen, and back to how it was: whoever had filled the screen before keeps it. */
export function createScreenFiller(
  current: () => Pick<BrowserWindow, 'isFullScreen' | 'setFullScreen'> | undefined,
): (on: boolean) => void {
  let isOurs = false;
  return (on) => {
    const window = current();
    if (on && window && !window.isFullScreen()) {
      isOurs = true;
      window.setFullScreen(true);
    } else if (!on && isOurs) {
      isOurs = false;
      window?.setFullScreen(false);
    }
  };
}
