import type { Delivery, Document } from '../../../preload/contract/domain/documents.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import type { ChannelInput } from '../../../preload/contract/ipc/channels.ts';
import type { NewMutation } from '../interfaces/mutation.ts';
import type { Random } from '../interfaces/ports.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { Store } from '../interfaces/store.ts';
import type { FoldedOrder } from '../port-requests/fold.ts';
import { type Loaded, load, orderOf } from '../port-requests/load.ts';
import { isFirst, isFor, type OrderTarget } from '../port-requests/target.ts';
import type { Outbox } from '../sync/enqueue.ts';
import type { Lanes } from '../sync/lanes.ts';
import { freeName } from './names.ts';
import { type ObjectionParts, objectionOf } from './objection.ts';
import { newDelivery } from './payload.ts';
import type { ReplacedFile } from './replaced.ts';

export interface DeliverParts extends ObjectionParts {
  readonly store: Store;
  readonly random: Random;
  readonly outbox: Outbox;
  readonly lanes: Lanes;
}

export interface QueuedDelivery {
  readonly delivery: Delivery;
  readonly mutation: NewMutation;
}

/** One document on its way to one order, as the outbox takes it. */
export function queued(
  { random, outbox }: Pick<DeliverParts, 'random' | 'outbox'>,
  document: Document,
  order: OrderTarget,
  fileName: string,
  replaces?: { readonly name: string; readonly file: ReplacedFile },
): QueuedDelivery {
  const delivery = newDelivery(random.uuid(), document, order);
  const body = {
    kind: 'deliver' as const,
    deliveryId: delivery.id,
    fileName,
    size: document.size,
    ...(replaces && { replaces: replaces.name, replaced: replaces.file }),
  };
  return { delivery, mutation: outbox.entry(document.portRequestId, order, body) };
}

/** Every document of a port that a new order takes. */
export async function deliveriesTo(
  parts: DeliverParts,
  loaded: Loaded,
  order: OrderTarget & { readonly state: State },
): Promise<{ readonly deliveries: readonly Delivery[]; readonly mutations: readonly NewMutation[] }> {
  const taken: string[] = [];
  const all: QueuedDelivery[] = [];
  for (const document of loaded.record.documents) {
    if (await objectionOf(parts, document, order)) continue;
    const name = freeName(document.fileName, taken);
    taken.push(name);
    all.push(queued(parts, document, order, name));
  }
  return { deliveries: all.map(({ delivery }) => delivery), mutations: all.map(({ mutation }) => mutation) };
}

/** Sends a document to one more order. */
export async function deliverDocument(
  parts: DeliverParts,
  { documentId, accountId, remoteId }: ChannelInput<'documents.deliver'>,
): Promise<void> {
  const document = await parts.store.document(documentId);
  if (!document) throw refuse('not-found', 'This document is no longer here.', 'Attach it again.');
  await parts.lanes.run(document.portRequestId, async () => {
    const loaded = await load(parts.store, document.portRequestId);
    const order = orderOf(loaded, accountId, remoteId);
    const objection = await objectionOf(parts, document, order);
    if (objection) throw refuse('rejected', objection.what, objection.next);
    if (isUnderWay(loaded, document, order)) {
      throw refuse(
        'rejected',
        `${document.fileName} is there or on its way already.`,
        'Look at it in the documents of the port.',
      );
    }
    const name = freeName(document.fileName, takenNames(loaded));
    const { delivery, mutation } = queued(parts, document, order, name);
    await parts.outbox.add([mutation], { deliveries: [delivery] });
  });
}

function isUnderWay({ record, folded }: Loaded, { id }: Document, order: FoldedOrder): boolean {
  const first = isFirst(order, folded.orders);
  const isSent = (delivery: Delivery) =>
    delivery.step === 'confirmed' ||
    record.mutations.some(({ body }) => body.kind === 'deliver' && body.deliveryId === delivery.id);
  return record.deliveries.some(
    (delivery) => delivery.documentId === id && isFor(delivery, order, first) && isSent(delivery),
  );
}

/** Names that a new file must not take at the carrier: what is there and what is on its way. */
export function takenNames({ record }: Loaded): readonly string[] {
  return [
    ...record.orders.flatMap((order) => order.documents.map(({ name }) => name)),
    ...record.mutations.flatMap(({ body }) => (body.kind === 'deliver' ? [body.fileName] : [])),
  ];
}
