import { Link2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { LinkProposal } from '../../../preload/contract/domain/orders.ts';
import type { PortRequestView } from '../../../preload/contract/domain/port-requests.ts';
import { useBridge } from '../../bridge/context.tsx';
import { useDirectory } from '../../bridge/directory.ts';
import { Button } from '../../ui/button.tsx';
import { useOpen, usePortRequest } from './context.ts';
import { isSameOrder, ordersTopic } from './orders.ts';
import './proposals.css';

/** Other port requests that look like this one at another account: joined or set aside. */
export function Proposals({ view }: { readonly view: PortRequestView }): ReactNode {
  const dismissed = useOpen((state) => state.dismissed);
  return view.proposals
    .filter((proposal) => !dismissed.has(pairOf(view.card.id, proposal.id)))
    .map((proposal) => <Proposal key={proposal.id} view={view} proposal={proposal} />);
}

/** The same two, whichever of them is open. */
export function pairOf(one: string, other: string): string {
  return [one, other].sort().join(' ');
}

function Proposal(props: { readonly view: PortRequestView; readonly proposal: LinkProposal }): ReactNode {
  const { view, proposal } = props;
  const { store } = usePortRequest();
  const carriers = useDirectory((known) => known.carriers);
  const join = useJoin(view, proposal);
  const labels = new Set(
    proposal.carriers.map(({ carrier }) => carriers.find((one) => one.id === carrier)?.label ?? carrier),
  );
  return (
    <section className="proposal" aria-label={`Perhaps the same port: ${proposal.name}`}>
      <Link2 aria-hidden="true" />
      <p>
        Looks like the same port as “{proposal.name}” at {[...labels].join(' and ')}:{' '}
        <span className="tabular">{sharedWords(proposal)}</span>.
      </p>
      <Button size="sm" onPress={() => void join()}>
        Join
      </Button>
      <Button size="sm" variant="quiet" onPress={() => store.dismiss(pairOf(view.card.id, proposal.id))}>
        Not the same
      </Button>
    </section>
  );
}

function sharedWords({ sharedNumbers, numberCount }: LinkProposal): string {
  return `${sharedNumbers} of ${numberCount} ${numberCount === 1 ? 'number' : 'numbers'}`;
}

/** Two become one; as long as the toast stands they can be parted again. */
function useJoin(view: PortRequestView, proposal: LinkProposal): () => Promise<void> {
  const bridge = useBridge();
  const { store, actions } = usePortRequest();
  const { id, name } = view.card;
  return async () => {
    const answer = await bridge.portRequests.join({ id, other: proposal.id });
    if (!answer.ok) {
      actions.notify({ tone: 'problem', message: `${answer.error.what} ${answer.error.next}` });
      return;
    }
    const joined = answer.value.orders.filter(
      (order) => order.canUnlink && !view.orders.some((before) => isSameOrder(before, order)),
    );
    const part = async (): Promise<void> => {
      for (const { accountId, remoteId } of joined) {
        if (remoteId === undefined) continue;
        const parted = await bridge.portRequests.part({ id, accountId, remoteId });
        if (!parted.ok)
          actions.notify({ tone: 'problem', message: `${parted.error.what} ${parted.error.next}` });
      }
      await store.reload();
    };
    actions.notify({
      topic: ordersTopic(id),
      message: `“${proposal.name}” is part of ${name} now.`,
      action: { label: 'Undo', onAction: () => void part() },
    });
    await store.reload();
    // What the other carrier tells of its order is read when a port is opened: this one is open already.
    void store.refresh();
  };
}
