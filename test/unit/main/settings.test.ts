import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SavedAccount } from '../../../main/core/interfaces/ports.ts';
import type { Settings } from '../../../preload/contract/domain/settings.ts';
import { scratchFolder } from './files-scratch.ts';
import { withStore } from './with-store.ts';

const { openSettings } = await withStore(() => import('../../../main/settings/settings.ts'));
const { openAccounts } = await withStore(() => import('../../../main/settings/accounts.ts'));

const zone = 'America/Los_Angeles';
const quiet = () => undefined;

describe('settings', () => {
  it('start with defaults, change, tell, and are there the next time', async () => {
    const folder = await scratchFolder();
    const told: Settings[] = [];
    const book = openSettings(folder, zone, (settings) => told.push(settings));
    expect(book.read()).toMatchObject({ theme: 'system', density: 'comfortable', timeZone: zone });
    book.change({ theme: 'dark', collapsedColumns: ['canceled'] });
    expect(told).toEqual([book.read()]);
    expect(openSettings(folder, zone, quiet).read()).toMatchObject({
      theme: 'dark',
      collapsedColumns: ['canceled'],
    });
    expect((await stat(join(folder, 'settings.json'))).mode & 0o777).toBe(0o600);
  });

  it.each(['{"theme": "da', '', '[]', 'null', '\u0000\u0000\u0000'])(
    'set %j aside and go on',
    async (damage) => {
      const folder = await scratchFolder();
      await writeFile(join(folder, 'settings.json'), damage);
      const book = openSettings(folder, zone, quiet);
      expect(book.read().theme).toBe('system');
      book.change({ theme: 'light' });
      expect(openSettings(folder, zone, quiet).read().theme).toBe('light');
      const aside = (await readdir(folder)).filter((name) => name.includes('.damaged-'));
      // Files that hold no object at all are taken for empty ones by the store itself.
      if (book.setAside !== undefined)
        expect(await readFile(join(folder, aside[0] ?? ''), 'utf8')).toBe(damage);
    },
  );

  it('sets a torn file aside under a name that is told', async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, 'settings.json'), '{"theme": "da');
    const { setAside } = openSettings(folder, zone, quiet);
    expect(await readFile(join(folder, setAside ?? 'none'), 'utf8')).toBe('{"theme": "da');
  });

  it('keeps what is sound when one value is not', async () => {
    const folder = await scratchFolder();
    const odd = { theme: 'purple', density: 'compact', inspectorWidth: -4, unknown: 1, timeZone: 5 };
    await writeFile(join(folder, 'settings.json'), JSON.stringify(odd));
    expect(openSettings(folder, zone, quiet).read()).toEqual({
      theme: 'system',
      density: 'compact',
      railCollapsed: false,
      inspectorWidth: 520,
      collapsedColumns: ['completed', 'canceled'],
      timeZone: zone,
    });
  });
});

const account: SavedAccount = {
  id: 'a1',
  carrier: 'kazoo',
  name: 'Sunrise Telecom',
  baseUrl: 'https://api.sunrise.example:8443/v2',
  method: 'password',
  timeZone: zone,
  practice: false,
};
const credentials = { method: 'password', values: { user: 'rosa', password: 'CANARY-pw-71' } };

describe('accounts', () => {
  it('keeps credentials as sealed text only', async () => {
    const folder = await scratchFolder();
    const book = openAccounts(folder, () => Buffer.alloc(32, 3));
    await book.save(account, credentials);
    expect(book.list()).toEqual([account]);
    expect(await openAccounts(folder, () => Buffer.alloc(32, 3)).credentials('a1')).toEqual(credentials);
    for (const name of await readdir(folder)) {
      expect(await readFile(join(folder, name), 'utf8')).not.toMatch(/CANARY|rosa/);
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    }
  });

  it('renames, replaces and removes', async () => {
    const book = openAccounts(await scratchFolder(), () => Buffer.alloc(32, 3));
    await book.save(account, credentials);
    await book.save({ ...account, id: 'a2' }, credentials);
    await book.rename('a1', 'Sunset');
    await book.save({ ...account, baseUrl: 'https://b.example' }, { method: 'key', values: { key: 'k' } });
    expect(book.list().map(({ id, name, baseUrl }) => [id, name, baseUrl])).toEqual([
      ['a1', 'Sunrise Telecom', 'https://b.example'],
      ['a2', 'Sunrise Telecom', account.baseUrl],
    ]);
    expect(await book.credentials('a1')).toEqual({ method: 'key', values: { key: 'k' } });
    await book.remove('a1');
    expect(book.list().map(({ id }) => id)).toEqual(['a2']);
    await expect(book.credentials('a1')).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });

  it('opens no text that was moved to another account or sealed with another key', async () => {
    const folder = await scratchFolder();
    const book = openAccounts(folder, () => Buffer.alloc(32, 3));
    await book.save(account, credentials);
    await book.save({ ...account, id: 'a2' }, { method: 'key', values: { key: 'k' } });
    const path = join(folder, 'accounts.json');
    const file = JSON.parse(await readFile(path, 'utf8'));
    [file.accounts[0].sealed, file.accounts[1].sealed] = [file.accounts[1].sealed, file.accounts[0].sealed];
    await writeFile(path, JSON.stringify(file));
    const swapped = openAccounts(folder, () => Buffer.alloc(32, 3));
    await expect(swapped.credentials('a1')).rejects.toMatchObject({ problem: { code: 'secrets-locked' } });
    const stranger = openAccounts(folder, () => Buffer.alloc(32, 4));
    await expect(stranger.credentials('a2')).rejects.toMatchObject({
      problem: { code: 'secrets-locked', what: expect.stringContaining('Sunrise Telecom') },
    });
  });

  it('returns to the second copy when the file is damaged', async () => {
    const folder = await scratchFolder();
    await openAccounts(folder, () => Buffer.alloc(32, 3)).save(account, credentials);
    await chmod(join(folder, 'accounts.json'), 0o600);
    await writeFile(join(folder, 'accounts.json'), '{"accounts": [{');
    const book = openAccounts(folder, () => Buffer.alloc(32, 3));
    expect(book.list()).toEqual([account]);
    expect(book.setAside).toMatch(/^accounts\.damaged-/);
  });
});
