import type { LinkProposal } from '../../../preload/contract/domain/orders.ts';
import { ordersOf } from './orders.ts';
import type { FakePort, FakeWorld } from './world.ts';

/** Other port requests that hold some of the same numbers at other accounts. */
export function proposalsOf(world: FakeWorld, port: FakePort): readonly LinkProposal[] {
  const mine = new Set(port.numbers.map((number) => number.e164));
  const accounts = new Set(ordersOf(port).map((order) => order.accountId));
  return world.all().flatMap((other) => {
    const shared = other.numbers.filter((number) => mine.has(number.e164)).length;
    if (other.id === port.id || shared === 0 || accounts.has(other.accountId)) return [];
    return [
      {
        id: other.id,
        name: other.fields.name ?? '',
        state: other.state,
        carriers: ordersOf(other).map(({ accountId, carrier }) => ({ accountId, carrier })),
        sharedNumbers: shared,
        numberCount: other.numbers.length,
      },
    ];
  });
}
