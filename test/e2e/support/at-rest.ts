import type { Page } from '@playwright/test';

/**
 * Waits until what moves has come to rest: colours on their way from one theme to the other, or a dialog that fades
 * in, have no contrast yet. A spinner never rests and is not waited for.
 */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(() => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) =>
        Number.isFinite(effect?.getComputedTiming().endTime ?? Number.POSITIVE_INFINITY),
      );
    return Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
