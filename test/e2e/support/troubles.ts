import type { ElectronApplication, Page } from '@playwright/test';

/**
 * What no run may show: errors and warnings of the page's console (a refusal by the content security policy is one of
 * them), uncaught errors of the page, and faults that main writes to its standard error.
 */
export class Troubles {
  #seen: string[] = [];
  #expected: RegExp[] = [];

  watch(app: ElectronApplication): void {
    app.on('window', (page) => this.#watchPage(page));
    for (const page of app.windows()) this.#watchPage(page);
    app.process().stderr?.on('data', (chunk: Buffer) => {
      const text = chunk.toString('utf8');
      if (/fault\.|UnhandledPromise|DeprecationWarning/.test(text)) this.#seen.push(`main: ${text.trim()}`);
    });
  }

  #watchPage(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.#seen.push(`${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
    page.on('pageerror', (error) => this.#seen.push(`page: ${error.stack ?? error.message}`));
    page.on('crash', () => this.#seen.push('the page crashed'));
  }

  /** The test provokes this itself. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  list(): readonly string[] {
    return this.#seen.filter((text) => !this.#expected.some((pattern) => pattern.test(text)));
  }
}
