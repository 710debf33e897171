import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { provideCeph, startRgw } from './ceph.ts';
import { pidsIn } from './ceph-end.ts';
import { listening, onLoopback } from './sockets.ts';

const noCeph = await provideCeph().then(
  () => undefined,
  (error: unknown) => (error instanceof Error ? error.message : String(error)),
);

test('addresses that leave the machine are told from those that do not', () => {
  expect(onLoopback('0100007F:1F90')).toBe(true);
  expect(onLoopback('00000000000000000000000001000000:1F90')).toBe(true);
  for (const open of ['00000000:1F90', '0A00020A:1F90', '00000000000000000000000000000000:1F90']) {
    expect(onLoopback(open)).toBe(false);
  }
});

test('Ceph listens on loopback only and leaves nothing behind', async ({ task, skip }) => {
  if (noCeph !== undefined) {
    Object.assign(task.meta, { reason: noCeph });
    skip(noCeph);
  }
  const node = await startRgw();
  const pids = await pidsIn(join(node.folder, 'run'));
  const sockets = (await Promise.all(pids.map(listening))).flat();
  await node.close();
  expect(pids).toHaveLength(4);
  expect(sockets.length).toBeGreaterThan(3);
  expect(sockets.filter((address) => !onLoopback(address))).toEqual([]);
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  expect(existsSync(node.folder)).toBe(false);
}, 150_000);
