import type { MenuItemConstructorOptions } from 'electron';
import type { Settings } from '../../preload/contract/domain/settings.ts';
import type { MenuCommand } from '../../preload/contract/ipc/events.ts';

export interface MenuParts {
  readonly platform: string;
  /** A build run from its checkout also gets the developer tools. */
  readonly developer: boolean;
  readonly settings: Pick<Settings, 'theme' | 'density'>;
  readonly command: (command: MenuCommand) => void;
  readonly change: (changes: Partial<Settings>) => void;
}

type Item = MenuItemConstructorOptions;

const line: Item = { type: 'separator' };

function choice<Name extends 'theme' | 'density'>(
  parts: MenuParts,
  label: string,
  name: Name,
  options: readonly (readonly [Settings[Name], string])[],
): Item {
  return {
    label,
    submenu: options.map(([value, text]) => ({
      label: text,
      type: 'radio',
      checked: parts.settings[name] === value,
      click: () => parts.change({ [name]: value }),
    })),
  };
}

function say(parts: MenuParts, label: string, command: MenuCommand, accelerator?: string): Item {
  return { label, click: () => parts.command(command), ...(accelerator !== undefined && { accelerator }) };
}

function appMenu(parts: MenuParts): Item {
  return {
    role: 'appMenu',
    label: 'Portside',
    submenu: [
      { role: 'about' },
      line,
      say(parts, 'Settings…', 'show-settings', 'Cmd+,'),
      line,
      { role: 'services' },
      line,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      line,
      { role: 'quit' },
    ],
  };
}

function fileMenu(parts: MenuParts, isMac: boolean): Item {
  const leave: readonly Item[] = isMac
    ? [{ role: 'close' }]
    : [say(parts, 'Settings…', 'show-settings', 'Ctrl+,'), line, { role: 'quit' }];
  return {
    label: '&File',
    submenu: [
      say(parts, 'New port request', 'new-port-request', 'CmdOrCtrl+N'),
      say(parts, 'Add account…', 'add-account'),
      line,
      say(parts, 'Sign LOAs…', 'sign-loas', 'CmdOrCtrl+L'),
      say(parts, 'Check a sealed LOA…', 'verify-loa'),
      line,
      // Reloading the page would lose what is being typed; the key that people press for it syncs.
      say(parts, 'Sync now', 'sync-now', 'CmdOrCtrl+R'),
      line,
      ...leave,
    ],
  };
}

function viewMenu(parts: MenuParts, isMac: boolean): Item {
  return {
    label: '&View',
    submenu: [
      say(parts, 'Board', 'show-board', 'CmdOrCtrl+1'),
      say(parts, 'Today', 'show-today', 'CmdOrCtrl+2'),
      say(parts, 'Outbox', 'show-outbox', 'CmdOrCtrl+3'),
      line,
      say(parts, 'Search', 'search', 'CmdOrCtrl+K'),
      line,
      choice(parts, 'Theme', 'theme', [
        ['system', 'Like the system'],
        ['light', 'Light'],
        ['dark', 'Dark'],
      ]),
      choice(parts, 'Density', 'density', [
        ['comfortable', 'Comfortable'],
        ['compact', 'Compact'],
      ]),
      line,
      { role: 'resetZoom', label: 'Actual size' },
      { role: 'zoomIn', label: 'Zoom in' },
      { role: 'zoomOut', label: 'Zoom out' },
      line,
      { role: 'togglefullscreen', label: isMac ? 'Enter full screen' : 'Full screen' },
      ...(parts.developer ? [line, { role: 'toggleDevTools' } satisfies Item] : []),
    ],
  };
}

/** The native menu as data. What it asks of the page goes out as a `command` event. */
export function menuTemplate(parts: MenuParts): readonly MenuItemConstructorOptions[] {
  const isMac = parts.platform === 'darwin';
  return [
    ...(isMac ? [appMenu(parts)] : []),
    fileMenu(parts, isMac),
    { role: 'editMenu', label: '&Edit' },
    viewMenu(parts, isMac),
    { role: 'windowMenu', label: '&Window' },
    {
      role: 'help',
      label: '&Help',
      submenu: [
        say(parts, 'Keyboard shortcuts', 'show-shortcuts', 'CmdOrCtrl+/'),
        ...(isMac ? [] : [line, { role: 'about', label: 'About Portside' } satisfies Item]),
      ],
    },
  ];
}
