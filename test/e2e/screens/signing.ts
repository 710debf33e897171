import { expect, type Locator, type Page } from '@playwright/test';

/** The dialog in which an LOA is signed. */
export class Signing {
  readonly dialog: Locator;
  readonly #page: Page;

  constructor(page: Page, portName: string) {
    this.#page = page;
    this.dialog = page.getByRole('dialog', { name: `Sign LOA of ${portName}` });
  }

  /** Writes on the pad, by hand: two strokes of a mouse. */
  async draw(): Promise<void> {
    const pad = this.dialog.getByRole('img', { name: 'Signature' });
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    if (!box) throw new Error('There is no pad in the window.');
    const { mouse } = this.#page;
    for (const from of [0.15, 0.55]) {
      const at = (step: number) =>
        [
          box.x + box.width * (from + step * 0.012),
          box.y + box.height * (0.5 + 0.25 * Math.sin(step / 2.5)),
        ] as const;
      await mouse.move(...at(0));
      await mouse.down();
      for (let step = 1; step <= 24; step += 1) await mouse.move(...at(step));
      await mouse.up();
    }
    await expect(pad).toHaveAttribute('data-empty', 'false');
  }

  async signAs(name: string, title: string): Promise<void> {
    await this.dialog.getByLabel('Name', { exact: true }).fill(name);
    await this.dialog.getByLabel('Title', { exact: true }).fill(title);
    const consent = this.dialog.getByRole('checkbox', { name: 'I agree to sign electronically' });
    await consent.check({ force: true });
    const sign = this.dialog.getByRole('button', { name: 'Sign LOA' });
    await expect(sign).toBeEnabled({ timeout: 30_000 });
    await sign.click();
    await expect(this.dialog).toBeHidden({ timeout: 30_000 });
  }
}
