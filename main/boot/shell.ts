import { join } from 'node:path';
import { type App, type BrowserWindow, nativeTheme, session, type WebContents } from 'electron';
import type { Log, SettingsBook } from '../core/interfaces/ports.ts';
import { mark } from '../perf/marks.ts';
import { guardContents } from '../security/navigation.ts';
import { APP_PAGE } from '../security/origin.ts';
import { denyPermissions } from '../security/permissions.ts';
import { serveApp } from '../security/scheme.ts';
import { openWindowState } from '../settings/window-state.ts';
import { backgroundOf } from '../windows/background.ts';
import { openMainWindow } from '../windows/main-window.ts';
import { recoverPage } from './recover.ts';

export interface ShellParts {
  readonly app: App;
  /** Absolute folder of the built app: `main`, `preload` and `renderer` lie in it. */
  readonly built: string;
  /** Absolute folder of the profile's settings. */
  readonly folder: string;
  readonly settings: SettingsBook;
  readonly log: Log;
  readonly now: () => number;
  /** The first frame is on the screen. */
  readonly shown: () => void;
}

export interface Shell {
  /** Opens the window, or brings the open one to the front. */
  readonly focus: () => void;
  readonly pages: () => readonly WebContents[];
  /** The window, for dialogs that belong to it. */
  readonly current: () => BrowserWindow | undefined;
}

/** The walls around every page, and the one window. Call it after `ready`, before anything can be shown. */
export function openShell({ app, built, folder, settings, log, now, shown }: ShellParts): Shell {
  guardContents(app, (what) => log.warn('page.refused', { what }));
  denyPermissions(session.defaultSession);
  serveApp(session.defaultSession, join(built, 'renderer'));
  const place = openWindowState(folder);
  let window: BrowserWindow | undefined;

  function open(): BrowserWindow {
    const opened = openMainWindow({
      preload: join(built, 'preload', 'index.cjs'),
      page: APP_PAGE,
      background: backgroundOf(settings.read().theme, nativeTheme.shouldUseDarkColors),
      saved: place.read(),
      save: place.write,
      shown,
    });
    recoverPage(opened.webContents, log, now);
    opened.on('closed', () => {
      window = undefined;
    });
    mark('window-opened');
    return opened;
  }

  function focus(): void {
    if (!window) {
      window = open();
      return;
    }
    if (window.isMinimized()) window.restore();
    window.focus();
  }

  app.on('second-instance', focus);
  app.on('activate', focus);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  return { focus, pages: () => (window ? [window.webContents] : []), current: () => window };
}
