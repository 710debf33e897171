import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { PRACTICE_CREDENTIALS } from '../../main/practice/kazoo/seed/credentials.ts';
import type { PracticeKazoo } from '../../main/practice/kazoo/server.ts';
import { artifacts } from '../runtime/paths.ts';
import { openColleague } from '../sync/colleague.ts';
import { Board } from './screens/board.ts';
import { OpenPort } from './screens/port.ts';
import { violationsOn } from './support/accessible.ts';
import { atRest } from './support/at-rest.ts';
import { everythingSent } from './support/job.ts';
import { chooseTheme, resize, type Theme } from './support/native.ts';
import { createPlaced, PLACED } from './support/placed.ts';
import { connect } from './support/practice.ts';
import { test } from './support/test.ts';

const THEMES: readonly Theme[] = ['light', 'dark'];

/** Both sides change ZIP, PIN and losing carrier of one port; the agent, who has not seen it, the city too. */
async function dispute(page: Page, kazoo: PracticeKazoo): Promise<string> {
  const id = await createPlaced(page);
  await everythingSent(page);
  const port = kazoo.control.ports().find(({ fields }) => fields.name === PLACED);
  await (await openColleague(kazoo, PRACTICE_CREDENTIALS)).edit(port?.accountId ?? '', port?.id ?? '', {
    bill: { postal_code: '98199', pin: '77120041', carrier: 'Cascade Telephone of the Pacific Northwest' },
  });
  const changes = {
    postalCode: '98109',
    pin: '44100192',
    losingCarrier: 'Cascade Telephone',
    city: 'Tacoma',
  };
  await page.evaluate((edit) => window.portside?.portRequests.edit(edit), { id, changes });
  return port?.id ?? '';
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.mouse.move(2, 2);
  await atRest(page);
  await page.screenshot({ path: join(artifacts, `${name}.png`) });
}

test('a conflict is a mark on the card and one screen to decide, by keyboard alone', async ({
  portside,
  kazoo,
}) => {
  const page = await portside.open();
  await resize(portside.app, 1280, 800);
  await connect(page, kazoo.url);
  const board = new Board(page);
  await expect.poll(() => board.count('canceled'), { timeout: 60_000 }).toBeGreaterThan(0);
  const remoteId = await dispute(page, kazoo);
  await board.find('Tillamook');
  const card = board.card(PLACED);
  await expect(card.getByRole('img', { name: 'Two values: yours and the carrier’s' })).toBeVisible({
    timeout: 60_000,
  });
  // What nobody disputes is at the carrier already, and nothing has popped up.
  await expect.poll(() => JSON.stringify(kazoo.control.port(remoteId)?.fields.bill)).toContain('Tacoma');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const dialog = page.getByRole('dialog', { name: `Decide for ${PLACED}` });
  for (const theme of THEMES) {
    await chooseTheme(page, theme);
    await shoot(page, `conflict-card-${theme}`);
    await card.focus();
    await page.keyboard.press('Tab');
    await expect(card.getByRole('button', { name: `Decide for ${PLACED}` })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog).toBeVisible();
    await shoot(page, `conflict-${theme}`);
    expect(await violationsOn(page, theme === 'light' ? 'all' : 'colours')).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(card.getByRole('button', { name: `Decide for ${PLACED}` })).toBeFocused();
  }

  await page.keyboard.press('Enter');
  const keep = dialog.getByRole('button', { name: 'Keep these values' });
  await expect(keep).toBeDisabled();
  await expect(dialog).not.toContainText('44100192');
  await dialog.getByRole('button', { name: 'Reveal Kazoo’s PIN' }).press('Enter');
  await expect(dialog.getByText('77120041')).toBeVisible();
  await dialog.getByRole('button', { name: 'All theirs' }).press('Enter');
  await dialog
    .getByRole('radiogroup', { name: 'PIN' })
    .getByRole('radio', { name: 'Kazoo’s' })
    .press('ArrowLeft');
  await keep.press('Enter');
  await expect(dialog).toBeHidden();
  await everythingSent(page);
  expect(kazoo.control.port(remoteId)?.fields.bill).toMatchObject({
    pin: '44100192',
    postal_code: '98199',
    locality: 'Tacoma',
  });

  await board.open(PLACED);
  const port = new OpenPort(page, PLACED);
  const timeline = await port.tab('Timeline');
  await expect(timeline).toContainText('ZIP: the carrier’s, “98199”, kept. Yours was “98109”.');
  await expect(timeline).toContainText('PIN: yours kept, the carrier’s was different.');
  await expect(timeline).not.toContainText('77120041');
  await timeline.getByRole('button', { name: 'Reveal the other PIN' }).click();
  await expect(timeline).toContainText('77120041');
  await chooseTheme(page, 'light');
  await shoot(page, 'conflict-timeline');
});
