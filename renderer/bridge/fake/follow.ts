import type { FollowPlan, FollowStep } from '../../../preload/contract/domain/orders.ts';
import { STATE_LABELS, type State } from '../../../preload/contract/domain/states.ts';
import { failed, ok } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../bridge.ts';
import { notFound, withPort } from './answers.ts';
import { labelOf } from './carriers.ts';
import { movePort } from './move.ts';
import { NEEDS } from './moves.ts';
import { aheadOf, ordersOf } from './orders.ts';
import { viewOf } from './views.ts';
import type { FakePort, FakeWorld } from './world.ts';

const WAY: readonly State[] = ['unconfirmed', 'submitted', 'pending', 'scheduled', 'completed'];

function planOf(port: FakePort): FollowPlan | null {
  const ahead = aheadOf(port);
  const [first] = ordersOf(port);
  if (!ahead || !first) return null;
  const way = WAY.slice(WAY.indexOf(first.state), WAY.indexOf(ahead.state) + 1);
  const steps = way.slice(1).map((to, index): FollowStep => {
    const from = way[index] as State;
    return {
      accountId: first.accountId,
      ...(first.remoteId === undefined ? {} : { remoteId: first.remoteId }),
      from,
      to,
      needs: NEEDS[to] ?? [],
      consequence: `${labelOf(first.carrier)} moves this port to ${STATE_LABELS[to]}.`,
      ...(to === 'scheduled' && ahead.zoned ? { schedule: ahead.zoned } : {}),
    };
  });
  return { ahead, steps };
}

/** The agent's own switch goes where the winning carrier already is. */
export function followChannels(world: FakeWorld): Pick<Bridge['portRequests'], 'followPlan' | 'follow'> {
  return {
    followPlan: async ({ id }) => withPort(world, id, planOf),
    follow: async ({ id, steps }) => {
      const port = world.get(id);
      if (!port) return notFound();
      const plan = planOf(port);
      if (!plan || plan.steps.length !== steps.length)
        return failed({ code: 'conflict', what: 'It has moved meanwhile.', next: 'Look at it again.' });
      for (const step of steps) movePort(world, world.get(id) ?? port, step);
      return ok(viewOf(world, world.get(id) ?? port));
    },
  };
}
