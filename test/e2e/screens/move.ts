import { expect, type Locator, type Page } from '@playwright/test';

export interface When {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly half: 'AM' | 'PM';
  /** As the list shows it: `America/New York`. */
  readonly zone: string;
}

/** What a move asks before it is sent. */
export class MoveDialog {
  readonly #page: Page;
  readonly dialog: Locator;

  constructor(page: Page, title: string | RegExp) {
    this.#page = page;
    this.dialog = page.getByRole('dialog', { name: title });
  }

  async reason(text: string): Promise<void> {
    await this.dialog.getByRole('textbox', { name: /^Reason/ }).fill(text);
  }

  /** Types date and time into their segments, and the zone into its box. */
  async schedule(when: When): Promise<void> {
    const typed: readonly (readonly [RegExp, string])[] = [
      [/^month/, when.month],
      [/^day/, when.day],
      [/^year/, when.year],
      [/^hour/, when.hour],
      [/^minute/, when.minute],
      [/^AM\/PM/, when.half],
    ];
    for (const [name, text] of typed) {
      await this.dialog.getByRole('spinbutton', { name }).click();
      await this.#page.keyboard.type(text);
    }
    const zone = this.dialog.getByRole('combobox', { name: 'Time zone' });
    await zone.fill(when.zone);
    await this.#page.getByRole('option', { name: when.zone, exact: true }).click();
    await expect(zone).toHaveValue(when.zone);
  }

  async press(button: string): Promise<void> {
    await this.dialog.getByRole('button', { name: button, exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }
}
