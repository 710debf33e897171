import { type App, Menu, nativeTheme } from 'electron';
import type { Settings } from '../../preload/contract/domain/settings.ts';
import type { Publish, SettingsBook } from '../core/interfaces/ports.ts';
import { menuTemplate } from '../windows/menu-template.ts';

export interface NativeParts {
  readonly app: App;
  readonly isOpenToTools: boolean;
  readonly settings: SettingsBook;
  readonly publish: Publish;
  /** Brings the window to the front, opening it when it was closed (macOS keeps running without one). */
  readonly focus: () => void;
}

/** Draws the native menu and theme from the settings; call it again when they have changed. */
export function dressSystem({ app, isOpenToTools, settings, publish, focus }: NativeParts): void {
  const { theme, density }: Settings = settings.read();
  nativeTheme.themeSource = theme;
  app.setAboutPanelOptions({ applicationName: 'Portside', applicationVersion: app.getVersion() });
  const template = menuTemplate({
    platform: process.platform,
    developer: isOpenToTools,
    settings: { theme, density },
    command: (command) => {
      focus();
      publish('command', command);
    },
    change: (changes) => void settings.change(changes),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate([...template]));
}
