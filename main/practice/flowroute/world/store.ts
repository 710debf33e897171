import type { OrderRecord, World } from './model.ts';

const FIRST = { group: 38_697, order: 41_351, file: 50_987 } as const;

function highest(ids: Iterable<string>, least: number): number {
  let most = least - 1;
  for (const id of ids) most = Math.max(most, Number(id));
  return most;
}

/** The orders of the account, and the ids given out so far. */
export class Store {
  readonly #orders = new Map<string, OrderRecord>();
  readonly #last: { group: number; order: number; file: number };

  constructor({ orders }: World) {
    for (const order of orders) this.#orders.set(order.id, order);
    this.#last = {
      group: highest(
        orders.map(({ groupId }) => groupId),
        FIRST.group,
      ),
      order: highest(this.#orders.keys(), FIRST.order),
      file: highest(
        orders.flatMap(({ files }) => files.map(({ id }) => id)),
        FIRST.file,
      ),
    };
  }

  nextId(kind: 'group' | 'order' | 'file'): string {
    this.#last[kind] += 1;
    return String(this.#last[kind]);
  }

  order(id: string): OrderRecord | undefined {
    return this.#orders.get(id);
  }

  /** In the order they were made. */
  orders(): readonly OrderRecord[] {
    return [...this.#orders.values()];
  }

  ofGroup(groupId: string): readonly OrderRecord[] {
    return this.orders().filter((order) => order.groupId === groupId);
  }

  save(order: OrderRecord): OrderRecord {
    this.#orders.set(order.id, order);
    return order;
  }
}
