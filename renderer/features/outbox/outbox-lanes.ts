import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { WaitingChange } from '../../../preload/contract/domain/port-requests.ts';

/** What waits for one port request, in the order in which it is sent. */
export interface Lane {
  readonly id: PortRequestId;
  readonly name: string;
  readonly changes: readonly WaitingChange[];
}

/** Changes by port request, those that need the agent first; inside a port strictly in the order they are sent. */
export function lanesOf(changes: readonly WaitingChange[]): readonly Lane[] {
  const lanes = new Map<PortRequestId, WaitingChange[]>();
  for (const change of changes) {
    const lane = lanes.get(change.portRequestId);
    if (lane) lane.push(change);
    else lanes.set(change.portRequestId, [change]);
  }
  const needsYou = (lane: Lane): number =>
    lane.changes.some((change) => change.status === 'refused' || change.status === 'conflict') ? 0 : 1;
  return [...lanes]
    .map(([id, list]) => ({ id, name: list[0]?.portName ?? '', changes: list }))
    .sort((one, other) => needsYou(one) - needsYou(other));
}
