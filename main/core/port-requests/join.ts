import type { ChannelInput } from '../../../preload/contract/ipc/channels.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { Store } from '../interfaces/store.ts';
import type { Lanes } from '../sync/lanes.ts';
import { accountsOf, load } from './load.ts';
import { isSame } from './target.ts';

interface JoinParts {
  readonly store: Store;
  readonly lanes: Lanes;
  readonly touched: (ids: readonly string[]) => void;
}

/** Makes two port requests one: the agent says that they are the same port. */
export async function joinPortRequests(
  { store, lanes, touched }: JoinParts,
  { id, other }: ChannelInput<'portRequests.join'>,
): Promise<void> {
  if (id === other) throw refuse('rejected', 'This is one port request already.', 'Choose another one.');
  // Always in the same order: joined from both sides at once, each would wait for the other for good.
  const [first, second] = id < other ? [id, other] : [other, id];
  await lanes.run(first, () =>
    lanes.run(second, async () => {
      const mine = await load(store, id);
      const theirs = await load(store, other);
      const accounts = accountsOf(mine);
      if ([...accountsOf(theirs)].some((accountId) => accounts.has(accountId))) {
        throw refuse(
          'rejected',
          `${mine.name} and ${theirs.name} both have an order at the same account.`,
          'Keep them apart: they are two ports.',
        );
      }
      touched(await store.join(id, other));
    }),
  );
}

/** Takes an order that the agent joined out of the port request again. */
export async function partOrder(
  { store, lanes, touched }: JoinParts,
  { id, accountId, remoteId }: ChannelInput<'portRequests.part'>,
): Promise<void> {
  await lanes.run(id, async () => {
    const { record, folded, name } = await load(store, id);
    const order = record.orders.find((one) => one.accountId === accountId && one.remoteId === remoteId);
    if (!order) throw refuse('not-found', `${name} no longer has this order.`, 'Look at the port again.');
    if (!record.joined.some((link) => isSame(link, order))) {
      throw refuse(
        'rejected',
        `This order of ${name} was not joined to it.`,
        'It stays where it was placed.',
      );
    }
    if (folded.orders.length < 2) {
      throw refuse('rejected', `${name} has only this order.`, 'There is nothing to take it out of.');
    }
    touched(await store.part({ accountId, carrier: order.carrier }, remoteId));
  });
}
