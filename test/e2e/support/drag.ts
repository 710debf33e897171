import type { Locator, Page } from '@playwright/test';

interface Point {
  readonly x: number;
  readonly y: number;
}

async function middleOf(target: Locator): Promise<Point> {
  const box = await target.boundingBox();
  if (!box) throw new Error('Not in the window');
  return { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 60) };
}

/** Picks a card up with the mouse and holds it over a column. */
export async function carry(page: Page, card: Locator, column: Locator): Promise<void> {
  await column.scrollIntoViewIfNeeded();
  const from = await middleOf(card);
  const to = await middleOf(column);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y + 8, { steps: 2 });
  await page.mouse.move(to.x, to.y + 80, { steps: 8 });
}

/** Drags a card to a column with the mouse and lets it go there. */
export async function dragTo(page: Page, card: Locator, column: Locator): Promise<void> {
  await carry(page, card, column);
  await page.mouse.up();
}
