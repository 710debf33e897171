import { CircleCheck } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useStore } from 'zustand';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import { useAccount, useCarrier } from '../../bridge/directory.ts';
import { Button } from '../../ui/button.tsx';
import { CarrierBadge } from '../../ui/carrier-badge.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Lane, type WaitingPort, waitingPorts } from './outbox-lanes.ts';
import type { OutboxStore } from './store.ts';
import { WaitingRow } from './waiting-row.tsx';
import { accountHoldupWords } from './words.ts';
import './outbox.css';

export interface OutboxViewProps {
  readonly store: OutboxStore;
  readonly timeZone: string;
  readonly onOpen: (id: PortRequestId) => void;
}

/** Everything the agent did that no carrier has confirmed, by port request and account. */
export function OutboxView({ store, timeZone, onOpen }: OutboxViewProps): ReactNode {
  const changes = useStore(store, (state) => state.changes);
  const isLoaded = useStore(store, (state) => state.isLoaded);
  const ports = useMemo(() => waitingPorts(changes), [changes]);
  return (
    <div className="page">
      <h1>Outbox</h1>
      {!ports.length && isLoaded && (
        <EmptyState icon={<CircleCheck />}>Nothing waits: the carriers have everything you did.</EmptyState>
      )}
      {ports.length > 0 && (
        <p className="page-lead">
          These changes are safe on this computer and are sent by themselves. Each account of a port request
          gets its own in this order.
        </p>
      )}
      {ports.map((port) => (
        <Port key={port.id} port={port} store={store} timeZone={timeZone} onOpen={onOpen} />
      ))}
    </div>
  );
}

function Port(props: OutboxViewProps & { readonly port: WaitingPort }): ReactNode {
  const { port, store, timeZone, onOpen } = props;
  return (
    <section className="outbox-port" aria-label={`Changes to ${port.name}`}>
      <header>
        <h2 className="truncate">{port.name}</h2>
        <Button size="sm" variant="quiet" aria-label={`Open ${port.name}`} onPress={() => onOpen(port.id)}>
          Open
        </Button>
      </header>
      {port.lanes.map((lane) => (
        <AccountLane key={lane.accountId} lane={lane} store={store} timeZone={timeZone} />
      ))}
    </section>
  );
}

interface LaneProps {
  readonly lane: Lane;
  readonly store: OutboxStore;
  readonly timeZone: string;
}

function AccountLane(props: LaneProps): ReactNode {
  const { lane, store, timeZone } = props;
  return (
    <div className="outbox-lane">
      <AccountLine {...props} />
      <ul>
        {lane.changes.map((change) => (
          <li key={change.id}>
            <WaitingRow change={change} store={store} timeZone={timeZone} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Whose turn the changes below wait for, and what holds all of them back. */
function AccountLine({ lane, store, timeZone }: LaneProps): ReactNode {
  const { accountId, holdup } = lane;
  const account = useAccount(accountId);
  const carrier = useCarrier(account?.carrier ?? '');
  const name = account?.name ?? 'An account that was removed';
  return (
    <div className="outbox-account">
      {carrier && <CarrierBadge label={carrier.label} mark={carrier.mark} size="mark" />}
      <h3 className="truncate">{name}</h3>
      {holdup && <p className="outbox-holdup">{accountHoldupWords(holdup, timeZone)}</p>}
      {holdup?.kind === 'offline' && (
        <Button
          size="sm"
          variant="quiet"
          aria-label={`Retry now: ${name}`}
          onPress={() => void store.retryAccount(accountId)}
        >
          Retry now
        </Button>
      )}
    </div>
  );
}
