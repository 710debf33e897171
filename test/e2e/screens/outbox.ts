import { expect, type Locator, type Page } from '@playwright/test';

/** The outbox as an agent finds it, and the accounts below the state of sync. */
export class Outbox {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page.getByRole('navigation').getByText('Outbox', { exact: true }).click();
    await expect(this.#page.getByRole('heading', { name: 'Outbox', level: 1 })).toBeVisible();
  }

  /** Everything that waits for one port. */
  port(name: string): Locator {
    return this.#page.getByRole('main').getByRole('region', { name: `Changes to ${name}`, exact: true });
  }

  /** One change of it. */
  change(port: string, words: string): Locator {
    return this.port(port).getByRole('listitem').filter({ hasText: words });
  }

  async press(port: string, words: string, remedy: string): Promise<void> {
    await this.change(port, words).getByRole('button', { name: remedy, exact: true }).click();
  }

  /** The popover of the accounts. */
  async accounts(): Promise<Locator> {
    await this.#page.getByRole('status', { name: 'Sync' }).getByRole('button').click();
    const accounts = this.#page.getByRole('dialog', { name: 'Accounts and what waits' });
    await expect(accounts).toBeVisible();
    return accounts;
  }
}
