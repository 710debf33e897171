import type { Share } from './queries/cards.ts';
import type { Tables } from './tables.ts';

/** How many cards come to a share and leave it. Gathered: thousands of cards change the same few. */
export class Counts {
  readonly #tallies: Tables['tallies'];
  readonly #changes = new Map<string, { readonly share: Share; n: number }>();

  constructor(tallies: Tables['tallies']) {
    this.#tallies = tallies;
  }

  add(share: Share): void {
    this.#count(share, 1);
  }

  remove(share: Share): void {
    this.#count(share, -1);
  }

  /** To be called once, when all cards are through. */
  write(): void {
    for (const { share, n } of this.#changes.values()) {
      if (n !== 0) this.#tallies.add(share, n);
    }
  }

  #count(share: Share, by: number): void {
    const key = `${share.state} ${share.accounts}`;
    const change = this.#changes.get(key);
    if (change) change.n += by;
    else this.#changes.set(key, { share, n: by });
  }
}
