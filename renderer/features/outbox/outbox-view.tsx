import { CircleCheck } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useStore } from 'zustand';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { lanesOf } from './outbox-lanes.ts';
import type { OutboxStore } from './store.ts';
import { WaitingRow } from './waiting-row.tsx';
import './outbox.css';

export interface OutboxViewProps {
  readonly store: OutboxStore;
  readonly timeZone: string;
  readonly onOpen: (id: PortRequestId) => void;
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
