import { type FieldName, isSecretField, withChanges } from '../../../preload/contract/domain/fields.ts';
import type { TimelineEntry } from '../../../preload/contract/domain/port-requests.ts';
import { toInstant } from '../../../preload/contract/domain/time.ts';
import { failed, ok } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../bridge.ts';
import { notFound, offline, withPort } from './answers.ts';
import { followChannels } from './follow.ts';
import { linkChannels } from './links.ts';
import { movePort } from './move.ts';
import { movesOf } from './moves.ts';
import { checkNumbers, displayOf } from './numbers.ts';
import { isNamed, ordersOf } from './orders.ts';
import { placementChannels } from './placements.ts';
import { SUB_ACCOUNTS } from './seed.ts';
import { viewOf } from './views.ts';
import type { FakePort, FakeWorld } from './world.ts';

/** The port again, after a change to it was put into the outbox. */
function viewNow(world: FakeWorld, port: FakePort): ReturnType<typeof viewOf> {
  return viewOf(world, world.get(port.id) ?? port);
}

export function portRequestChannels(world: FakeWorld): Bridge['portRequests'] {
  const timelineWith = (port: FakePort, entry: TimelineEntry): FakePort => ({
    ...port,
    timeline: [...port.timeline, entry],
  });
  return {
    open: async ({ id }) => withPort(world, id, (port) => viewOf(world, port)),
    refresh: async ({ id }) =>
      world.isOnline ? withPort(world, id, (port) => viewOf(world, port)) : offline(),
    timeline: async ({ id }) =>
      withPort(world, id, (port) => {
        const known = new Set(world.ports.get(id)?.timeline.map((entry) => entry.id));
        return port.timeline.map((entry) =>
          known.has(entry.id) ? entry : { ...entry, waiting: true as const },
        );
      }),
    moves: async ({ id }) =>
      withPort(world, id, (port) => movesOf({ state: port.state, carrier: port.carrier ?? 'kazoo' })),
    checkNumbers: async ({ text, except }) => ok(checkNumbers(world, text, except)),
    reveal: async ({ id, field }) => withPort(world, id, (port) => ({ text: port.fields[field] ?? '' })),
    create: async ({ accountId, subAccountId, fields, numbers }) => {
      const carrier = world.accounts.find((one) => one.id === accountId)?.carrier ?? 'kazoo';
      const now = toInstant(world.now());
      const subAccount = SUB_ACCOUNTS.find((one) => one.id === subAccountId);
      const port: FakePort = {
        id: world.newId('port'),
        accountId,
        carrier,
        ...(subAccount ? { subAccount } : {}),
        isSent: false,
        state: 'unconfirmed',
        stateSince: now,
        createdAt: now,
        updatedAt: now,
        numbers: numbers.map((e164) => ({ e164, display: displayOf(e164) })),
        actionRequired: false,
        fields: withChanges({}, fields),
        documents: [],
        deliveries: [],
        remoteDocuments: [],
        timeline: [],
      };
      world.ports.set(port.id, port);
      world.enqueue(port, { kind: 'create', words: 'Create this port request' }, (same) => same);
      return ok({ id: port.id });
    },
    edit: async ({ id, changes, addNumbers = [], removeNumbers = [], amends }) =>
      withPort(world, id, (port) => {
        const names = Object.keys(changes) as readonly FieldName[];
        const open = names.filter((name) => !isSecretField(name));
        const typed = {
          kind: 'edit' as const,
          fields: Object.fromEntries(open.map((name) => [name, changes[name] ?? ''])),
          secrets: names.filter(isSecretField),
          addNumbers,
          removeNumbers,
        };
        world.enqueue(
          port,
          { kind: 'edit', words: 'Change details', typed },
          (current) => ({
            ...current,
            fields: withChanges(current.fields, changes),
            numbers: [
              ...current.numbers.filter((number) => !removeNumbers.includes(number.e164)),
              ...addNumbers.map((e164) => ({ e164, display: displayOf(e164) })),
            ],
          }),
          undefined,
          amends,
        );
        return viewNow(world, port);
      }),
    remove: async ({ id, accountId, remoteId }) =>
      withPort(world, id, (port) => {
        const others = (port.more ?? []).filter((order) => !isNamed(order, { accountId, remoteId }));
        if (others.length < (port.more ?? []).length) world.ports.set(id, { ...port, more: others });
        else world.ports.delete(port.id);
        world.changed([port.id]);
        return null;
      }),
    move: async (asked) => {
      const port = world.get(asked.id);
      if (!port) return notFound();
      const name = { accountId: asked.accountId ?? port.accountId, remoteId: asked.remoteId };
      const order = ordersOf(port).find((one) => isNamed(one, name));
      const move = order && movesOf(order).find((one) => one.to === asked.to);
      if (!move?.legal) {
        return failed({
          code: 'rejected',
          what: move?.legal === false ? move.why : 'No.',
          next: 'Pick another column.',
        });
      }
      movePort(world, port, asked);
      return ok(viewNow(world, port));
    },
    recreate: async ({ mutationId }) => {
      const gone = world.mutations.find(({ change }) => change.id === mutationId);
      const port = gone && world.get(gone.change.portRequestId);
      if (!port) return notFound();
      world.mutations = world.mutations.filter((one) => one !== gone);
      world.enqueue(port, { kind: 'create', words: 'Create this port request' }, (same) => same);
      return ok(viewNow(world, port));
    },
    ...placementChannels(world),
    ...followChannels(world),
    ...linkChannels(world),
    comment: async ({ id, accountId, remoteId, text, private: isPrivate, actionRequired, amends }) =>
      withPort(world, id, (port) => {
        const at = toInstant(world.now());
        const name = { accountId: accountId ?? port.accountId, remoteId };
        const carrier = ordersOf(port).find((order) => isNamed(order, name))?.carrier ?? 'kazoo';
        const change = {
          kind: 'comment' as const,
          words: `Comment: ${text}`,
          typed: { kind: 'comment' as const, text, private: isPrivate, actionRequired },
          accountId: name.accountId,
          ...(remoteId === undefined ? {} : { remoteId }),
        };
        world.enqueue(
          port,
          change,
          (current) =>
            timelineWith(current, {
              id: `comment-${at}-${text.length}`,
              at,
              accountId: name.accountId,
              carrier,
              kind: 'comment',
              text,
              private: isPrivate,
              actionRequired,
              by: 'You',
            }),
          undefined,
          amends,
        );
        return null;
      }),
  };
}
