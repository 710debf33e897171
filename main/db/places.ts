import { ALL, type CardRecord } from './queries/cards.ts';
import type { Tables } from './tables.ts';

type Placed = Pick<CardRecord, 'state' | 'sortKey' | 'stateSince' | 'accounts'>;

/** Where cards stand and how many stand there. Counts are gathered: thousands of cards change the same few. */
export class Places {
  readonly #tables: Pick<Tables, 'placements' | 'tallies'>;
  readonly #changes = new Map<string, { readonly placed: Placed; n: number }>();

  constructor(tables: Pick<Tables, 'placements' | 'tallies'>) {
    this.#tables = tables;
  }

  place(cardId: number, placed: Placed): void {
    const { state, sortKey, stateSince } = placed;
    for (const accountId of holders(placed.accounts)) {
      this.#tables.placements.insert({ accountId, state, sortKey, cardId, stateSince });
    }
    this.#count(placed, 1);
  }

  unplace(old: CardRecord): void {
    const { state, sortKey, stateSince } = old;
    for (const accountId of holders(old.accounts)) {
      this.#tables.placements.remove({ accountId, state, sortKey, cardId: old.id, stateSince });
    }
    this.#count(old, -1);
  }

  /** To be called once, when all cards are through. */
  writeCounts(): void {
    for (const { placed, n } of this.#changes.values()) {
      if (n !== 0) this.#tables.tallies.add(placed.state, placed.accounts, n);
    }
  }

  #count(placed: Placed, by: number): void {
    const key = `${placed.state} ${placed.accounts}`;
    const change = this.#changes.get(key) ?? { placed, n: 0 };
    change.n += by;
    this.#changes.set(key, change);
  }
}

function holders(accounts: string): readonly string[] {
  return [ALL, ...(JSON.parse(accounts) as readonly string[])];
}
