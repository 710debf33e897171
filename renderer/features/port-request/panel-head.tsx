import { ChevronDown, Ellipsis, RefreshCw } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import type { Card, OrderView, PortRequestView } from '../../../preload/contract/domain/port-requests.ts';
import { useAccount, useCarrier, useDirectory } from '../../bridge/directory.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { CarrierBadge } from '../../ui/carrier-badge.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { aheadWords, dueWords } from '../../ui/time-words.ts';
import { useNow } from '../../ui/use-now.ts';
import { useOpen, usePortRequest } from './context.ts';
import { OrderList } from './order-list.tsx';
import { OrderMenu } from './order-menu.tsx';
import { awaitingWords, numbersWords } from './order-words.ts';

/** Name, state, each carrier's own word, and the acts that are about the whole port request. */
export function PanelHead({ view }: { readonly view: PortRequestView }): ReactNode {
  const { card } = view;
  const only = view.orders.length === 1 ? view.orders[0] : undefined;
  const { store, actions } = usePortRequest();
  const accounts = useDirectory((known) => known.accounts);
  const isRefreshing = useOpen((state) => state.isRefreshing);
  const move = useRef<HTMLButtonElement>(null);
  const place = useRef<HTMLButtonElement>(null);
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
        {only && <OrderBadge order={only} />}
        {card.actionRequired && <Badge tone="warning">Action required</Badge>}
        <DueFact view={view} />
      </div>
      {view.orders.length > 1 && <OrderList view={view} />}
      <Offer card={card} />
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
        {accounts.length > 1 && (
          <Button
            ref={place}
            size="sm"
            after={<ChevronDown />}
            aria-haspopup="menu"
            onPress={() => {
              if (place.current) actions.onPlaceMenu(card, place.current);
            }}
          >
            Place at…
          </Button>
        )}
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
      {order.awaiting && <Badge tone="warning">{awaitingWords(order.awaiting)}</Badge>}
    </span>
  );
}

/** A carrier is further than the agent's own switch: one press leads to the steps that follow. */
function Offer({ card }: { readonly card: Card }): ReactNode {
  const { actions, timeZone } = usePortRequest();
  const now = useNow();
  const carrier = useCarrier(card.ahead?.carrier ?? '');
  const follow = useRef<HTMLButtonElement>(null);
  if (!card.ahead) return null;
  const label = carrier?.label ?? card.ahead.carrier;
  return (
    <div className="port-offer" data-state={card.ahead.state}>
      <p className="tabular">
        {label}: {aheadWords(card.ahead, now, timeZone)}
      </p>
      {card.ahead.canFollow && (
        <Button
          ref={follow}
          size="sm"
          aria-label={`Follow ${label}`}
          onPress={() => actions.onFollow(card, follow.current)}
        >
          Follow
        </Button>
      )}
    </div>
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
  const { actions } = usePortRequest();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(view.numbers.map((number) => number.e164).join('\n'));
    actions.notify({ tone: 'good', message: `${numbersWords(view.numbers.length)} copied.` });
  };
  const entries: readonly MenuEntry[] = [
    { kind: 'action', id: 'copy', label: 'Copy numbers', onAction: () => void copy() },
  ];
  const [order] = view.orders;
  if (view.orders.length === 1 && order)
    return <OrderMenu view={view} order={order} label="More" before={entries} />;
  return (
    <MenuButton placement="bottom end" entries={entries}>
      <IconButton size="sm" label="More" icon={<Ellipsis />} />
    </MenuButton>
  );
}
