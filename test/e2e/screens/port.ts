import { expect, type Locator, type Page } from '@playwright/test';

export type TabName = 'Details' | 'Numbers' | 'Documents' | 'LOA' | 'Timeline';

/** Whether anything is on a canvas that is not white. */
function isDrawn(element: Element): boolean {
  const canvas = element as HTMLCanvasElement;
  const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
  return data.some((value, at) => at % 4 !== 3 && value < 128);
}

/** The open port request: a region or dialog of its name with five tabs. */
export class OpenPort {
  readonly #page: Page;
  readonly region: Locator;

  constructor(page: Page, name: string) {
    this.#page = page;
    this.region = page
      .getByRole('region', { name, exact: true })
      .or(page.getByRole('complementary', { name, exact: true }))
      .or(page.getByRole('dialog', { name, exact: true }));
  }

  async tab(name: TabName): Promise<Locator> {
    await this.region.getByRole('tab', { name, exact: true }).click();
    const panel = this.region.getByRole('tabpanel', { name, exact: true });
    await expect(panel).toBeVisible();
    return panel;
  }

  get state(): Locator {
    return this.region.locator('.port-facts');
  }

  field(label: string): Locator {
    return this.region.getByLabel(label, { exact: true });
  }

  /** The row of an attached file. */
  file(fileName: string): Locator {
    return this.region
      .getByRole('list', { name: 'Attached here' })
      .getByRole('listitem')
      .filter({ hasText: fileName });
  }

  async expectDelivered(fileName: string): Promise<void> {
    await expect(this.file(fileName).filter({ hasText: 'Delivered' })).toBeVisible({ timeout: 15_000 });
    await expect(this.file(fileName)).toHaveCount(1);
  }

  /** Opens a PDF inside the panel and waits until its first page is drawn, words on top of the picture. */
  async previewPdf(fileName: string, pages: number, words: string): Promise<void> {
    await this.region.getByRole('button', { name: `Preview ${fileName}` }).click();
    await expect(this.region).toContainText(`Page 1 of ${pages}`);
    const page = this.region.getByRole('region', { name: `Page 1 of ${fileName}` });
    await expect(page).toHaveAttribute('aria-busy', 'false');
    await expect(page.getByText(words).first()).toBeAttached();
    await expect.poll(() => page.locator('canvas').first().evaluate(isDrawn)).toBe(true);
  }

  /** The *Move to…* menu of the panel. */
  async moveMenu(): Promise<Locator> {
    await this.region.getByRole('button', { name: 'Move to…' }).click();
    return this.#page.getByRole('menu');
  }

  async comment(text: string): Promise<void> {
    await this.tab('Timeline');
    await this.region.getByRole('textbox', { name: 'Comment' }).fill(text);
    await this.region.getByRole('button', { name: 'Add comment' }).click();
    await expect(this.entry(text)).toBeVisible();
  }

  /** An entry of the timeline. */
  entry(text: string | RegExp): Locator {
    return this.region
      .getByRole('tabpanel', { name: 'Timeline' })
      .getByRole('listitem')
      .filter({ hasText: text });
  }
}
