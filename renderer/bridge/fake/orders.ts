import type { Ahead } from '../../../preload/contract/domain/orders.ts';
import type { OrderView } from '../../../preload/contract/domain/port-requests.ts';
import { isTerminal, type State } from '../../../preload/contract/domain/states.ts';
import type { ZonedTime } from '../../../preload/contract/domain/time.ts';
import { movesOf } from './moves.ts';
import type { FakeOrder, FakePort } from './world.ts';

export interface OrderName {
  readonly accountId: string;
  readonly remoteId?: string | undefined;
}

/** All orders of a port request; the first is the one that the port's own fields describe. */
export function ordersOf(port: FakePort): readonly FakeOrder[] {
  const first: FakeOrder = {
    accountId: port.accountId,
    carrier: port.carrier ?? 'kazoo',
    ...(port.isSent ? { remoteId: `remote-${port.id}` } : {}),
    state: port.state,
    status: port.status ?? port.state,
    numbers: port.numbers,
    ...(port.schedule ? { schedule: port.schedule } : {}),
    ...(port.awaiting ? { awaiting: port.awaiting } : {}),
    rejections: port.rejections ?? [],
    remoteDocuments: port.remoteDocuments,
  };
  return [first, ...(port.more ?? [])];
}

export function isNamed(order: OrderName, { accountId, remoteId }: OrderName): boolean {
  return order.accountId === accountId && (remoteId === undefined || order.remoteId === remoteId);
}

/** The port with one of its orders changed. */
export function withOrder(port: FakePort, name: OrderName, patch: (order: FakeOrder) => FakeOrder): FakePort {
  const [first] = ordersOf(port);
  if (first && isNamed(first, name)) {
    const { state, status, schedule, remoteDocuments } = patch(first);
    return { ...port, state, status, remoteDocuments, ...(schedule ? { schedule } : {}) };
  }
  return { ...port, more: (port.more ?? []).map((order) => (isNamed(order, name) ? patch(order) : order)) };
}

/** Wall clock as if it were UTC: near enough for a stand-in. */
function instantOf({ dateTime }: ZonedTime): string {
  return `${dateTime.replace(' ', 'T')}:00.000Z`;
}

export function orderView(port: FakePort, order: FakeOrder): OrderView {
  const isKazoo = order.carrier === 'kazoo';
  const isOpen = !isTerminal(order.state);
  return {
    accountId: order.accountId,
    carrier: order.carrier,
    ...(order.remoteId === undefined ? {} : { remoteId: order.remoteId }),
    ...(isKazoo && port.subAccount ? { subAccount: port.subAccount } : {}),
    state: order.state,
    status: order.status,
    numbers: order.numbers,
    ...(order.schedule ? { schedule: order.schedule, scheduledAt: instantOf(order.schedule) } : {}),
    ...(order.awaiting ? { awaiting: order.awaiting } : {}),
    rejections: order.rejections,
    remoteDocuments: order.remoteDocuments,
    moves: movesOf(order),
    commenting: {
      write: order.carrier !== 'flowroute',
      private: isKazoo,
      actionRequired: isKazoo,
    },
    hasWindows: order.carrier === 'telnyx' && isOpen && order.remoteId !== undefined,
    canReplaceDocuments: isKazoo,
    canUnlink: order.isJoined ?? false,
    hasServerLoa: order.remoteId !== undefined && order.carrier !== 'flowroute',
    canRemove: order.state === 'unconfirmed',
  };
}

const RANK: Partial<Readonly<Record<State, number>>> = {
  unconfirmed: 0,
  submitted: 1,
  pending: 2,
  scheduled: 3,
  completed: 4,
};

/** The carrier whose order is further than the switch that tracks the port. */
export function aheadOf(port: FakePort): Ahead | undefined {
  const [first, ...others] = ordersOf(port);
  if (first?.carrier !== 'kazoo') return undefined;
  const rank = (order: FakeOrder): number => RANK[order.state] ?? -1;
  const further = others.find((order) => rank(order) > 1 && rank(order) > rank(first));
  if (!further) return undefined;
  const { accountId, carrier, status, state, schedule } = further;
  return {
    accountId,
    carrier,
    status,
    state,
    ...(schedule ? { at: instantOf(schedule), zoned: schedule } : {}),
    canFollow: !port.isOnlyTold,
  };
}
