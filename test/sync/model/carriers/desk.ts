import { CarrierFailure } from '../../../../main/core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../../../main/core/interfaces/order.ts';
import type { RemoteDocument } from '../../../../preload/contract/domain/documents.ts';
import type { FieldChanges, FieldName, PortFields } from '../../../../preload/contract/domain/fields.ts';
import { withChanges } from '../../../../preload/contract/domain/fields.ts';
import type { CarrierId } from '../../../../preload/contract/domain/ids.ts';
import type { TimelineEntry } from '../../../../preload/contract/domain/port-requests.ts';
import type { State } from '../../../../preload/contract/domain/states.ts';
import { toInstant } from '../../../../preload/contract/domain/time.ts';
import type { SimClock } from '../clock.ts';
import { Wire } from './wire.ts';

export interface HeldFile extends RemoteDocument {
  /** Of the bytes that the carrier has. */
  readonly sha256: string;
  readonly deliveryId?: string;
}

/** A value that a field has had, and since when. */
export interface FieldValue {
  readonly field: FieldName;
  readonly value: string;
  readonly by: Who;
  /** On the steady clock. */
  readonly at: number;
  /** The order's revision that brought it. */
  readonly revision: number;
}

export type Who = 'us' | 'colleague';

/** An order as its carrier holds it. */
export interface HeldOrder {
  readonly id: string;
  readonly subject: string;
  readonly ours?: { readonly mutationId: string; readonly portRequestId: string };
  readonly splitFrom?: string;
  readonly createdAt: string;
  updatedAt: string;
  revision: number;
  state: State;
  awaiting?: State;
  fields: PortFields;
  numbers: readonly string[];
  documents: HeldFile[];
  timeline: TimelineEntry[];
  /** Every value that a field has had, oldest first. */
  readonly values: FieldValue[];
  /** The revision that the engine last read, and what its fields held. */
  readRevision: number;
  readFields: PortFields;
}

/** Something the carrier carried out for us, in order. */
export interface Executed {
  readonly n: number;
  /** On the steady clock. */
  readonly at: number;
  readonly accountId: string;
  readonly remoteId: string;
  readonly act:
    | {
        readonly kind: 'create';
        readonly mutationId: string;
        readonly portRequestId: string;
        readonly beside: number;
      }
    | {
        readonly kind: 'edit';
        readonly changes: FieldChanges;
        readonly add: readonly string[];
        readonly remove: readonly string[];
      }
    | { readonly kind: 'move'; readonly to: State }
    | { readonly kind: 'comment'; readonly text: string }
    | { readonly kind: 'document'; readonly sha256: string; readonly name: string }
    | { readonly kind: 'remove-document'; readonly name: string }
    | { readonly kind: 'remove' };
  /** Fields whose last value was a colleague's, written before our session last read the order. */
  readonly overwrote?: readonly FieldValue[];
}

/** One account at its carrier, with all that the three have in common. */
export class Desk {
  readonly accountId: string;
  readonly clock: SimClock;
  readonly wire: Wire;
  readonly orders = new Map<string, HeldOrder>();
  /** Also those that are gone. */
  readonly ever: HeldOrder[] = [];
  readonly executed: Executed[];
  readonly #prefix: string;
  readonly #made = new Map<string, number>();
  #entries = 0;

  constructor(clock: SimClock, accountId: string, name: string, executed: Executed[]) {
    this.clock = clock;
    this.accountId = accountId;
    this.executed = executed;
    this.wire = new Wire(clock, { id: accountId, name });
    this.#prefix = accountId.slice(0, 2);
  }

  /** An account is named after its carrier. */
  get carrier(): CarrierId {
    return this.accountId as string;
  }

  /** The carrier's clock. */
  now(): string {
    return toInstant(this.clock.truth());
  }

  held(id: string): HeldOrder {
    const order = this.orders.get(id);
    if (!order) throw gone();
    return order;
  }

  add(
    order: Pick<HeldOrder, 'fields' | 'numbers'> & Partial<Pick<HeldOrder, 'ours' | 'splitFrom' | 'state'>>,
  ): HeldOrder {
    const subject = order.numbers[0] ?? 'none';
    const n = (this.#made.get(subject) ?? 0) + 1;
    this.#made.set(subject, n);
    const held: HeldOrder = {
      id: `${this.#prefix}-${subject.slice(2)}-${n}`,
      subject,
      createdAt: this.now(),
      updatedAt: this.now(),
      revision: 1,
      documents: [],
      timeline: [],
      values: [],
      readRevision: 1,
      readFields: order.fields,
      state: 'unconfirmed',
      ...order,
    };
    this.#noteValues(held, order.fields, 'us');
    this.orders.set(held.id, held);
    this.ever.push(held);
    return held;
  }

  /** Carries something out for us. */
  log(remoteId: string, act: Executed['act'], overwrote: readonly FieldValue[] = []): void {
    const { accountId, clock, executed } = this;
    executed.push({
      n: executed.length,
      at: clock.steady(),
      accountId,
      remoteId,
      act,
      ...(overwrote.length > 0 && { overwrote }),
    });
  }

  /** Orders of this create that are here already. */
  ofCreate(mutationId: string): readonly HeldOrder[] {
    return [...this.orders.values()].filter(({ ours }) => ours?.mutationId === mutationId);
  }

  touch(order: HeldOrder): void {
    order.updatedAt = this.now();
    order.revision += 1;
  }

  /** Writes fields; what a colleague wrote and the asking session had already read is told. */
  write(
    order: HeldOrder,
    changes: FieldChanges,
    by: Who,
    readRevision = order.revision,
  ): readonly FieldValue[] {
    const overwrote = (Object.keys(changes) as FieldName[]).flatMap((field) => {
      const last = order.values.findLast((value) => value.field === field);
      const isTheirs = last?.by === 'colleague' && last.value !== (changes[field] ?? '');
      const wasRead = last !== undefined && last.revision <= readRevision;
      return isTheirs && wasRead && (order.fields[field] ?? '') === last.value ? [last] : [];
    });
    order.fields = withChanges(order.fields, changes);
    this.touch(order);
    this.#noteValues(order, changes, by);
    return by === 'us' ? overwrote : [];
  }

  setNumbers(order: HeldOrder, add: readonly string[], remove: readonly string[]): void {
    order.numbers = [...new Set([...order.numbers.filter((number) => !remove.includes(number)), ...add])];
    this.touch(order);
  }

  transition(order: HeldOrder, to: State): void {
    order.timeline.push({
      kind: 'transition',
      id: this.entryId('t'),
      at: this.now(),
      from: order.state,
      to,
      status: to,
    });
    order.state = to;
    delete order.awaiting;
    this.touch(order);
  }

  comment(order: HeldOrder, text: string, by: Who, at = this.now(), isPrivate = false): void {
    order.timeline.push({
      kind: 'comment',
      id: this.entryId('c'),
      at,
      by,
      text,
      private: isPrivate,
      actionRequired: false,
    });
    this.touch(order);
  }

  entryId(kind: string): string {
    this.#entries += 1;
    return `${kind}${this.#entries}`;
  }

  /** Some numbers of an order go on by themselves. */
  split(order: HeldOrder): void {
    const [first, ...others] = order.numbers;
    if (first === undefined || others.length === 0) return;
    order.numbers = [first];
    this.touch(order);
    const { fields, ours, state } = order;
    this.add({ fields, numbers: others, splitFrom: order.id, state, ...(ours && { ours }) });
  }

  #noteValues(order: HeldOrder, changes: FieldChanges, by: Who): void {
    const at = this.clock.steady();
    for (const [field, value] of Object.entries(changes)) {
      order.values.push({ field: field as FieldName, value: value ?? '', by, at, revision: order.revision });
    }
  }
}

/** An order as it leaves its carrier: a copy. */
export function toOrder(held: HeldOrder, authority: boolean): CarrierOrder {
  const { id, state, awaiting, fields, numbers, createdAt, updatedAt, revision, documents, splitFrom, ours } =
    held;
  return {
    remoteId: id,
    status: state,
    state,
    ...(awaiting !== undefined && { awaiting }),
    fields: { ...fields },
    numbers: [...numbers],
    createdAt,
    updatedAt,
    revision: String(revision),
    documents: documents.map(({ name, kind, mediaType, size }) => ({ name, kind, mediaType, size })),
    authority,
    ...(splitFrom !== undefined && { splitFrom }),
    ...(ours && { ours: { ...ours } }),
  };
}

export function gone(): CarrierFailure {
  return new CarrierFailure(
    { code: 'not-found', what: 'The carrier has no such order.', next: 'Sync now to see what it holds.' },
    'yes',
  );
}

/** The carrier says no; nothing was done. */
export function no(what: string): CarrierFailure {
  return new CarrierFailure({ code: 'rejected', what, next: 'Correct it, or discard it.' }, 'yes');
}
