import type { Placement } from '../../../preload/contract/domain/orders.ts';
import { failed, ok } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../bridge.ts';
import { notFound, offline, withPort } from './answers.ts';
import { labelOf } from './carriers.ts';
import { isTaken } from './cells.ts';
import { send } from './deliveries.ts';
import { displayOf } from './numbers.ts';
import { isNamed, ordersOf, withOrder } from './orders.ts';
import { requirementsOf } from './requirements.ts';
import { viewOf } from './views.ts';
import type { FakeOrder, FakePort, FakeWorld } from './world.ts';

function placementsOf(world: FakeWorld, port: FakePort): readonly Placement[] {
  const held = new Set(ordersOf(port).map((order) => order.accountId));
  return world.accounts
    .filter((account) => !held.has(account.id))
    .map(({ id, carrier }) => {
      const requirements = requirementsOf(carrier, {
        fields: port.fields,
        numberCount: port.numbers.length,
        documents: port.documents.map((document) => document.kind),
      });
      const ready = requirements.every((one) => one.met || one.by === 'submit');
      return { accountId: id, carrier, requirements, ready };
    });
}

/** The same port at one more carrier, and what that carrier says of it beforehand. */
export function placementChannels(
  world: FakeWorld,
): Pick<Bridge['portRequests'], 'placements' | 'requirements' | 'place' | 'portability' | 'windows'> {
  return {
    placements: async ({ id }) => withPort(world, id, (port) => placementsOf(world, port)),
    requirements: async ({ accountId, fields, numbers }) => {
      const account = world.accounts.find((one) => one.id === accountId);
      if (!account) return notFound();
      return ok(requirementsOf(account.carrier, { fields, numberCount: numbers.length, documents: [] }));
    },
    place: async ({ id, accountId }) => {
      const port = world.get(id);
      const placement = port && placementsOf(world, port).find((one) => one.accountId === accountId);
      if (!port || !placement) return notFound();
      const lack = placement.requirements.find((one) => !one.met && one.by === 'create');
      if (lack) return failed({ code: 'rejected', what: lack.what, next: 'Fill it in and place it again.' });
      const { carrier } = placement;
      const order: FakeOrder = {
        accountId,
        carrier,
        state: 'unconfirmed',
        status: 'draft',
        numbers: port.numbers,
        rejections: [],
        remoteDocuments: [],
      };
      const known = world.ports.get(id) ?? port;
      world.ports.set(id, { ...known, more: [...(known.more ?? []), order] });
      const words = `Place at ${labelOf(carrier)}`;
      const remoteId = world.newId('remote');
      world.enqueue(port, { kind: 'create', words, accountId }, (current) =>
        withOrder(current, { accountId }, (draft) => ({ ...draft, remoteId })),
      );
      for (const document of port.documents) if (isTaken(order, document)) send(world, id, document, order);
      return ok(viewOf(world, world.get(id) ?? port));
    },
    portability: async ({ numbers }) =>
      world.isOnline
        ? ok(
            numbers.map((e164) => {
              const portable = !e164.endsWith('9');
              return {
                number: { e164, display: displayOf(e164) },
                portable,
                note: portable ? 'Lumen' : 'The rate center is not covered.',
              };
            }),
          )
        : offline(),
    windows: async ({ id, accountId, remoteId }) => {
      const port = world.get(id);
      const order = port && ordersOf(port).find((one) => isNamed(one, { accountId, remoteId }));
      if (!order) return notFound();
      if (!world.isOnline) return offline();
      const day = (ahead: number): string =>
        new Date(world.now() + ahead * 86_400_000).toISOString().slice(0, 10);
      return ok(
        [7, 8, 9].map((ahead) => ({
          from: `${day(ahead)}T16:00:00.000Z`,
          to: `${day(ahead)}T20:00:00.000Z`,
        })),
      );
    },
  };
}
