import { ChevronDown, Ellipsis, RefreshCw } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import type { OrderView, PortRequestView } from '../../../preload/contract/domain/port-requests.ts';
import { useBridge } from '../../bridge/context.tsx';
import { useAccount, useCarrier } from '../../bridge/directory.ts';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { CarrierBadge } from '../../ui/carrier-badge.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { dueWords } from '../../ui/time-words.ts';
import { useNow } from '../../ui/use-now.ts';
import { useOpen, usePortRequest } from './context.ts';

/** Name, state, each carrier's own word, and the acts that are about the whole port request. */
export function PanelHead({ view }: { readonly view: PortRequestView }): ReactNode {
  const { card } = view;
  const { store, actions } = usePortRequest();
  const isRefreshing = useOpen((state) => state.isRefreshing);
  const move = useRef<HTMLButtonElement>(null);
  const refresh = async (): Promise<void> => {
    const problem = await store.refresh();
    if (problem) actions.notify({ tone: 'problem', message: `${problem.what} ${problem.next}` });
  };
  return (
    <div className="port-head">
      <div className="port-title">
        <h2 data-selectable="">{card.name}</h2>
        {card.subAccount && (
          <span className="port-sub truncate" title={`Sub-account ${card.subAccount}`}>
            {card.subAccount}
          </span>
        )}
      </div>
      <div className="port-facts">
        <StateBadge state={card.state} />
        {view.orders.map((order) => (
          <OrderBadge key={order.accountId} order={order} />
        ))}
        {card.actionRequired && <Badge tone="warning">Action required</Badge>}
        <DueFact view={view} />
      </div>
      <div className="port-acts">
        <Button
          ref={move}
          size="sm"
          after={<ChevronDown />}
          aria-haspopup="menu"
          onPress={() => {
            if (move.current) actions.onMoveMenu(card, move.current);
          }}
        >
          Move to…
        </Button>
        <IconButton
          size="sm"
          label="Refresh from the carrier"
          icon={<RefreshCw />}
          isPending={isRefreshing}
          onPress={() => void refresh()}
        />
        <More view={view} />
      </div>
    </div>
  );
}

function OrderBadge({ order }: { readonly order: OrderView }): ReactNode {
  const carrier = useCarrier(order.carrier);
  const account = useAccount(order.accountId);
  return (
    <span className="port-order" title={account?.name}>
      <CarrierBadge
        label={carrier?.label ?? order.carrier}
        status={order.remoteId === undefined ? 'not sent yet' : order.status}
        {...(carrier ? { mark: carrier.mark } : {})}
      />
    </span>
  );
}

function DueFact({ view }: { readonly view: PortRequestView }): ReactNode {
  const now = useNow();
  const { timeZone } = usePortRequest();
  if (!view.card.due) return null;
  const { full, tone } = dueWords(view.card.due, now, timeZone);
  return (
    <span className="port-due tabular" data-tone={tone}>
      {full}
    </span>
  );
}

function More({ view }: { readonly view: PortRequestView }): ReactNode {
  const bridge = useBridge();
  const { store, actions } = usePortRequest();
  const [removing, setRemoving] = useState<OrderView | null>(null);
  const carrier = useCarrier(removing?.carrier ?? '');
  const { name, id } = view.card;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(view.numbers.map((number) => number.e164).join('\n'));
    actions.notify({
      tone: 'good',
      message: `${view.numbers.length === 1 ? '1 number' : `${view.numbers.length} numbers`} copied.`,
    });
  };
  const remove = async (order: OrderView): Promise<void> => {
    setRemoving(null);
    const answer = await bridge.portRequests.remove({ id, accountId: order.accountId });
    if (!answer.ok) actions.notify({ tone: 'problem', message: `${answer.error.what} ${answer.error.next}` });
    else if (view.orders.length === 1) store.close();
  };
  return (
    <>
      <MenuButton
        placement="bottom end"
        entries={[
          { kind: 'action', id: 'copy', label: 'Copy numbers', onAction: () => void copy() },
          { kind: 'separator', id: 'gap' },
          ...view.orders.map((order) => ({
            kind: 'action' as const,
            id: `remove ${order.accountId}`,
            label: view.orders.length > 1 ? `Delete at ${order.carrier}…` : 'Delete…',
            tone: 'danger' as const,
            isDisabled: !order.canRemove,
            ...(order.canRemove
              ? {}
              : { description: 'The carrier keeps it in this state. Cancel it instead.' }),
            onAction: () => setRemoving(order),
          })),
        ]}
      >
        <IconButton size="sm" label="More" icon={<Ellipsis />} />
      </MenuButton>
      <AlertDialog
        title={`Delete ${name}`}
        confirmLabel="Delete"
        tone="danger"
        isOpen={removing !== null}
        onCancel={() => setRemoving(null)}
        onConfirm={() => {
          if (removing) void remove(removing);
        }}
      >
        <p>{`It is deleted at ${carrier?.label ?? 'the carrier'}, with its documents and comments there.`}</p>
      </AlertDialog>
    </>
  );
}
