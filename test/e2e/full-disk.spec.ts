import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Problem } from '../../preload/contract/domain/problem.ts';
import { fillDisk } from '../runtime/fill-disk.ts';
import { Board } from './screens/board.ts';
import { connect } from './support/practice.ts';
import { test } from './support/test.ts';

/** More drafts than fit into what a page of the database leaves free. */
const MANY = 400;

/** A disk of the profile's own, small enough to be filled to the last byte; `false` where this user may mount none. */
function mountAt(folder: string): boolean {
  if (process.platform !== 'linux') return false;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'portside', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Drafts a port as the form does; the problem where it was not kept. */
async function draft(page: Page, name: string): Promise<Problem | undefined> {
  const answer = await page.evaluate(async (portName) => {
    const accounts = await window.portside?.accounts.list();
    const accountId = accounts?.ok === true ? (accounts.value[0]?.id ?? '') : '';
    const billingName = 'Juniper Street Dental';
    return window.portside?.portRequests.create({
      accountId,
      fields: { name: portName, billingName },
      numbers: ['+12065550142'],
    });
  }, name);
  return answer?.ok === false ? answer.error : undefined;
}

test('a full disk is said, what is told as kept is kept, and all goes on when there is room', async ({
  portside,
  kazoo,
}) => {
  test.setTimeout(240_000);
  const disk = portside.profile;
  // biome-ignore lint/suspicious/noSkippedTests: only root may mount
  test.skip(!mountAt(disk), 'a disk of its own takes a Linux system that lets this user mount one');
  try {
    const page = await portside.open();
    await connect(page, kazoo.url);
    const board = new Board(page);
    await expect.poll(() => board.count('canceled'), { timeout: 60_000 }).toBeGreaterThan(0);
    await expect.poll(() => existsSync(join(disk, 'database', 'reserve')), { timeout: 60_000 }).toBe(true);
    const kept: string[] = [];
    const draftUntil = async (isOver: (problem: Problem | undefined) => Promise<boolean>): Promise<void> => {
      for (let n = 0; n < MANY; n += 1) {
        const name = `Draft on a full disk ${kept.length + 1}`;
        const problem = await draft(page, name);
        if (!problem) kept.push(name);
        if (await isOver(problem)) return;
      }
      throw new Error('The disk was never full');
    };

    fillDisk(join(disk, 'filler'));
    const banner = page.getByRole('alert').filter({ hasText: 'The disk is full' });
    await draftUntil(async (problem) => {
      expect(problem, 'the reserve makes room').toBeUndefined();
      return banner.isVisible();
    });
    await expect(banner).toContainText('What you change is still saved');

    fillDisk(join(disk, 'more'));
    let problem: Problem | undefined;
    await draftUntil(async (found) => {
      problem = found;
      return found !== undefined;
    });
    expect(problem).toMatchObject({ code: 'storage' });
    expect(`${problem?.what} ${problem?.next}`).toContain('disk');
    await page.screenshot({ path: join(import.meta.dirname, 'artifacts', 'disk-full.png') });

    rmSync(join(disk, 'filler'));
    rmSync(join(disk, 'more'));
    await expect(banner).toBeHidden({ timeout: 120_000 });
    expect(await draft(page, 'Draft after it')).toBeUndefined();
    const atKazoo = () => kazoo.control.ports().map(({ fields }) => String(fields.name));
    await expect.poll(() => atKazoo().includes('Draft after it'), { timeout: 120_000 }).toBe(true);
    await expect
      .poll(() => kept.filter((name) => !atKazoo().includes(name)), { timeout: 120_000 })
      .toEqual([]);
    const drafts = atKazoo().filter((name) => name.startsWith('Draft on a full disk'));
    expect(drafts.sort()).toEqual([...kept].sort());
  } finally {
    await portside.quit();
    execFileSync('umount', ['-l', disk]);
  }
});
