import { expect, type Locator, type Page } from '@playwright/test';
import { STATE_LABELS, STATES, type State } from '../../../preload/contract/domain/states.ts';

/** The board as an agent finds it: by the names of design.md §8. */
export class Board {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  column(state: State): Locator {
    return this.#page.getByRole('region', { name: STATE_LABELS[state], exact: true });
  }

  card(name: string): Locator {
    return this.#page.getByRole('article', { name, exact: true });
  }

  cardIn(state: State, name: string): Locator {
    return this.column(state).getByRole('article', { name, exact: true });
  }

  /** The count at the head of a column, or on the strip of a collapsed one. */
  async count(state: State): Promise<number> {
    const text = await this.column(state).locator('.column-count, .column-strip-count').first().innerText();
    return Number(text.replace(/[^\d]/g, ''));
  }

  async expectColumns(): Promise<void> {
    for (const state of STATES) await expect(this.column(state)).toBeVisible();
  }

  /** A collapsed column is a strip; its cards are shown again. */
  async show(state: State): Promise<void> {
    const strip = this.#page.getByRole('button', { name: new RegExp(`^Show ${STATE_LABELS[state]}`) });
    if (await strip.isVisible()) await strip.click();
  }

  async collapse(state: State): Promise<void> {
    await this.column(state).hover();
    await this.#page.getByRole('button', { name: `Collapse ${STATE_LABELS[state]}` }).click();
  }

  get searchBox(): Locator {
    return this.#page.getByRole('searchbox');
  }

  async search(text: string): Promise<void> {
    await this.searchBox.fill(text);
  }

  /** Searches, and waits until only what was found is on the board. */
  async find(text: string): Promise<void> {
    await this.search(text);
    await expect(this.#page.getByText(/^[\d,]+ found$/)).toBeVisible();
    const found = async () =>
      Number((await this.#page.getByText(/^[\d,]+ found$/).innerText()).replace(/\D/g, ''));
    await expect
      .poll(async () => (await this.#page.getByRole('article').count()) === (await found()))
      .toBe(true);
  }

  /** Opens a card with a click on its name. */
  async open(name: string): Promise<void> {
    await this.card(name)
      .first()
      .click({ position: { x: 40, y: 12 } });
  }

  /** The *Move to…* menu of a card. */
  async moveMenu(name: string): Promise<Locator> {
    const card = this.card(name);
    await card.hover();
    await card.getByRole('button', { name: 'Move to…' }).click();
    return this.#page.getByRole('menu');
  }
}
