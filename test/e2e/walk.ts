import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { launchOptions } from '../runtime/launch.ts';

export type Walk = { readonly userData: string; readonly artifacts: string };

/** Opens Portside, waits for its window and keeps a picture of it. Says what was done. */
export async function walkMainJob({ userData, artifacts }: Walk): Promise<string> {
  const app = await _electron.launch(await launchOptions({ userData }));
  try {
    const page = await app.firstWindow();
    await page.getByRole('heading').first().waitFor();
    await page.screenshot({ path: join(artifacts, 'walk.png') });
    return 'opened the window';
  } finally {
    await app.close();
  }
}
