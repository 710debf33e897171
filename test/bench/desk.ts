import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { PRACTICE_CREDENTIALS } from '../../main/practice/kazoo/seed/credentials.ts';
import { largeWorld } from '../../main/practice/kazoo/seed/large.ts';
import { type PracticeKazoo, startPracticeKazoo } from '../../main/practice/kazoo/server.ts';
import type { PortsideBridge } from '../../preload/contract/ipc/bridge.ts';
import { launchOptions } from '../runtime/launch.ts';

export interface Desk {
  readonly app: ElectronApplication;
  readonly page: Page;
}

/** The real app on a fresh profile, opened with a passphrase; main can be asked too. */
export async function openDesk(userData: string): Promise<Desk> {
  const app = await _electron.launch(await launchOptions({ userData }));
  const page = await app.firstWindow();
  await page.getByLabel('Passphrase', { exact: true }).waitFor();
  await page.evaluate(async () => {
    const bridge = (window as unknown as { portside: PortsideBridge<File> }).portside;
    await bridge.secrets.unlock({ passphrase: 'bench passphrase' });
  });
  return { app, page };
}

/** A Kazoo that holds this many ports and never says 429. */
export function kazooOf(ports: number): Promise<PracticeKazoo> {
  return startPracticeKazoo({ seed: largeWorld(ports), rateLimit: false });
}

/** Connects to it and waits until the first pull has ended; milliseconds from asking to the end, as the app tells it. */
export async function firstPull(page: Page, baseUrl: string): Promise<number> {
  const started = Date.now();
  const ended = await page.evaluate(
    async ({ url, apiKey }) => {
      const bridge = (window as unknown as { portside: PortsideBridge<File> }).portside;
      const added = await bridge.accounts.add({
        carrier: 'kazoo',
        name: 'Bench',
        baseUrl: url,
        timeZone: 'America/Los_Angeles',
        credentials: { method: 'api-key', values: { apiKey } },
      });
      if (!added.ok) throw new Error(added.error.what);
      for (;;) {
        const status = await bridge.sync.status();
        const [account] = status.ok ? status.value.accounts : [];
        if (account?.problem) throw new Error(account.problem.what);
        if (account?.phase === 'idle' && account.pulledAt !== undefined) return account.pulledAt;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    { url: baseUrl, apiKey: PRACTICE_CREDENTIALS.apiKey },
  );
  return Date.parse(ended) - started;
}
