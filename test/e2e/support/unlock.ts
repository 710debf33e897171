import type { Page } from '@playwright/test';
import type {} from '../../../renderer/bridge/bridge.ts';

/** Any passphrase will do on a fresh profile; the same one opens it again. */
const PASSPHRASE = 'harbor light 1947';

/** Types the passphrase where this machine has no key store; does nothing where it has one. */
export async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.waitForFunction(() => window.portside !== undefined);
  const info = await page.evaluate(() => window.portside?.app.info());
  if (info?.ok !== true || info.value.secrets.kind === 'ready') return;
  const dialog = page.getByRole('textbox', { name: 'Passphrase', exact: true });
  await dialog.fill(passphrase);
  const again = page.getByRole('textbox', { name: /again/i });
  if (await again.isVisible()) await again.fill(passphrase);
  await page.keyboard.press('Enter');
}
