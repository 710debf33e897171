import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isBackupDue } from '../../../main/boot/backup-due.ts';
import { forReading } from '../../../main/boot/for-reading.ts';
import { openProfile } from '../../../main/boot/profile.ts';
import { createStanding } from '../../../main/boot/reopen.ts';
import { createStorageWatch, LOOK_EVERY } from '../../../main/boot/storage-watch.ts';
import type { CoreHandlers } from '../../../main/core/handlers.ts';
import { scratchFolder } from './files-scratch.ts';

const FAILED = { code: 'storage', what: 'The disk did not take it.', next: 'Check it.' } as const;

function watch(room: () => boolean = () => false, isReadOnly = false) {
  const timers: { readonly ms: number; readonly run: () => void }[] = [];
  const told: string[] = [];
  const done: string[] = [];
  const storage = createStorageWatch({
    publish: (name, payload) => void told.push(`${name} ${(payload as { kind: string }).kind}`),
    clock: {
      after: (ms, run) => {
        timers.push({ ms, run });
        return () => undefined;
      },
    },
    takeReserve: async () => room(),
    isReadOnly,
  });
  storage.attend({ hold: () => void done.push('hold'), release: () => void done.push('release') });
  const pass = async () => {
    timers.shift()?.run();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { storage, told, done, timers, pass };
}

describe('what the agent is told of the disk', () => {
  it('full: once, with pulls and sends held until there is room again', async () => {
    let hasRoom = false;
    const { storage, told, done, timers, pass } = watch(() => hasRoom);
    storage.heard({ kind: 'full' });
    storage.heard({ kind: 'full' });
    storage.heard({ kind: 'written' });
    expect(told).toEqual(['storage full']);
    expect(storage.read()).toMatchObject({ problem: { what: expect.stringContaining('still saved') } });
    expect(timers.map(({ ms }) => ms)).toEqual([LOOK_EVERY]);
    await pass();
    expect(storage.read().kind).toBe('full');
    hasRoom = true;
    await pass();
    expect(told).toEqual(['storage full', 'storage sound']);
    expect(done).toEqual(['hold', 'hold', 'release']);
  });

  it('a write that failed, whoever asked for it, until one goes well', () => {
    const { storage, told } = watch();
    storage.heard({ kind: 'failed', problem: FAILED });
    expect(storage.read()).toEqual({ kind: 'failing', problem: FAILED });
    storage.heard({ kind: 'written' });
    expect(told).toEqual(['storage failing', 'storage sound']);
  });

  it('read-only: from the first moment on, and for good', () => {
    const { storage } = watch(() => true, true);
    storage.heard({ kind: 'written' });
    expect(storage.read().kind).toBe('read-only');
  });
});

describe('a profile that can’t be written to', () => {
  it('is opened for reading, with a folder of this run beside it', async () => {
    const folder = join(await scratchFolder(), 'profile');
    expect(openProfile(folder).scratch).toBeUndefined();
    const before = await readdir(folder);
    // A file in the place of the folder: also root can't write into that.
    const blocked = join(await scratchFolder(), 'a-file');
    await writeFile(blocked, '');
    const reading = openProfile(blocked);
    expect(reading.database).toBe(join(blocked, 'database'));
    expect(reading.logs.startsWith(reading.scratch ?? '?')).toBe(true);
    expect(await readdir(folder)).toEqual(before);
  });

  it('answers what only looks, and says of the rest why not', async () => {
    const asked: string[] = [];
    const names = [
      'board.open',
      'conflicts.open',
      'portRequests.edit',
      'sync.now',
      'accounts.remove',
    ] as const;
    const all = Object.fromEntries(names.map((name) => [name, async () => void asked.push(name)]));
    const handlers = forReading(all as unknown as CoreHandlers);
    await handlers['board.open']({});
    await handlers['conflicts.open']({ id: 'p' });
    const readOnly = { problem: { code: 'storage', what: expect.stringContaining('can’t write') } };
    await expect(handlers['portRequests.edit']({ id: 'p', changes: {} })).rejects.toMatchObject(readOnly);
    await expect(handlers['sync.now'](undefined)).rejects.toMatchObject(readOnly);
    await expect(handlers['accounts.remove']({ accountId: 'a' })).rejects.toMatchObject(readOnly);
    expect(asked).toEqual(['board.open', 'conflicts.open']);
  });
});

describe('what stands on the database', () => {
  function standing(run: () => Promise<string>) {
    const order: string[] = [];
    const parts = async () => void order.push('open') as unknown as CoreHandlers;
    const made = createStanding({ open: () => undefined }, parts, async () => void order.push('close'));
    void made.open();
    return { order, outcome: made.whileClosed(run).then((value) => [...order, value]) };
  }

  it('is closed while its files are exchanged, and opened again', async () => {
    const { order, outcome } = standing(async () => void order.push('exchange') as unknown as string);
    await outcome;
    expect(order).toEqual(['open', 'close', 'exchange', 'open']);
  });

  it('is opened again when the exchange fails, which is told', async () => {
    const { order, outcome } = standing(() => Promise.reject(new Error('damaged')));
    await expect(outcome).rejects.toThrow('damaged');
    await new Promise((resolve) => setImmediate(resolve));
    expect(order).toEqual(['open', 'close', 'open']);
  });
});

it('a backup is due a day after the last one, and at once when the clock was set back behind it', () => {
  const at = '2026-11-22T08:00:00.000Z';
  const hours = (n: number) => Date.parse(at) + n * 3_600_000;
  expect(isBackupDue(undefined, hours(0))).toBe(true);
  expect([0, 1, 23].map((n) => isBackupDue({ at }, hours(n)))).toEqual([false, false, false]);
  expect([24, 500, -1].map((n) => isBackupDue({ at }, hours(n)))).toEqual([true, true, true]);
});
