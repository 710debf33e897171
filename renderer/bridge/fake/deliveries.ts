import type { Delivery, Document } from '../../../preload/contract/domain/documents.ts';
import { ok } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../bridge.ts';
import { notFound } from './answers.ts';
import { isNamed, ordersOf } from './orders.ts';
import type { FakeOrder, FakePort, FakeWorld } from './world.ts';

export function patchPort(world: FakeWorld, id: string, patch: (port: FakePort) => FakePort): void {
  const port = world.ports.get(id);
  if (port) world.ports.set(id, patch(port));
}

function patchDelivery(port: FakePort, id: string, patch: (delivery: Delivery) => Delivery): FakePort {
  return { ...port, deliveries: port.deliveries.map((one) => (one.id === id ? patch(one) : one)) };
}

function enqueue(world: FakeWorld, port: FakePort, delivery: Delivery, fileName: string): void {
  const { id, accountId, remoteId } = delivery;
  const change = {
    kind: 'deliver' as const,
    words: `Attach ${fileName}`,
    accountId,
    ...(remoteId === undefined ? {} : { remoteId }),
  };
  world.enqueue(
    port,
    change,
    (current) => patchDelivery(current, id, (one) => ({ ...one, step: 'confirmed' })),
    id,
  );
}

/** Begins the way of one document to one order. */
export function send(world: FakeWorld, portId: string, document: Document, order: FakeOrder): void {
  const delivery: Delivery = {
    id: world.newId('delivery'),
    documentId: document.id,
    portRequestId: portId,
    accountId: order.accountId,
    carrier: order.carrier,
    ...(order.remoteId === undefined ? {} : { remoteId: order.remoteId }),
    step: 'waiting',
  };
  patchPort(world, portId, (port) => ({ ...port, deliveries: [...port.deliveries, delivery] }));
  const port = world.ports.get(portId);
  if (port) enqueue(world, port, delivery, document.fileName);
}

/** What the agent does with one cell of the matrix. */
export function deliveryChannels(
  world: FakeWorld,
): Pick<Bridge['documents'], 'deliver' | 'cancelDelivery' | 'retryDelivery'> {
  const portWith = (deliveryId: string): FakePort | undefined =>
    [...world.ports.values()].find((port) => port.deliveries.some((one) => one.id === deliveryId));
  return {
    deliver: async ({ documentId, accountId, remoteId }) => {
      const port = world.all().find((one) => one.documents.some((document) => document.id === documentId));
      const document = port?.documents.find((one) => one.id === documentId);
      const order = port && ordersOf(port).find((one) => isNamed(one, { accountId, remoteId }));
      if (!port || !document || !order) return notFound();
      send(world, port.id, document, order);
      world.changed([port.id], false);
      return ok(null);
    },
    cancelDelivery: async ({ deliveryId }) => {
      const port = portWith(deliveryId);
      if (!port) return notFound();
      world.mutations = world.mutations.filter((mutation) => mutation.deliveryId !== deliveryId);
      patchPort(world, port.id, (current) => ({
        ...current,
        deliveries: current.deliveries.filter((one) => one.id !== deliveryId),
      }));
      world.changed([port.id], false);
      return ok(null);
    },
    retryDelivery: async ({ deliveryId }) => {
      const port = portWith(deliveryId);
      const delivery = port?.deliveries.find((one) => one.id === deliveryId);
      if (!port || !delivery) return notFound();
      const { problem: _, ...rest } = delivery;
      const again: Delivery = { ...rest, step: 'waiting' };
      patchPort(world, port.id, (current) => patchDelivery(current, deliveryId, () => again));
      const document = port.documents.find((one) => one.id === delivery.documentId);
      world.mutations = world.mutations.filter((mutation) => mutation.deliveryId !== deliveryId);
      enqueue(world, world.ports.get(port.id) ?? port, again, document?.fileName ?? '');
      return ok(null);
    },
  };
}
