import type { CardRecord } from './queries/cards.ts';
import type { Share, ShareQueries } from './queries/shares.ts';

type Card = Pick<CardRecord, keyof Share | 'stateSince'>;

interface Change {
  readonly id: number;
  by: number;
  /** Of the cards that came, and of those that left. */
  oldestCame: string | undefined;
  oldestLeft: string | undefined;
}

/** Which cards come to a share and leave it. Gathered: thousands of cards change the same few. */
export class Shares {
  readonly #queries: ShareQueries;
  /** By state, by accounts. */
  readonly #changes = new Map<string, Map<string, Change>>();

  constructor(queries: ShareQueries) {
    this.#queries = queries;
  }

  idOf(share: Share): number {
    return this.#of(share).id;
  }

  came(card: Card): void {
    const change = this.#of(card);
    change.by += 1;
    change.oldestCame = older(change.oldestCame, card.stateSince);
  }

  left(card: Card): void {
    const change = this.#of(card);
    change.by -= 1;
    change.oldestLeft = older(change.oldestLeft, card.stateSince);
  }

  /** To be called once, when all cards are written. */
  write(): void {
    const all = [...this.#changes.values()].flatMap((ofState) => [...ofState.values()]);
    for (const { id, by, oldestCame, oldestLeft } of all) {
      if (oldestLeft !== undefined) this.#queries.lookForOldest(id, oldestLeft);
      if (by !== 0 || oldestCame !== undefined) this.#queries.change(id, by, oldestCame);
    }
  }

  #of(share: Share): Change {
    const ofState = this.#changes.get(share.state) ?? new Map<string, Change>();
    const known = ofState.get(share.accounts);
    if (known) return known;
    const change = { id: this.#queries.idOf(share), by: 0, oldestCame: undefined, oldestLeft: undefined };
    this.#changes.set(share.state, ofState.set(share.accounts, change));
    return change;
  }
}

function older(one: string | undefined, other: string): string {
  return one !== undefined && one < other ? one : other;
}
