import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import { STATE_LABELS } from '../../../preload/contract/domain/states.ts';
import type { ChannelInput } from '../../../preload/contract/ipc/channels.ts';
import type { Mutation } from '../interfaces/mutation.ts';
import type { Carriers, Publish } from '../interfaces/ports.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { Store } from '../interfaces/store.ts';
import type { Outbox } from '../sync/enqueue.ts';
import type { Lanes } from '../sync/lanes.ts';
import { adapterOf, load, orderOf } from './load.ts';
import { type Discard, tellDoubt, withdrawDraft } from './withdraw.ts';

/** Deletes an order: a draft that never left is gone at once, any other is deleted at its carrier. */
export async function removeOrder(
  parts: {
    readonly store: Store;
    readonly carriers: Carriers;
    readonly outbox: Outbox;
    readonly lanes: Lanes;
    readonly discard: Discard;
    readonly publish: Publish;
  },
  input: ChannelInput<'portRequests.remove'>,
): Promise<void> {
  await parts.lanes.run(input.id, async () => {
    const loaded = await load(parts.store, input.id);
    const order = orderOf(loaded, input.accountId, input.remoteId);
    if (order.remoteId === undefined) {
      const withdrawn = await withdrawDraft(parts, loaded.record, order.accountId);
      const drafts = loaded.record.mutations.filter((entry) => isDraftAt(entry, order.accountId));
      for (const draft of withdrawn ? drafts : []) tellDoubt(parts.publish, draft);
      if (withdrawn) return;
      throw refuse(
        'rejected',
        `${loaded.name} is being sent, so it may exist at the carrier already.`,
        'Delete it once the carrier has answered.',
      );
    }
    const { capabilities, description } = adapterOf(parts.carriers, order.carrier);
    if (!capabilities.removeIn.includes(order.state)) {
      const where = capabilities.removeIn.map((state) => STATE_LABELS[state]).join(', ');
      throw refuse(
        'rejected',
        `${description.label} deletes port requests only in ${where}; ${loaded.name} is ${STATE_LABELS[order.state]}.`,
        'Cancel it instead.',
      );
    }
    await parts.outbox.add([parts.outbox.entry(input.id, order, { kind: 'remove' })]);
  });
}

function isDraftAt({ accountId, body }: Mutation, account: AccountId): boolean {
  return accountId === account && body.kind === 'create';
}
