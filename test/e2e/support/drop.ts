import type { CDPSession, Locator, Page } from '@playwright/test';

/** `DragOperationsMask` of the DevTools protocol: copy. */
const COPY = 1;

type Kind = 'dragEnter' | 'dragOver' | 'drop' | 'dragCancel';

/** Files from the desktop in the air over the window: true drag events with real paths, as the system sends them. */
export class FileDrag {
  readonly #page: Page;
  readonly #session: CDPSession;
  readonly #files: readonly string[];
  #at = { x: 0, y: 0 };

  private constructor(page: Page, session: CDPSession, files: readonly string[]) {
    this.#page = page;
    this.#session = session;
    this.#files = files;
  }

  /** `files`: absolute paths. */
  static async begin(page: Page, files: readonly string[]): Promise<FileDrag> {
    return new FileDrag(page, await page.context().newCDPSession(page), files);
  }

  async #send(type: Kind): Promise<void> {
    const data = { items: [], files: [...this.#files], dragOperationsMask: COPY };
    await this.#session.send('Input.dispatchDragEvent', { type, ...this.#at, data });
  }

  /** Moves over an element and stays there. */
  async over(target: Locator): Promise<void> {
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    if (!box) throw new Error('The target of the drop is not in the window');
    this.#at = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
    await this.#send('dragEnter');
    await this.#send('dragOver');
    // Drop targets are entered in the next frame.
    await this.#page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    await this.#send('dragOver');
  }

  async drop(): Promise<void> {
    await this.#send('drop');
    await this.#session.detach();
  }

  async cancel(): Promise<void> {
    await this.#send('dragCancel');
    await this.#session.detach();
  }
}

/** Drops files from the desktop on an element. */
export async function dropFiles(page: Page, target: Locator, files: readonly string[]): Promise<void> {
  const drag = await FileDrag.begin(page, files);
  await drag.over(target);
  await drag.drop();
}
