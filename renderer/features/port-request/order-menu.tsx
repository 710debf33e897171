import { Ellipsis } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Move } from '../../../preload/contract/domain/moves.ts';
import type { OrderView, PortRequestView } from '../../../preload/contract/domain/port-requests.ts';
import { useCarrier } from '../../bridge/directory.ts';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu.tsx';
import { usePortRequest } from './context.ts';
import { useOrderLabel } from './order-mark.tsx';
import { useOrderActs } from './use-order-acts.ts';
import { WindowsDialog } from './windows-dialog.tsx';

type Legal = Extract<Move, { legal: true }>;

/** What can be done with one order, in a menu. */
export function OrderMenu(props: {
  readonly view: PortRequestView;
  readonly order: OrderView;
  /** Accessible name of the button. */
  readonly label: string;
  /** What is about the whole port request, above what is about this order. */
  readonly before: readonly MenuEntry[];
}): ReactNode {
  const { view, order, label, before } = props;
  const [asking, setAsking] = useState<'delete' | 'windows' | null>(null);
  const carrier = useCarrier(order.carrier);
  const acts = useOrderActs(view, order);
  const close = (): void => setAsking(null);
  const entries: readonly MenuEntry[] = [
    ...before,
    ...useMoveEntry(view, order),
    ...(order.hasWindows && order.remoteId !== undefined
      ? [action('windows', 'FOC windows…', () => setAsking('windows'))]
      : []),
    ...(order.canUnlink ? [action('part', 'Separate', () => void acts.part())] : []),
    { kind: 'separator', id: 'gap' },
    useEnd(view, order, () => setAsking('delete')),
  ];
  return (
    <>
      <MenuButton placement="bottom end" entries={entries}>
        <IconButton size="sm" label={label} icon={<Ellipsis />} />
      </MenuButton>
      <AlertDialog
        title={`Delete ${view.card.name}`}
        confirmLabel="Delete"
        tone="danger"
        isOpen={asking === 'delete'}
        onCancel={close}
        onConfirm={() => {
          close();
          void acts.remove();
        }}
      >
        <p>{`It is deleted at ${carrier?.label ?? 'the carrier'}, with its documents and comments there.`}</p>
      </AlertDialog>
      {asking === 'windows' && <WindowsDialog view={view} order={order} onClose={close} />}
    </>
  );
}

function action(id: string, label: string, onAction: () => void): MenuEntry {
  return { kind: 'action', id, label, onAction };
}

/** *Move to…* of one order; a single order is moved by the button in the head. */
function useMoveEntry(view: PortRequestView, order: OrderView): readonly MenuEntry[] {
  const { actions } = usePortRequest();
  const label = useOrderLabel(order);
  if (view.orders.length < 2) return [];
  const entries = actions.moveEntries(view.card, order, label);
  return [{ kind: 'submenu', id: 'move', label: 'Move to…', entries }];
}

/** Deletes it where the carrier allows, else asks to cancel it, else says why not. */
function useEnd(view: PortRequestView, order: OrderView, onDelete: () => void): MenuEntry {
  const { actions } = usePortRequest();
  const label = useOrderLabel(order);
  const end = { kind: 'action', id: 'end', tone: 'danger' } as const;
  const cancel = order.moves.find((move): move is Legal => move.legal && move.to === 'canceled');
  if (!order.canRemove && cancel && view.orders.length > 1) {
    return { ...end, label: 'Cancel…', onAction: () => actions.onMove(view.card, order, label, cancel) };
  }
  return {
    ...end,
    label: 'Delete…',
    isDisabled: !order.canRemove,
    ...(order.canRemove ? {} : { description: 'The carrier keeps it in this state. Cancel it instead.' }),
    onAction: onDelete,
  };
}
