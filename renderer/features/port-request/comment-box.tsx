import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { OrderView, PortRequestView } from '../../../preload/contract/domain/port-requests.ts';
import { useAccount } from '../../bridge/directory.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useOpen, usePortRequest } from './context.ts';
import { useOrderLabels } from './order-mark.tsx';
import { isSameOrder, keyOfOrder, nameOfOrder, type OrderName } from './orders.ts';

/** Writes a comment to a carrier: public, private, or asking for action, as that carrier allows. */
export function CommentBox({ view }: { readonly view: PortRequestView }): ReactNode {
  const { store, actions } = usePortRequest();
  const comment = useOpen((state) => state.comment);
  const [isSending, setSending] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const { text, amends } = comment;
  // *Edit and retry* leads here.
  useEffect(() => {
    if (amends !== undefined) box.current?.querySelector('textarea')?.focus();
  }, [amends]);
  const writable = view.orders.filter((one) => one.commenting.write);
  const { order: chosen } = comment;
  const order = writable.find((one) => chosen && isSameOrder(one, chosen)) ?? writable[0];
  if (!order) return <p className="comment-none">No carrier of this port takes comments.</p>;
  const { commenting } = order;
  const refused = view.waiting.find(({ id, status }) => id === amends && status === 'refused')?.problem;
  const send = async (): Promise<void> => {
    if (!text.trim() || isSending) return;
    setSending(true);
    const problem = await store.sendComment(order, {
      private: commenting.private && comment.private,
      actionRequired: commenting.actionRequired && comment.actionRequired,
    });
    setSending(false);
    if (problem) actions.notify({ tone: 'problem', message: `${problem.what} ${problem.next}` });
  };
  return (
    <div className="comment-box" ref={box}>
      <TextArea
        label="Comment"
        hideLabel
        placeholder="Write a comment"
        value={text}
        onChange={(next) => store.write({ text: next })}
        onSubmit={() => void send()}
        error={refused?.what}
      />
      <div className="comment-bar">
        {commenting.private && (
          <SegmentedControl
            label="Who sees it"
            segments={[
              { id: 'public', label: 'Public' },
              { id: 'private', label: 'Private' },
            ]}
            value={comment.private ? 'private' : 'public'}
            onChange={(seen) => store.write({ private: seen === 'private' })}
          />
        )}
        {commenting.actionRequired && (
          <Checkbox
            label="Action required"
            isSelected={comment.actionRequired}
            onChange={(actionRequired) => store.write({ actionRequired })}
          />
        )}
        <div className="comment-send">
          {amends !== undefined && (
            <Button size="sm" variant="quiet" onPress={store.clearComment}>
              Keep as it was
            </Button>
          )}
          {amends === undefined && writable.length > 1 && (
            <WriteTo orders={writable} value={order} onChange={(one) => store.write({ order: one })} />
          )}
          <AddButton
            accountId={order.accountId}
            label={commentDeed(amends !== undefined, refused !== undefined)}
            isDisabled={!text.trim()}
            onPress={() => void send()}
          />
        </div>
      </div>
    </div>
  );
}

function commentDeed(isAmending: boolean, isRefused: boolean): string {
  if (!isAmending) return 'Add comment';
  return isRefused ? 'Save and retry' : 'Save comment';
}

/** Which order the comment is for. */
function WriteTo(props: {
  readonly orders: readonly OrderView[];
  readonly value: OrderView;
  readonly onChange: (order: OrderName) => void;
}): ReactNode {
  const { orders, value, onChange } = props;
  const labelOf = useOrderLabels();
  return (
    <Select
      label="Write to"
      hideLabel
      size="sm"
      options={orders.map((one) => ({ id: keyOfOrder(one), label: `To ${labelOf(one)}` }))}
      value={keyOfOrder(value)}
      onChange={(key) => {
        const order = orders.find((one) => keyOfOrder(one) === key);
        if (order) onChange(nameOfOrder(order));
      }}
    />
  );
}

function AddButton(props: {
  readonly accountId: string;
  readonly label: string;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}): ReactNode {
  const account = useAccount(props.accountId);
  return (
    <span title={account ? `To ${account.name}` : undefined}>
      <Button size="sm" variant="primary" isDisabled={props.isDisabled} onPress={props.onPress}>
        {props.label}
      </Button>
    </span>
  );
}
