import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../main/db/store.ts';
import { KEY, openWorkerStore, tempFolder, workerUrl } from './world.ts';

const OPENED = 'opened';
const storeUrl = new URL('../../main/db/store.ts', import.meta.url).href;

/** Another app on the same profile; resolves once its database is open. */
async function otherApp(folder: string): Promise<ChildProcess> {
  const code = `
    const { openStore } = await import(${JSON.stringify(storeUrl)});
    const worker = new URL(${JSON.stringify(workerUrl.href)});
    await openStore({ worker, folder: ${JSON.stringify(folder)}, key: new Uint8Array(32).fill(7) });
    process.stdout.write('${OPENED}');
    setInterval(() => undefined, 1_000);
  `;
  const script = join(tempFolder(), 'app.mjs');
  writeFileSync(script, code);
  const app = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void app.kill('SIGKILL'));
  const [told] = (await once(app.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  expect(String(told)).toBe(OPENED);
  return app;
}

const open = (folder: string) => openStore({ worker: workerUrl, folder, key: KEY });

test('a profile that another app has open is not opened, and it is said why', async () => {
  const folder = tempFolder();
  await otherApp(folder);
  await expect(open(folder)).rejects.toMatchObject({
    problem: { code: 'storage', what: expect.stringContaining('open on this profile already') },
  });
}, 20_000);

test('a profile whose app was killed, or closed, is opened at once', async () => {
  const folder = tempFolder();
  const app = await otherApp(folder);
  app.kill('SIGKILL');
  await once(app, 'exit');
  const first = await openWorkerStore(folder);
  await first.close();
  const second = await openWorkerStore(folder);
  expect(await second.store.outbox()).toEqual([]);
}, 20_000);
