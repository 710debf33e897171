import { isSecretField, withChanges } from '../../../preload/contract/domain/fields.ts';
import type { TimelineEntry } from '../../../preload/contract/domain/port-requests.ts';
import { STATE_LABELS } from '../../../preload/contract/domain/states.ts';
import { toInstant } from '../../../preload/contract/domain/time.ts';
import { failed, ok, type Result } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../bridge.ts';
import { checkNumbers, displayOf } from './numbers.ts';
import { SUB_ACCOUNTS } from './seed.ts';
import { movesOf, viewOf } from './views.ts';
import type { FakePort, FakeWorld } from './world.ts';

export function notFound(): Result<never> {
  return failed({ code: 'not-found', what: 'This port request is not here any more.', next: 'Close it.' });
}

/** Answers from the port with this id, or that there is none. */
function withPort<Value>(world: FakeWorld, id: string, then: (port: FakePort) => Value): Result<Value> {
  const port = world.get(id);
  return port ? ok(then(port)) : notFound();
}

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
      world.isOnline
        ? withPort(world, id, (port) => viewOf(world, port))
        : failed({ code: 'offline', what: 'There is no network.', next: 'Try again when there is one.' }),
    timeline: async ({ id }) =>
      withPort(world, id, (port) => {
        const known = new Set(world.ports.get(id)?.timeline.map((entry) => entry.id));
        return port.timeline.map((entry) =>
          known.has(entry.id) ? entry : { ...entry, waiting: true as const },
        );
      }),
    moves: async ({ id }) => withPort(world, id, movesOf),
    checkNumbers: async ({ text, except }) => ok(checkNumbers(world, text, except)),
    reveal: async ({ id, field }) => withPort(world, id, (port) => ({ text: port.fields[field] ?? '' })),
    create: async ({ accountId, subAccountId, fields, numbers }) => {
      const now = toInstant(world.now());
      const subAccount = SUB_ACCOUNTS.find((one) => one.id === subAccountId);
      const port: FakePort = {
        id: world.newId('port'),
        accountId,
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
    edit: async ({ id, changes, addNumbers = [], removeNumbers = [] }) =>
      withPort(world, id, (port) => {
        const open = Object.entries(changes).filter(([name]) => !isSecretField(name as keyof typeof changes));
        const typed = Object.fromEntries(open.map(([name, text]) => [name, text ?? '']));
        world.enqueue(port, { kind: 'edit', words: 'Change details', typed }, (current) => ({
          ...current,
          fields: withChanges(current.fields, changes),
          numbers: [
            ...current.numbers.filter((number) => !removeNumbers.includes(number.e164)),
            ...addNumbers.map((e164) => ({ e164, display: displayOf(e164) })),
          ],
        }));
        return viewNow(world, port);
      }),
    remove: async ({ id }) =>
      withPort(world, id, (port) => {
        world.ports.delete(port.id);
        world.changed([port.id]);
        return null;
      }),
    move: async ({ id, to, reason, schedule }) => {
      const port = world.get(id);
      if (!port) return notFound();
      const move = movesOf(port).find((one) => one.to === to);
      if (!move?.legal) {
        return failed({
          code: 'rejected',
          what: move?.legal === false ? move.why : 'No.',
          next: 'Pick another column.',
        });
      }
      const at = toInstant(world.now());
      const words = `Move to ${STATE_LABELS[to]}`;
      world.enqueue(port, { kind: 'move', words, ...(reason ? { typed: { reason } } : {}) }, (current) =>
        timelineWith(
          { ...current, state: to, stateSince: at, ...(schedule ? { schedule } : {}) },
          {
            id: `move-${at}`,
            at,
            kind: 'transition',
            from: current.state,
            to,
            status: to,
            accountId: port.accountId,
            carrier: 'kazoo',
            ...(reason ? { reason } : {}),
          },
        ),
      );
      return ok(viewNow(world, port));
    },
    placements: async () => ok([]),
    requirements: async () => ok([]),
    place: async ({ id }) => withPort(world, id, (port) => viewOf(world, port)),
    followPlan: async () => ok(null),
    follow: async ({ id }) => withPort(world, id, (port) => viewOf(world, port)),
    join: async ({ id }) => withPort(world, id, (port) => viewOf(world, port)),
    part: async ({ id }) => withPort(world, id, (port) => viewOf(world, port)),
    portability: async () => ok([]),
    windows: async () => ok([]),
    comment: async ({ id, text, private: isPrivate, actionRequired }) =>
      withPort(world, id, (port) => {
        const at = toInstant(world.now());
        world.enqueue(port, { kind: 'comment', words: 'Add a comment', typed: { text } }, (current) =>
          timelineWith(current, {
            id: `comment-${at}-${text.length}`,
            at,
            kind: 'comment',
            text,
            private: isPrivate,
            actionRequired,
            by: 'You',
          }),
        );
        return null;
      }),
  };
}
