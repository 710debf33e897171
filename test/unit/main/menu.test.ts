import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate } from '../../../main/windows/menu-template.ts';
import type { Settings } from '../../../preload/contract/domain/settings.ts';

function menu(platform: string, developer = false) {
  const said: string[] = [];
  const changes: Partial<Settings>[] = [];
  const template = menuTemplate({
    platform,
    developer,
    settings: { theme: 'dark', density: 'compact' },
    command: (command) => said.push(command),
    change: (change) => changes.push(change),
  });
  const all = (items: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] =>
    items.flatMap((item) => [item, ...all((item.submenu as MenuItemConstructorOptions[] | undefined) ?? [])]);
  return { top: template, items: all(template), said, changes };
}

const click = (item: MenuItemConstructorOptions | undefined) => (item?.click as (() => void) | undefined)?.();

describe.each(['linux', 'win32', 'darwin'])('the native menu on %s', (platform) => {
  it('asks the page for what its items say', () => {
    const { items, said } = menu(platform);
    for (const item of items) if (!item.type) click(item);
    expect([...said].sort()).toEqual([
      'add-account',
      'new-port-request',
      'search',
      'show-board',
      'show-outbox',
      'show-settings',
      'show-shortcuts',
      'show-today',
      'sign-loas',
      'sync-now',
      'verify-loa',
    ]);
  });

  it('gives every shortcut to one item, and none to reloading the page', () => {
    const { items } = menu(platform, true);
    const keys = items.flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    expect(items.find(({ accelerator }) => accelerator === 'CmdOrCtrl+R')?.label).toBe('Sync now');
    expect(items.map(({ role }) => role)).not.toContain('reload');
    expect(items.map(({ role }) => role)).toContain('editMenu');
    expect(items.map(({ role }) => role)).toContain('quit');
  });

  it('shows theme and density as they are, and changes them', () => {
    const { items, changes } = menu(platform);
    const radios = items.filter(({ type }) => type === 'radio');
    expect(radios.filter(({ checked }) => checked).map(({ label }) => label)).toEqual(['Dark', 'Compact']);
    click(radios.find(({ label }) => label === 'Light'));
    click(radios.find(({ label }) => label === 'Comfortable'));
    expect(changes).toEqual([{ theme: 'light' }, { density: 'comfortable' }]);
  });

  it('offers developer tools to developers only', () => {
    const roles = (developer: boolean) => menu(platform, developer).items.map(({ role }) => role);
    expect(roles(true)).toContain('toggleDevTools');
    expect(roles(false)).not.toContain('toggleDevTools');
  });
});

it('follows the conventions of macOS', () => {
  expect(menu('darwin').top.map(({ role, label }) => role ?? label)).toEqual([
    'appMenu',
    '&File',
    'editMenu',
    '&View',
    'windowMenu',
    'help',
  ]);
  expect(menu('linux').top[0]?.label).toBe('&File');
});
