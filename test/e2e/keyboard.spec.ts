import { expect, type Locator, type Page } from '@playwright/test';
import { Board } from './screens/board.ts';
import { OpenPort } from './screens/port.ts';
import { everythingSent } from './support/job.ts';
import { chooseFiles } from './support/native.ts';
import { unplugPractice } from './support/offline.ts';
import { test } from './support/test.ts';
import { PASSPHRASE } from './support/unlock.ts';

const NAME = 'Marlow Print Works';
const COMMENT = 'Left a voicemail with the losing carrier.';

/** Keys alone: there is no mouse in this file. */
class Keys {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  /** Tabs until the element has the focus, and sees at every stop where the focus is. */
  async tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await target.waitFor();
    for (let stop = 0; stop < 80; stop += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) {
        await this.expectVisibleFocus();
        return;
      }
      await this.press(key);
    }
    throw new Error(`Tab does not reach ${target}`);
  }

  async tabAndType(target: Locator, text: string): Promise<void> {
    await this.tabTo(target);
    await this.press('ControlOrMeta+A');
    await this.type(text);
  }

  /** Arrows in an open menu until the entry has the focus, then Enter. */
  async chooseEntry(entry: Locator): Promise<void> {
    await entry.waitFor();
    for (let step = 0; step < 12; step += 1) {
      if (await entry.evaluate((element) => element === document.activeElement)) break;
      await this.press('ArrowDown');
    }
    await expect(entry).toBeFocused();
    await this.press('Enter');
  }

  async expectVisibleFocus(): Promise<void> {
    const shown = await this.#page.evaluate(() => {
      const isDrawn = (element: Element | null, depth: number): boolean => {
        if (!element || depth > 3) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        const hasOutline = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
        return hasOutline || boxShadow !== 'none' || isDrawn(element.parentElement, depth + 1);
      };
      const focused = document.activeElement;
      if (!focused || focused === document.body) return 'nothing has the focus';
      return isDrawn(focused, 0) ? 'shown' : `not shown on ${focused.outerHTML.slice(0, 120)}`;
    });
    expect(shown).toBe('shown');
  }
}

async function moveByKeys(page: Page, keys: Keys, port: OpenPort, state: string): Promise<void> {
  await keys.tabTo(port.region.getByRole('button', { name: 'Move to…' }));
  await keys.press('Enter');
  await keys.chooseEntry(page.getByRole('menuitem', { name: new RegExp(`^${state}`) }));
}

test('the whole job by keyboard alone', async ({ portside, desk }) => {
  let page = await portside.launch();
  let keys = new Keys(page);
  let board = new Board(page);

  await test.step('choose a passphrase, try the practice carriers', async () => {
    await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
    await keys.type(PASSPHRASE);
    await keys.tabAndType(page.getByLabel('The same again', { exact: true }), PASSPHRASE);
    await keys.press('Enter');
    await keys.tabTo(page.getByRole('button', { name: 'Try practice carriers' }));
    await keys.press('Enter');
    await board.expectColumns();
    await expect.poll(() => board.count('completed'), { timeout: 60_000 }).toBeGreaterThan(40);
  });

  await test.step('search, open the first card, close it', async () => {
    await keys.press('/');
    await expect(board.searchBox).toBeFocused();
    await keys.type('Larkspur Hotel, Seattle: guest floors');
    await expect(board.card('Larkspur Hotel, Seattle: guest floors')).toBeVisible();
    await keys.press('Enter');
    await expect(board.card('Larkspur Hotel, Seattle: guest floors')).toBeFocused();
    await keys.expectVisibleFocus();
    await keys.press('Enter');
    const opened = new OpenPort(page, 'Larkspur Hotel, Seattle: guest floors');
    await expect(opened.field('Port name')).toBeVisible();
    await keys.press('Escape');
    await expect(opened.region).toBeHidden();
    await keys.press('/', 'Escape');
    await expect(board.searchBox).toHaveValue('');
  });

  const port = new OpenPort(page, NAME);
  await test.step('a new port request', async () => {
    await keys.press('Enter');
    await expect(page.locator('article:focus')).toHaveCount(1);
    await keys.press('n');
    const dialog = page.getByRole('dialog', { name: 'New port request' });
    await expect(dialog.getByLabel('Port name')).toBeFocused();
    await keys.type(NAME);
    await keys.tabAndType(dialog.getByLabel('Numbers', { exact: true }), '509-555-0161, 509-555-0162');
    await expect(dialog).toContainText('2 numbers');
    await keys.tabAndType(dialog.getByRole('combobox', { name: 'Sub-account' }), 'Juniper Street Dental');
    await keys.press('ArrowDown', 'Enter');
    await keys.tabAndType(dialog.getByLabel('Billing name', { exact: true }), 'Marlow Print Works LLC');
    await keys.tabAndType(dialog.getByLabel('Losing carrier', { exact: true }), 'Northwind Telecom');
    await keys.tabTo(dialog.getByRole('button', { name: 'Submit', exact: true }));
    await keys.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(board.cardIn('unconfirmed', NAME)).toBeVisible();
    await expect(port.region).toBeVisible();
  });

  await test.step('attach files from the file dialog', async () => {
    await chooseFiles(portside.app, [desk.bill, desk.photo]);
    await keys.tabTo(port.region.getByRole('tab', { selected: true }));
    await keys.press('Home', 'ArrowRight', 'ArrowRight');
    await expect(port.region.getByRole('tab', { name: 'Documents' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await keys.tabTo(port.region.getByRole('button', { name: 'Attach files' }));
    await keys.press('Enter');
    await port.expectDelivered('northwind invoice.pdf');
    await port.expectDelivered('bill photo.jpg');
  });

  await test.step('comment', async () => {
    await keys.tabTo(port.region.getByRole('tab', { selected: true }), 'Shift+Tab');
    await keys.press('End');
    await keys.tabTo(port.region.getByRole('textbox', { name: 'Comment' }));
    await keys.type(COMMENT);
    await keys.press('ControlOrMeta+Enter');
    await expect(port.entry(COMMENT)).toBeVisible();
  });

  await test.step('submitted, pending, scheduled, completed', async () => {
    await keys.tabTo(port.region.getByRole('button', { name: 'Move to…' }), 'Shift+Tab');
    await moveByKeys(page, keys, port, 'Submitted');
    const submit = page.getByRole('dialog', { name: `Submit ${NAME}` });
    await keys.tabAndType(submit.getByRole('textbox', { name: /^Reason/ }), 'All papers attached');
    await keys.press('ControlOrMeta+Enter');
    await expect(board.cardIn('submitted', NAME)).toBeVisible();
    await moveByKeys(page, keys, port, 'Pending');
    await expect(board.cardIn('pending', NAME)).toBeVisible();
    await moveByKeys(page, keys, port, 'Scheduled');
    const schedule = page.getByRole('dialog', { name: `Schedule ${NAME}` });
    await keys.tabTo(schedule.getByRole('spinbutton', { name: /^month/ }));
    await keys.type('03122031');
    await keys.type('1030AM');
    await keys.tabAndType(schedule.getByRole('combobox', { name: 'Time zone' }), 'America/Denver');
    await keys.press('ArrowDown', 'Enter');
    await keys.tabTo(schedule.getByRole('button', { name: 'Schedule', exact: true }));
    await keys.press('Enter');
    await expect(board.cardIn('scheduled', NAME)).toBeVisible();
    await moveByKeys(page, keys, port, 'Completed');
    await keys.tabTo(page.getByRole('button', { name: 'Complete', exact: true }));
    await keys.press('Enter');
    await expect(port.state).toContainText('Completed');
  });

  await everythingSent(page);
  await test.step('restart offline and find it', async () => {
    await portside.quit();
    await unplugPractice(portside.profile);
    page = await portside.launch();
    keys = new Keys(page);
    board = new Board(page);
    await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
    await keys.type(PASSPHRASE);
    await keys.press('Enter');
    await board.expectColumns();
    await keys.press('/');
    await keys.type('5095550162');
    await expect(board.cardIn('completed', NAME)).toBeVisible();
    await keys.press('Enter');
    await expect(board.cardIn('completed', NAME)).toBeFocused();
    await keys.press('Enter');
    const found = new OpenPort(page, NAME);
    await keys.tabTo(found.region.getByRole('tab', { selected: true }));
    await keys.press('End');
    await expect(found.entry(COMMENT)).toBeVisible();
    await expect(found.entry(/Scheduled\s*Completed/)).toBeVisible();
  });
});
