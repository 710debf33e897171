import { CircleAlert, CloudUpload, RefreshCw, SearchCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { WaitingChange } from '../../../preload/contract/domain/port-requests.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { OutboxStore } from './store.ts';
import { REMEDY_LABELS, remediesOf, statusWords } from './words.ts';
import './outbox.css';

const ICONS = {
  queued: <CloudUpload />,
  sending: <RefreshCw />,
  unknown: <SearchCheck />,
  conflict: <CircleAlert />,
  refused: <CircleAlert />,
} as const;

export interface WaitingRowProps {
  readonly change: WaitingChange;
  readonly store: OutboxStore;
  readonly timeZone: string;
}

/** One change that waits: what it is, how it stands, the carrier's words, and the buttons that help. */
export function WaitingRow({ change, store, timeZone }: WaitingRowProps): ReactNode {
  const now = useNow();
  const { problem, status } = change;
  const needsYou = status === 'conflict' || status === 'refused';
  const [first, ...rest] = remediesOf(change);
  return (
    <div className="waiting" data-tone={needsYou ? 'warning' : undefined}>
      {ICONS[status]}
      <div className="waiting-words">
        <p>
          <strong>{change.words}</strong>
          <span className="waiting-status">{statusWords(change, now, timeZone)}</span>
        </p>
        {problem && (
          <p className="waiting-problem" data-selectable="">
            {problem.what} {problem.next}
          </p>
        )}
      </div>
      <div className="waiting-actions">
        {first && (
          <Button
            size="sm"
            variant={needsYou ? 'secondary' : 'quiet'}
            onPress={() => void store.apply(change, first)}
          >
            {REMEDY_LABELS[first]}
          </Button>
        )}
        {rest.map((remedy) => (
          <Button key={remedy} size="sm" variant="quiet" onPress={() => void store.apply(change, remedy)}>
            {REMEDY_LABELS[remedy]}
          </Button>
        ))}
      </div>
    </div>
  );
}
