import { expect, type Page } from '@playwright/test';
import type {} from '../../../renderer/bridge/bridge.ts';

/** Any passphrase will do on a fresh profile; the same one opens it again. */
export const PASSPHRASE = 'harbor light 1947';

/** Types the passphrase where this machine has no key store; does nothing where it has one. */
export async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.waitForFunction(() => window.portside !== undefined);
  const info = await page.evaluate(() => window.portside?.app.info());
  if (info?.ok !== true || info.value.secrets.kind === 'ready') return;
  const field = page.getByLabel('Passphrase', { exact: true });
  await field.fill(passphrase);
  const again = page.getByLabel('The same again', { exact: true });
  if (await again.isVisible()) await again.fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(field).toBeHidden();
}
