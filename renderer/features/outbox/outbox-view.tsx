import { CircleCheck } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useStore } from 'zustand';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { WaitingChange } from '../../../preload/contract/domain/port-requests.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { OutboxStore } from './store.ts';
import { WaitingRow } from './waiting-row.tsx';
import './outbox.css';

export interface OutboxViewProps {
  readonly store: OutboxStore;
  readonly timeZone: string;
  readonly onOpen: (id: PortRequestId) => void;
}

interface Lane {
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

/** Everything the agent did that no carrier has confirmed. */
export function OutboxView({ store, timeZone, onOpen }: OutboxViewProps): ReactNode {
  const changes = useStore(store, (state) => state.changes);
  const isLoaded = useStore(store, (state) => state.isLoaded);
  const lanes = useMemo(() => lanesOf(changes), [changes]);
  return (
    <div className="page">
      <h1>Outbox</h1>
      {!lanes.length && isLoaded && (
        <EmptyState icon={<CircleCheck />}>Nothing waits: the carriers have everything you did.</EmptyState>
      )}
      {lanes.length > 0 && (
        <p className="page-lead">
          These changes are safe on this computer. Each port request sends its own in this order.
        </p>
      )}
      {lanes.map((lane) => (
        <section key={lane.id} className="outbox-lane" aria-label={lane.name}>
          <header>
            <h2 className="truncate">{lane.name}</h2>
            <Button size="sm" variant="quiet" onPress={() => onOpen(lane.id)}>
              Open
            </Button>
          </header>
          {lane.changes.map((change) => (
            <WaitingRow key={change.id} change={change} store={store} timeZone={timeZone} />
          ))}
        </section>
      ))}
    </div>
  );
}
