import { expect, type Locator, type Page } from '@playwright/test';

/** The dialog *New port request*. */
export class NewPort {
  readonly dialog: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog', { name: 'New port request' });
  }

  async open(): Promise<void> {
    await this.#page.getByRole('button', { name: 'New port request' }).click();
    await expect(this.dialog).toBeVisible();
  }

  field(label: string): Locator {
    return this.dialog.getByLabel(label, { exact: true });
  }

  /** Fills text fields by their labels. */
  async fill(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, text] of Object.entries(fields)) await this.field(label).fill(text);
  }

  /** Puts text on the clipboard and pastes it, as an agent does from a mail. */
  async pasteNumbers(text: string): Promise<void> {
    await this.field('Numbers').click();
    await this.#page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
    await this.#page.keyboard.press('ControlOrMeta+V');
  }

  async chooseSubAccount(name: string): Promise<void> {
    await this.dialog.getByRole('combobox', { name: 'Sub-account' }).fill(name);
    await this.#page.getByRole('option', { name, exact: true }).click();
  }

  get submit(): Locator {
    return this.dialog.getByRole('button', { name: 'Submit', exact: true });
  }
}

/** A whole order of a made-up dental practice. */
export const ACME = {
  'Port name': 'Acme Dental, Fremont',
  'Billing name': 'Acme Dental PLLC',
  'Account number': '4471902255',
  PIN: '90210',
  BTN: '(206) 555-0142',
  'Losing carrier': 'Northwind Telecom',
  'Street number': '410',
  Street: 'Alder',
  'Street type': 'Way',
  City: 'Seattle',
  State: 'WA',
  ZIP: '98104',
  'Reference number': 'ACME-2291',
  Signee: 'Rosa Ibarra',
} as const;
