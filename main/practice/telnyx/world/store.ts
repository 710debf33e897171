import type { Order, PortingEvent, StoredDocument, World } from './model.ts';

/** The datastore. Records are replaced, never changed. */
export class Store {
  readonly phonebook: Map<string, NonNullable<ReturnType<World['phonebook']['get']>>>;
  readonly #orders: Map<string, Order>;
  readonly #documents: Map<string, StoredDocument>;
  #events: PortingEvent[];

  constructor(world: World) {
    this.phonebook = new Map(world.phonebook);
    this.#orders = new Map(world.orders.map((order) => [order.id, order]));
    this.#documents = new Map(world.documents.map((document) => [document.id, document]));
    this.#events = [...world.events];
  }

  order(id: string): Order | undefined {
    return this.#orders.get(id);
  }

  orders(): readonly Order[] {
    return [...this.#orders.values()];
  }

  ordersOf(accountId: string): readonly Order[] {
    return this.orders().filter((order) => order.accountId === accountId);
  }

  saveOrder(order: Order): Order {
    this.#orders.set(order.id, order);
    return order;
  }

  removeOrder(id: string): void {
    this.#orders.delete(id);
  }

  document(id: string): StoredDocument | undefined {
    return this.#documents.get(id);
  }

  documents(): readonly StoredDocument[] {
    return [...this.#documents.values()];
  }

  saveDocument(document: StoredDocument): StoredDocument {
    this.#documents.set(document.id, document);
    return document;
  }

  removeDocument(id: string): void {
    this.#documents.delete(id);
  }

  events(): readonly PortingEvent[] {
    return this.#events;
  }

  addEvent(event: PortingEvent): void {
    this.#events.push(event);
  }

  /** True when an order uses this document. */
  isLinked(documentId: string): boolean {
    return this.orders().some(
      ({ documents, additional, requirements }) =>
        documents.loa === documentId ||
        documents.invoice === documentId ||
        additional.some((each) => each.documentId === documentId) ||
        requirements.some((each) => each.field_value === documentId),
    );
  }

  /** The whole world as it stands. */
  world(): World {
    return {
      orders: this.orders(),
      documents: this.documents(),
      events: [...this.#events],
      phonebook: new Map(this.phonebook),
    };
  }
}
