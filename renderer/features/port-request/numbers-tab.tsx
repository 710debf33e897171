import { Copy, Trash2 } from 'lucide-react';
import { type ReactNode, useCallback, useMemo } from 'react';
import type {
  OrderView,
  PhoneNumber as Phone,
  PortRequestView,
} from '../../../preload/contract/domain/port-requests.ts';
import { isTerminal } from '../../../preload/contract/domain/states.ts';
import { useBridge } from '../../bridge/context.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PhoneNumber } from '../../ui/phone-number.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { usePortRequest } from './context.ts';
import { refusedNumbers } from './draft.ts';
import { MoreNumbers, type NumbersEdit } from './more-numbers.tsx';
import { OrderLetters } from './order-mark.tsx';
import { holdersOf, keyOfOrder } from './orders.ts';

const ROW = 32;

function keyOf(number: Phone): string {
  return number.e164;
}

/** The numbers of the port request, and the same checked entry as for a new one to add more. */
export function NumbersTab({ view }: { readonly view: PortRequestView }): ReactNode {
  const bridge = useBridge();
  const { store, actions } = usePortRequest();
  const { id } = view.card;
  const isFixed = isTerminal(view.card.state);
  const known = new Set(view.numbers.map((number) => number.e164));
  const holders = useMemo(() => holdersOf(view.orders), [view.orders]);
  const refused = refusedNumbers(view);

  const edit = useCallback(
    async (change: NumbersEdit): Promise<boolean> => {
      const answer = await bridge.portRequests.edit({ id, changes: {}, ...change });
      if (answer.ok) await store.reload();
      else
        actions.notify({
          tone: 'problem',
          message: answer.error.fields?.numbers ?? `${answer.error.what} ${answer.error.next}`,
        });
      return answer.ok;
    },
    [bridge, id, store, actions],
  );
  const remove = useCallback(
    async (number: Phone): Promise<void> => {
      if (!(await edit({ removeNumbers: [number.e164] }))) return;
      actions.notify({
        message: `${number.display} removed.`,
        action: { label: 'Undo', onAction: () => void edit({ addNumbers: [number.e164] }) },
      });
    },
    [edit, actions],
  );
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(view.numbers.map((number) => number.e164).join('\n'));
    actions.notify({
      tone: 'good',
      message: view.numbers.length === 1 ? 'Number copied.' : `${view.numbers.length} numbers copied.`,
    });
  };
  return (
    <div className="port-numbers">
      <div className="port-bar">
        <span className="tabular">
          {view.numbers.length === 1 ? '1 number' : `${view.numbers.length} numbers`}
        </span>
        <Button size="sm" variant="quiet" icon={<Copy />} onPress={() => void copy()}>
          Copy all
        </Button>
      </div>
      <VirtualList
        label="Numbers of this port request"
        items={view.numbers}
        keyOf={keyOf}
        hasFocusableRows
        rowHeight={ROW}
        padding={4}
        row={(number) => (
          <NumberRow
            number={number}
            orders={view.orders.length > 1 ? (holders.get(number.e164) ?? []) : []}
            isFixed={isFixed || known.size === 1}
            onRemove={remove}
          />
        )}
      />
      {!isFixed && <MoreNumbers key={refused?.id ?? 'more'} view={view} refused={refused} onEdit={edit} />}
    </div>
  );
}

function NumberRow(props: {
  readonly number: Phone;
  /** The orders that hold it, where there are several. */
  readonly orders: readonly OrderView[];
  readonly isFixed: boolean;
  readonly onRemove: (number: Phone) => Promise<void>;
}): ReactNode {
  const { number, orders, isFixed, onRemove } = props;
  return (
    <div className="port-number">
      <PhoneNumber e164={number.e164} formatted={number.display} />
      {orders.length > 0 && (
        <span className="port-held">
          {orders.map((order) => (
            <OrderLetters key={keyOfOrder(order)} order={order} />
          ))}
        </span>
      )}
      <IconButton
        size="sm"
        label={`Copy ${number.display}`}
        icon={<Copy />}
        onPress={() => void navigator.clipboard.writeText(number.e164)}
      />
      {!isFixed && (
        <IconButton
          size="sm"
          label={`Remove ${number.display}`}
          icon={<Trash2 />}
          onPress={() => void onRemove(number)}
        />
      )}
    </div>
  );
}
