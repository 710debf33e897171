import type { Findable, SearchIndex } from '../queries/search-index.ts';

/**
 * Keeps the indexes in line with the cards that one transaction writes. What comes in great number is left to be indexed
 * behind it (`behind.ts`) and is looked through until then (`tail.ts`); what comes by itself is indexed at once.
 */
export class Indexing {
  readonly #index: SearchIndex;
  readonly #atOnce: boolean;
  readonly #before: number;
  #indexed: number;
  #loose: number;

  constructor(index: SearchIndex, few: boolean) {
    const { indexed, loose, last } = index.reach();
    this.#index = index;
    this.#before = indexed;
    this.#loose = loose;
    // Where the last cards are gone, their ids come again.
    this.#indexed = Math.min(indexed, last);
    this.#atOnce = few && last <= indexed;
  }

  added(card: Findable): void {
    if (card.id > this.#indexed) {
      if (!this.#atOnce) return;
      this.#indexed = card.id;
    }
    this.#put(card);
  }

  changed(card: Findable): void {
    if (card.id > this.#indexed) return;
    this.#index.remove(card.id);
    this.#put(card);
  }

  removed(id: number): void {
    if (id <= this.#indexed) this.#index.remove(id);
  }

  /** To be called once, when all cards are through. */
  end(): void {
    if (this.#indexed === this.#before && this.#puts === 0) return;
    this.#index.putReach({ indexed: this.#indexed, loose: this.#loose + this.#puts });
  }

  #puts = 0;

  #put(card: Findable): void {
    this.#puts += 1;
    this.#index.put(card);
  }
}
