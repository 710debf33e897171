import { failed, ok } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../bridge.ts';
import { notFound } from './answers.ts';
import { movesOf } from './moves.ts';
import { isNamed, ordersOf } from './orders.ts';
import { REASONS } from './views.ts';
import type { FakeMutation, FakeWorld } from './world.ts';

export function outboxChannels(world: FakeWorld): Bridge['outbox'] {
  const find = (id: string): FakeMutation | undefined =>
    world.mutations.find(({ change }) => change.id === id);
  return {
    list: async () => ok(world.waiting()),
    withdraw: async ({ mutationId }) => {
      const mutation = find(mutationId);
      if (!mutation) {
        return failed({ code: 'not-found', what: 'It has been sent already.', next: 'Make a new change.' });
      }
      world.mutations = world.mutations.filter((one) => one !== mutation);
      world.changed([mutation.change.portRequestId]);
      return ok(null);
    },
    retry: async ({ mutationId }) => {
      world.patch(mutationId, { status: 'queued' });
      world.answer(mutationId);
      return ok(null);
    },
    retryAccount: async ({ accountId }) => {
      world.retried = [...world.retried, accountId];
      for (const { change } of [...world.mutations])
        if (change.accountId === accountId && change.status === 'queued') world.answer(change.id);
      world.emit('sync', world.sync());
      return ok(null);
    },
    reopenMove: async ({ mutationId }) => {
      const change = find(mutationId)?.change;
      const port = change && world.without(change.portRequestId, mutationId);
      const order = port && ordersOf(port).find((one) => isNamed(one, change));
      if (!order || change.typed?.kind !== 'move') return notFound();
      const { to } = change.typed;
      const move = movesOf(order).find((one) => one.to === to);
      return move ? ok({ move, state: order.state, reasons: REASONS }) : notFound();
    },
  };
}
