import { EventEmitter } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from 'electron';
import { describe, expect, it } from 'vitest';
import { beginInOrder } from '../../../main/boot/begin.ts';
import { createGate } from '../../../main/boot/gate.ts';
import { createPractice } from '../../../main/boot/practice.ts';
import { readWorld, writeWorld } from '../../../main/boot/practice-world.ts';
import { closeBeforeQuit, createShutdown } from '../../../main/boot/shutdown.ts';
import type { AccountBook, Log } from '../../../main/core/interfaces/ports.ts';
import { KeyStoreGone } from '../../../main/secrets/secret-store.ts';
import { scratchFolder } from './files-scratch.ts';
import { withStore } from './with-store.ts';

const { keyTrouble } = await withStore(() => import('../../../main/boot/key-trouble.ts'));
const { DamagedFile } = await withStore(() => import('../../../main/settings/kept.ts'));
const { openAccounts } = await withStore(() => import('../../../main/settings/accounts.ts'));

function silent() {
  const events: string[] = [];
  const note = (event: string) => void events.push(event);
  return { log: { info: note, warn: note } satisfies Log, events };
}

describe('the gate before the database', () => {
  const locked = { problem: { code: 'secrets-locked' } };

  it('says locked, then waits, then lets through', async () => {
    const gate = createGate(['sync.now', 'board.cards'] as const);
    await expect(gate.handlers['sync.now'](undefined)).rejects.toMatchObject(locked);
    let open: (value: never) => void = () => undefined;
    gate.open(
      new Promise((resolve) => {
        open = resolve;
      }),
    );
    const cards = gate.handlers['board.cards']({ ids: ['p1'] });
    open({ 'sync.now': () => null, 'board.cards': ({ ids }: { ids: string[] }) => ids } as never);
    expect(await cards).toEqual(['p1']);
  });

  it('answers each call with the reason when the database can’t be opened', async () => {
    const gate = createGate(['sync.now'] as const);
    gate.open(Promise.reject(new Error('newer than the app')));
    await expect(gate.handlers['sync.now'](undefined)).rejects.toThrow('newer than the app');
    await expect(gate.handlers['sync.now'](undefined)).rejects.toThrow('newer than the app');
  });
});

describe('the beginning', () => {
  it('goes on to the next step when one fails', async () => {
    const { log, events } = silent();
    const ran: string[] = [];
    await beginInOrder(log, [
      ['vault', () => Promise.reject(new Error('no such folder'))],
      ['core', async () => void ran.push('core')],
    ]);
    expect(ran).toEqual(['core']);
    expect(events).toEqual(['begin.step']);
  });
});

describe('the end', () => {
  it('closes in reverse order and waits for no step that fails or hangs', async () => {
    const { log, events } = silent();
    const shutdown = createShutdown(log, 30);
    const closed: string[] = [];
    shutdown.add('store', async () => void closed.push('store'));
    shutdown.add('hangs', () => new Promise(() => undefined));
    shutdown.add('fails', () => {
      throw new Error('no');
    });
    shutdown.add('engine', () => void closed.push('engine'));
    await shutdown.run();
    expect(closed).toEqual(['engine', 'store']);
    expect(events).toEqual(['shutdown.step', 'shutdown.step']);
  });
});

describe('a signal to end', () => {
  it('quits as a person would, with everything closed first', async () => {
    const events = new EventEmitter();
    const order: string[] = [];
    const exited = new Promise<void>((resolve) => {
      const app = Object.assign(events, {
        quit: () => void events.emit('will-quit', { preventDefault: () => order.push('held') }),
        exit: () => resolve(void order.push('exit')),
      });
      const shutdown = createShutdown(silent().log);
      shutdown.add('store', () => void order.push('store'));
      closeBeforeQuit(app as unknown as App, shutdown);
    });
    // electron-store's own listener answers by ending the process: it must not be the only one.
    process.emit('SIGHUP');
    await exited;
    expect(order).toEqual(['held', 'store', 'exit']);
  });
});

describe('the practice carriers', () => {
  async function office() {
    const folder = await scratchFolder();
    const key = () => Buffer.alloc(32, 5);
    const book: AccountBook = openAccounts(folder, key);
    const workerUrl = new URL('../../../main/boot/practice-worker.ts', import.meta.url);
    const practice = () => createPractice({ workerUrl, folder, key, book, log: silent().log, now: Date.now });
    const account = async (baseUrl: string) =>
      book.save(
        {
          id: 'practice',
          carrier: 'kazoo',
          name: 'Practice Kazoo',
          baseUrl,
          method: 'password',
          timeZone: 'America/Los_Angeles',
          practice: true,
        },
        { method: 'password', values: {} },
      );
    return { folder, book, practice, account };
  }

  const signIn = async (baseUrl: string) =>
    (await fetch(`${baseUrl}/v2/`, { method: 'GET' }).catch(() => undefined))?.status;

  it('start once, on loopback, and say how to sign in', async () => {
    const { folder, practice } = await office();
    const carriers = practice();
    const [first] = await carriers.start();
    const [second] = await carriers.start();
    expect(first?.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(second).toEqual(first);
    expect(first?.credentials).toMatchObject({ method: 'password', values: { user: 'maya.ferreira' } });
    expect(await signIn(first?.baseUrl ?? '')).toBeGreaterThan(0);
    await carriers.close();
    expect(await signIn(first?.baseUrl ?? '')).toBeUndefined();
    expect(await readdir(folder)).toContain('practice-kazoo.sealed');
  });

  it('are where a saved account looks for them after a restart', async () => {
    const { book, practice, account } = await office();
    const monday = practice();
    const [carrier] = await monday.start();
    await account(carrier?.baseUrl ?? '');
    await monday.close();
    const tuesday = practice();
    await tuesday.resume();
    expect(book.list()[0]?.baseUrl).toBe(carrier?.baseUrl);
    expect(await signIn(carrier?.baseUrl ?? '')).toBeGreaterThan(0);

    // Another program took the port in between: the account follows the carrier.
    const wednesday = practice();
    await wednesday.resume();
    const moved = book.list()[0]?.baseUrl ?? '';
    expect(moved).not.toBe(carrier?.baseUrl);
    expect(await signIn(moved)).toBeGreaterThan(0);
    await tuesday.close();
    await wednesday.close();
  });

  it('keep what was practised, sealed, and begin anew where it can’t be opened', async () => {
    const path = join(await scratchFolder(), 'world');
    const key = Buffer.alloc(32, 5);
    const fresh = [...(await readWorld(path, key, 0)).ports];
    const changed = fresh.slice(1).map((port) => ({ ...port, fields: { ...port.fields, name: 'CANARY' } }));
    await writeWorld(path, key, changed);
    expect([...(await readWorld(path, key, 0)).ports]).toEqual(changed);
    expect((await readFile(path)).includes('CANARY')).toBe(false);
    expect([...(await readWorld(path, Buffer.alloc(32, 6), 0)).ports]).toHaveLength(fresh.length);
  });

  it('do not start where nobody practises', async () => {
    const { practice } = await office();
    const carriers = practice();
    await carriers.resume();
    await carriers.close();
  });
});

describe('what a person is told when the key can’t be had', () => {
  it('names the key store, or the file', () => {
    expect(keyTrouble(new KeyStoreGone('gnome_libsecret'))?.detail).toContain('gnome_libsecret');
    expect(keyTrouble(new DamagedFile('/p/settings/key.json'))?.detail).toContain('/p/settings/key.json');
    expect(keyTrouble(new Error('a fault of ours'))).toBeUndefined();
  });
});
