import type { AccountId, PortRequestId } from '../../../preload/contract/domain/ids.ts';
import { type AccountHoldup, isOfAccount } from '../../../preload/contract/domain/outbox.ts';
import type { WaitingChange } from '../../../preload/contract/domain/port-requests.ts';

/** What waits for one port request at one account, in the order in which it is sent. */
export interface Lane {
  readonly accountId: AccountId;
  readonly changes: readonly WaitingChange[];
  /** What holds back all of it. */
  readonly holdup?: AccountHoldup;
}

/** What waits for one port request, account by account: these go side by side. */
export interface WaitingPort {
  readonly id: PortRequestId;
  readonly name: string;
  readonly lanes: readonly Lane[];
}

/** Changes by port request and account, ports that need the agent first. */
export function waitingPorts(changes: readonly WaitingChange[]): readonly WaitingPort[] {
  const ports = groups(changes, ({ portRequestId }) => portRequestId).map(([id, list]) => ({
    id,
    name: list[0]?.portName ?? '',
    lanes: groups(list, ({ accountId }) => accountId).map(([accountId, lane]) => ({
      accountId,
      changes: lane,
      ...accountHoldup(lane),
    })),
  }));
  return ports.sort((one, other) => Number(needsYou(other)) - Number(needsYou(one)));
}

function accountHoldup(changes: readonly WaitingChange[]): Pick<Lane, 'holdup'> {
  const holdup = changes.flatMap((change) => change.holdup ?? []).find(isOfAccount);
  return holdup ? { holdup } : {};
}

/** In the order in which each key comes first. */
function groups(
  changes: readonly WaitingChange[],
  keyOf: (change: WaitingChange) => string,
): readonly (readonly [string, readonly WaitingChange[]])[] {
  const found = new Map<string, WaitingChange[]>();
  for (const change of changes) {
    const group = found.get(keyOf(change));
    if (group) group.push(change);
    else found.set(keyOf(change), [change]);
  }
  return [...found];
}

function needsYou({ lanes }: WaitingPort): boolean {
  return lanes.some((lane) =>
    lane.changes.some(({ status }) => status === 'refused' || status === 'conflict'),
  );
}
