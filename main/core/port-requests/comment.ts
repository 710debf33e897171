import type { ChannelInput } from '../../../preload/contract/ipc/channels.ts';
import type { Carriers } from '../interfaces/ports.ts';
import { type Refusal, refuse } from '../interfaces/refusal.ts';
import type { Store } from '../interfaces/store.ts';
import { amendable } from '../sync/amend.ts';
import type { Outbox } from '../sync/enqueue.ts';
import type { Lanes } from '../sync/lanes.ts';
import type { FoldedOrder } from './fold.ts';
import { adapterOf, load, orderOf } from './load.ts';

interface CommentParts {
  readonly store: Store;
  readonly carriers: Carriers;
  readonly outbox: Outbox;
  readonly lanes: Lanes;
}

/** Queues a comment, or writes one that waits anew; it stands in the timeline at once, marked as waiting. */
export async function commentOn(
  parts: CommentParts,
  input: ChannelInput<'portRequests.comment'>,
): Promise<void> {
  await parts.lanes.run(input.id, () => queueComment(parts, input));
}

async function queueComment(parts: CommentParts, input: ChannelInput<'portRequests.comment'>): Promise<void> {
  const loaded = await load(parts.store, input.id);
  const order = orderOf(loaded, input.accountId, input.remoteId);
  const { description, capabilities } = adapterOf(parts.carriers, order.carrier);
  const refusal = commentRefusal(input, order, capabilities.comments, description.label);
  if (refusal) throw refusal;
  const { text, private: isPrivate, actionRequired } = input;
  const body = { kind: 'comment' as const, text, private: isPrivate, actionRequired };
  if (input.amends === undefined) {
    await parts.outbox.add([parts.outbox.entry(input.id, order, body)]);
    return;
  }
  const { id } = await amendable(parts.store, input.amends, 'comment');
  parts.outbox.added(await parts.store.requeue(id, body));
}

function commentRefusal(
  input: ChannelInput<'portRequests.comment'>,
  order: FoldedOrder,
  can: { readonly write: boolean; readonly private: boolean; readonly actionRequired: boolean },
  carrier: string,
): Refusal | undefined {
  if (!can.write)
    return refuse('rejected', `${carrier} takes no comments.`, 'Reach the carrier another way.');
  if (input.private && input.actionRequired) {
    return refuse(
      'rejected',
      'A private comment can’t ask the customer to act: the customer does not see it.',
      'Choose one of the two.',
    );
  }
  const special = (input.private && !can.private) || (input.actionRequired && !can.actionRequired);
  if (special || ((input.private || input.actionRequired) && !order.authority)) {
    const which = input.private ? 'Private comments' : 'Comments that ask for action';
    return refuse(
      'rejected',
      `${which} are for the port authority, and this account is not it here.`,
      'Write a public comment.',
    );
  }
  return undefined;
}
