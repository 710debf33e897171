import { type ReactNode, useState } from 'react';
import type { OrderView, PortRequestView } from '../../../preload/contract/domain/port-requests.ts';
import { useBridge } from '../../bridge/context.tsx';
import { useAccount } from '../../bridge/directory.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { usePortRequest } from './context.ts';
import { useOrderLabels } from './order-mark.tsx';
import { keyOfOrder, nameOfOrder } from './orders.ts';

/** Writes a comment to a carrier: public, private, or asking for action, as that carrier allows. */
export function CommentBox({ view }: { readonly view: PortRequestView }): ReactNode {
  const bridge = useBridge();
  const { store, actions } = usePortRequest();
  const [text, setText] = useState('');
  const [visibility, setVisibility] = useState<'public' | 'private'>('public');
  const [asks, setAsks] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const writable = view.orders.filter((one) => one.commenting.write);
  const order = writable.find((one) => keyOfOrder(one) === chosen) ?? writable[0];
  if (!order) return <p className="comment-none">No carrier of this port takes comments.</p>;
  const { commenting } = order;
  const send = async (): Promise<void> => {
    if (!text.trim() || isSending) return;
    setSending(true);
    const answer = await bridge.portRequests.comment({
      id: view.card.id,
      ...nameOfOrder(order),
      text: text.trim(),
      private: commenting.private && visibility === 'private',
      actionRequired: commenting.actionRequired && asks,
    });
    setSending(false);
    if (!answer.ok) {
      actions.notify({ tone: 'problem', message: `${answer.error.what} ${answer.error.next}` });
      return;
    }
    setText('');
    setAsks(false);
    await store.reload();
  };
  return (
    <div className="comment-box">
      <TextArea
        label="Comment"
        hideLabel
        placeholder="Write a comment"
        value={text}
        onChange={setText}
        onSubmit={() => void send()}
      />
      <div className="comment-bar">
        {commenting.private && (
          <SegmentedControl
            label="Who sees it"
            segments={[
              { id: 'public', label: 'Public' },
              { id: 'private', label: 'Private' },
            ]}
            value={visibility}
            onChange={setVisibility}
          />
        )}
        {commenting.actionRequired && (
          <Checkbox label="Action required" isSelected={asks} onChange={setAsks} />
        )}
        <div className="comment-send">
          {writable.length > 1 && (
            <WriteTo orders={writable} value={keyOfOrder(order)} onChange={setChosen} />
          )}
          <AddButton accountId={order.accountId} isDisabled={!text.trim()} onPress={() => void send()} />
        </div>
      </div>
    </div>
  );
}

/** Which order the comment is for. */
function WriteTo(props: {
  readonly orders: readonly OrderView[];
  readonly value: string;
  readonly onChange: (key: string) => void;
}): ReactNode {
  const { orders, value, onChange } = props;
  const labelOf = useOrderLabels();
  return (
    <Select
      label="Write to"
      hideLabel
      size="sm"
      options={orders.map((one) => ({ id: keyOfOrder(one), label: `To ${labelOf(one)}` }))}
      value={value}
      onChange={onChange}
    />
  );
}

function AddButton(props: {
  readonly accountId: string;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}): ReactNode {
  const account = useAccount(props.accountId);
  return (
    <span title={account ? `To ${account.name}` : undefined}>
      <Button size="sm" variant="primary" isDisabled={props.isDisabled} onPress={props.onPress}>
        Add comment
      </Button>
    </span>
  );
}
