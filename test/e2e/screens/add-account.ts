import { expect, type Locator, type Page } from '@playwright/test';

export interface SignIn {
  readonly name: string;
  readonly baseUrl: string;
  readonly user: string;
  readonly password: string;
  readonly account: string;
}

/** The dialog *Add account*, signing in with user and password. */
export class AddAccount {
  readonly dialog: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog', { name: 'Add account' });
  }

  async open(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Add account' }).first().click();
    await this.dialog.getByRole('radio', { name: 'User and password' }).check({ force: true });
  }

  async fill({ name, baseUrl, user, password, account }: SignIn): Promise<void> {
    const texts = {
      Name: name,
      'Base URL': baseUrl,
      'User name': user,
      Password: password,
      'Account name or realm': account,
    };
    for (const [label, text] of Object.entries(texts))
      await this.dialog.getByLabel(label, { exact: true }).fill(text);
  }

  /** Sends it and waits for the carrier's answer. */
  async send(): Promise<void> {
    const button = this.dialog.getByRole('button', { name: 'Add account' });
    await button.click();
    const done = this.#page.locator('body:not(:has([role=dialog]))');
    await expect(this.problem.or(this.unreached).or(done)).toBeVisible({ timeout: 60_000 });
  }

  /** The carrier did not answer: nobody's fault, so it is no alert. */
  get unreached(): Locator {
    return this.dialog.getByRole('status', { name: /^Waiting for/ });
  }

  get problem(): Locator {
    return this.dialog.getByRole('alert');
  }
}
