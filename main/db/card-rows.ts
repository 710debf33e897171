import { ALL, type CardRecord, type Placement } from './queries/cards.ts';
import type { SearchEntry } from './queries/search.ts';
import type { Tables } from './tables.ts';

type Placed = Pick<CardRecord, 'state' | 'sortKey' | 'stateSince' | 'accounts'>;

/**
 * What stands around cards: where they are placed, how many there are, how they are found. New rows are gathered and
 * written in one go, since a call for each row costs more than the row; what leaves, leaves at once.
 */
export class CardRows {
  readonly #tables: Tables;
  readonly #placements: Placement[] = [];
  readonly #entries: SearchEntry[] = [];
  readonly #changes = new Map<string, { readonly placed: Placed; n: number }>();

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  place(cardId: number, placed: Placed): void {
    const { state, sortKey, stateSince } = placed;
    for (const accountId of holders(placed.accounts)) {
      this.#placements.push({ accountId, state, sortKey, cardId, stateSince });
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

  index(entry: SearchEntry): void {
    this.#entries.push(entry);
  }

  /** To be called once, when all cards are through. */
  write(): void {
    const { placements, tallies, index } = this.#tables;
    if (this.#placements.length > 0) placements.insert(this.#placements);
    for (const { placed, n } of this.#changes.values()) {
      if (n !== 0) tallies.add(placed.state, placed.accounts, n);
    }
    if (this.#entries.length > 0) index.put(this.#entries);
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
