import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { describe, expect, it } from 'vitest';
import { beginInOrder } from '../../../main/boot/begin.ts';
import { createGate } from '../../../main/boot/gate.ts';
import { closeBeforeQuit, createShutdown } from '../../../main/boot/shutdown.ts';
import type { Log } from '../../../main/core/interfaces/ports.ts';
import { KeyStoreGone } from '../../../main/secrets/secret-store.ts';
import { withStore } from './with-store.ts';

const { keyTrouble } = await withStore(() => import('../../../main/boot/key-trouble.ts'));
const { DamagedFile } = await withStore(() => import('../../../main/settings/kept.ts'));

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
      closeBeforeQuit(app as unknown as App, shutdown, () => undefined);
    });
    // electron-store's own listener answers by ending the process: it must not be the only one.
    process.emit('SIGHUP');
    await exited;
    expect(order).toEqual(['held', 'store', 'exit']);
  });
});

describe('what a person is told when the key can’t be had', () => {
  it('names the key store, or the file', () => {
    expect(keyTrouble(new KeyStoreGone('gnome_libsecret'))?.detail).toContain('gnome_libsecret');
    expect(keyTrouble(new DamagedFile('/p/settings/key.json'))?.detail).toContain('/p/settings/key.json');
    expect(keyTrouble(new Error('a fault of ours'))).toBeUndefined();
  });
});
