import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import type { PracticeKazoo } from '../../../main/practice/kazoo/server.ts';
import { type Desk, layDesk } from './desk.ts';
import { Portside } from './portside.ts';
import { startKazoo } from './practice.ts';

export interface Fixtures {
  /** A temporary folder of this test. */
  readonly room: string;
  readonly desk: Desk;
  /** Not started yet, on a fresh profile; after the test nothing may have gone wrong in it. */
  readonly portside: Portside;
  /** A practice Kazoo of the test's own, with a few ports in each state. */
  readonly kazoo: PracticeKazoo;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from here
  room: async ({}, use) => {
    const room = await mkdtemp(join(tmpdir(), 'portside-e2e-'));
    // The packaged app runs as another user and has to reach the desk.
    await chmod(room, 0o755);
    await use(room);
    await rm(room, { recursive: true, force: true });
  },
  desk: async ({ room }, use) => use(await layDesk(join(room, 'desk'))),
  portside: async ({ room }, use, info) => {
    const profile = join(room, 'profile');
    await mkdir(profile);
    const portside = new Portside({ profile, traces: info.outputPath('traces') });
    await use(portside);
    const failed = info.status !== info.expectedStatus;
    if (failed) await portside.picture(info.outputPath('failed.png'));
    await portside.quit({ keepTrace: failed });
    expect(portside.troubles.list()).toEqual([]);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from here
  kazoo: async ({}, use) => {
    const kazoo = await startKazoo();
    await use(kazoo);
    await kazoo.close();
  },
});
