import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { takeReserve } from '../../../main/db/reserve.ts';
import { loadSqlite } from '../../../main/db/sqlite.ts';
import { type OpenStore, openStore, type StoreNews } from '../../../main/db/store.ts';
import { createIntake } from '../../../main/files/intake.ts';
import { openVault } from '../../../main/files/vault.ts';
import { fillDisk } from '../../runtime/fill-disk.ts';
import { threadUrl } from '../../runtime/threads.ts';
import { pdfBytes } from '../desk.ts';
import { begin } from './tools.ts';

/** Holds the reserve, what has to be free beside it, and a small profile. */
const SIZE = '64m';
/** More drafts than a page of slack can hold. */
const MANY = 3_000;
const KEY = new Uint8Array(32).fill(7);

let disk: string;
let isMounted = false;

/** A disk of its own, small enough to be filled to the last byte. */
beforeAll(async () => {
  disk = await mkdtemp(join(tmpdir(), 'portside-full-'));
  if (process.platform !== 'linux') return;
  const { code } = await begin('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'portside', disk]).ended;
  isMounted = code === 0;
});
afterAll(async () => {
  if (isMounted) await begin('umount', ['-l', disk]).ended;
  await rm(disk, { recursive: true, force: true });
});

it('keeps exactly what it said it kept on a disk without a free byte, and goes on when there is room', async ({
  skip,
}) => {
  skip(!isMounted, 'a disk of its own takes a Linux system that lets this user mount one');
  const folder = join(disk, 'database');
  const news: StoreNews['kind'][] = [];
  const open = (): Promise<OpenStore> =>
    openStore({
      worker: threadUrl('db'),
      folder,
      key: KEY,
      heard: ({ kind }) => void news.push(kind),
    });
  const kept: string[] = [];
  let asked = 0;
  /** The problem, where it was not kept. */
  const keepOne = async ({ store }: OpenStore) => {
    asked += 1;
    const id = `m${asked}`;
    const fields = { name: `Draft ${asked}`, billingName: 'Juniper Street Dental', pin: '4815' };
    const body = { kind: 'create', fields, numbers: [] } as const;
    const createdAt = '2026-11-22T08:00:00.000Z';
    const draft = { id, portRequestId: `pr-${asked}`, accountId: 'a', carrier: 'kazoo', body, createdAt };
    try {
      await store.enqueue([draft]);
      kept.push(id);
      return undefined;
    } catch (error) {
      return (error as { readonly problem?: { readonly code: string } }).problem?.code ?? 'no reason';
    }
  };

  let opened = await open();
  expect(await keepOne(opened)).toBeUndefined();
  expect(await takeReserve(folder)).toBe(true);
  fillDisk(join(disk, 'filler'));

  // The reserve makes room: nothing is turned down, and it is said.
  for (let n = 0; n < MANY && !news.includes('full'); n += 1) {
    expect(await keepOne(opened)).toBeUndefined();
  }
  expect(news).toContain('full');
  expect(existsSync(join(folder, 'reserve'))).toBe(false);

  // That room is gone too: a draft is turned down with the reason, what was kept is read as before.
  fillDisk(join(disk, 'more'));
  let reason: string | undefined;
  for (let n = 0; n < MANY && reason === undefined; n += 1) reason = await keepOne(opened);
  expect(reason).toBe('storage');
  expect((await opened.store.outbox()).map(({ id }) => id)).toEqual(kept);

  const vault = openVault(join(disk, 'vault'), () => Buffer.from(KEY));
  const dropped = await mkdtemp(join(tmpdir(), 'portside-dropped-'));
  const path = join(dropped, 'bill.pdf');
  await writeFile(path, pdfBytes(randomBytes(4_000).toString('hex')));
  expect(await createIntake(vault)(path)).toMatchObject({
    ok: false,
    what: 'There is no room left on the disk for a copy of the file.',
  });
  await rm(dropped, { recursive: true });

  // No room to open it either: a start says so, and changes nothing.
  await opened.close();
  await expect(open()).rejects.toMatchObject({
    problem: {
      what: expect.stringContaining('The disk is full'),
      next: expect.stringContaining('Free some'),
    },
  });
  rmSync(join(disk, 'filler'));
  opened = await open();
  expect((await opened.store.outbox()).map(({ id }) => id)).toEqual(kept);
  expect((await opened.store.openBoard({}, 5)).total).toBe(kept.length);

  expect(await keepOne(opened)).toBeUndefined();
  rmSync(join(disk, 'more'));
  expect(await takeReserve(folder)).toBe(true);
  await opened.close();
  const db = new (loadSqlite())(join(folder, 'ledger.db'));
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.prepare<[], string>('SELECT id FROM mutations ORDER BY seq').pluck().all()).toEqual(kept);
  db.close();
  const left = await readdir(join(disk, 'vault', 'incoming')).catch(() => []);
  expect(left).toEqual([]);
}, 180_000);
