import type { ReactNode } from 'react';
import type { FocWindow } from '../../../preload/contract/domain/orders.ts';
import type { OrderView, PortRequestView } from '../../../preload/contract/domain/port-requests.ts';
import { isUnreached } from '../../../preload/contract/domain/problem.ts';
import { useBridge } from '../../bridge/context.tsx';
import { useAccount } from '../../bridge/directory.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useWhenBack } from '../../bridge/use-when-back.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProgressRing } from '../../ui/progress-ring.tsx';
import { clock, dayOf, dayWords, zoneWords } from '../../ui/time-words.ts';
import { useNow } from '../../ui/use-now.ts';
import { Unanswered } from '../../ui/waiting-for.tsx';
import { usePortRequest } from './context.ts';
import { useOrderLabel } from './order-mark.tsx';
import { keyOfOrder } from './orders.ts';

/** When the carrier can schedule the cutover; a day of it becomes the requested date. */
export function WindowsDialog(props: {
  readonly view: PortRequestView;
  readonly order: OrderView;
  readonly onClose: () => void;
}): ReactNode {
  const { view, order, onClose } = props;
  const bridge = useBridge();
  const { store, actions, timeZone } = usePortRequest();
  const label = useOrderLabel(order);
  const zone = useAccount(order.accountId)?.timeZone ?? timeZone;
  const { id } = view.card;
  const { accountId, remoteId = '' } = order;
  const [answer, ask] = useAnswer(keyOfOrder(order), () =>
    bridge.portRequests.windows({ id, accountId, remoteId }),
  );
  useWhenBack(accountId, answer.kind === 'problem' && isUnreached(answer.problem), ask);
  const choose = async (day: string): Promise<void> => {
    onClose();
    const saved = await bridge.portRequests.edit({ id, changes: { requestedDate: day } });
    if (!saved.ok) actions.notify({ tone: 'problem', message: `${saved.error.what} ${saved.error.next}` });
    await store.reload();
  };
  return (
    <Dialog
      title={`FOC windows at ${label}`}
      size="sm"
      isOpen
      onClose={onClose}
      note={`Times of ${zoneWords(zone)}`}
    >
      {answer.kind === 'asking' && <ProgressRing label={`Asking ${label}`} />}
      {answer.kind === 'problem' && (
        <Unanswered
          problem={answer.problem}
          who={label}
          next="Its windows are shown as soon as it can be reached. A requested date can be set in Details meanwhile."
          onRetry={ask}
        />
      )}
      {answer.kind === 'here' && (
        <Windows windows={answer.value} zone={zone} onChoose={(day) => void choose(day)} />
      )}
    </Dialog>
  );
}

function Windows(props: {
  readonly windows: readonly FocWindow[];
  readonly zone: string;
  readonly onChoose: (day: string) => void;
}): ReactNode {
  const { windows, zone, onChoose } = props;
  const today = dayOf(useNow(), zone);
  if (!windows.length) return <p>The carrier offers none now.</p>;
  return (
    <ul className="windows" aria-label="Windows">
      {windows.map(({ from, to }) => {
        const day = dayOf(from, zone);
        return (
          <li key={from} className="windows-row tabular">
            <span>
              {dayWords(day, today)}, {clock(from, zone)} – {clock(to, zone)}
            </span>
            <Button size="sm" aria-label={`Ask for ${dayWords(day, today)}`} onPress={() => onChoose(day)}>
              Ask for this day
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
