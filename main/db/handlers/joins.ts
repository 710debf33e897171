import type { PortFields } from '../../../preload/contract/domain/fields.ts';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { LinkProposal } from '../../../preload/contract/domain/orders.ts';
import type { Card } from '../../../preload/contract/domain/port-requests.ts';
import type { OrderLink } from '../../core/interfaces/mutation.ts';
import type { Context, Handlers } from '../context.ts';
import { foundId } from '../new-order.ts';
import { parsed } from '../secrets.ts';
import { copyDocuments, joinDocuments } from './joined-documents.ts';
import { readdressEntries } from './readdress.ts';

type JoinHandlers = Pick<Handlers, 'join' | 'part' | 'lookalikes'>;

/** More are no help. */
const MOST_PROPOSALS = 3;

/** Which orders are one port request, where the agent says so. */
export function joinHandlers(context: Context): JoinHandlers {
  const { tables } = context;
  return {
    join: (id, other) =>
      context.writeLedger((touched) => {
        const links = tables.links.ofPortRequest(other);
        const own = ownFieldsOf(context, other);
        for (const link of links) tables.links.join({ ...link, portRequestId: id });
        tables.joins.moveAll(other, id);
        readdressEntries(context, other, id);
        if (own) keepForParting(context, own, links);
        joinDocuments(context, id);
        touched.add(id).add(other);
      }),
    part: (account, remoteId) =>
      context.writeLedger((touched) => {
        const { accountId } = account;
        const from = tables.links.target(accountId, remoteId);
        const to = foundId(account, remoteId);
        if (from === undefined || from === to) return;
        // A link of its own, so that our reference at the carrier does not bring it back.
        tables.links.put({ accountId, remoteId, portRequestId: to });
        tables.links.settle(accountId, remoteId);
        tables.joins.moveOne(accountId, remoteId, to);
        tables.mutations.readdressOrder(accountId, remoteId, to);
        tables.deliveries.readdressOrder(accountId, remoteId, to);
        tables.history.readdressOrder(accountId, remoteId, to);
        copyDocuments(context, accountId, remoteId, to);
        touched.add(from).add(to);
      }),
    lookalikes: (id) => {
      const mine = tables.cards.ofPortRequest(id);
      if (!mine) return [];
      return proposals(parsed<Card>(mine.card), tables.lookalikes.find(mine, MOST_PROPOSALS * 3));
    },
  };
}

function ownFieldsOf({ tables, codec }: Context, id: PortRequestId): PortFields | undefined {
  const own = tables.ownFields.get(id);
  return own === undefined ? undefined : codec.own.decode(id, own, 'open');
}

/** What the agent typed for an order is there again once it is parted. */
function keepForParting({ tables, codec }: Context, own: PortFields, links: readonly OrderLink[]): void {
  for (const link of links) {
    const alone = foundId(link, link.remoteId);
    tables.ownFields.put(alone, codec.own.encode(alone, own));
  }
}

/** The same numbers at an account that has none of this port's orders; all of one side's, or it is another port. */
function proposals(
  mine: Card,
  found: readonly { readonly card: string; readonly shared: number }[],
): readonly LinkProposal[] {
  const accounts = new Set(mine.carriers.map(({ accountId }) => accountId));
  return found
    .map(({ card, shared }) => ({ card: parsed<Card>(card), shared }))
    .filter(({ card, shared }) => {
      const whole = shared === Math.min(card.numberCount, mine.numberCount);
      return whole && !card.carriers.some(({ accountId }) => accounts.has(accountId));
    })
    .slice(0, MOST_PROPOSALS)
    .map(({ card, shared }) => ({
      id: card.id,
      name: card.name,
      state: card.state,
      carriers: card.carriers,
      sharedNumbers: shared,
      numberCount: card.numberCount,
    }));
}
