import { CircleAlert, CloudUpload, RefreshCw, SearchCheck } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { isOfAccount } from '../../../preload/contract/domain/outbox.ts';
import type { WaitingChange } from '../../../preload/contract/domain/port-requests.ts';
import { Button } from '../../ui/button.tsx';
import { FileSize } from '../../ui/file-size.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { OutboxStore } from './store.ts';
import { remedyLabel, sinceWords, statusWords, whyWords } from './words.ts';
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

/** One change that waits: what it is, how it stands and why, the carrier's words, and the buttons that help. */
export function WaitingRow({ change, store, timeZone }: WaitingRowProps): ReactNode {
  const now = useNow();
  const words = useId();
  const { problem, status, remedies } = change;
  const needsYou = status === 'conflict' || status === 'refused';
  const why = whyWords(change, now, timeZone);
  // The line of its account says it already.
  const isSaid = change.holdup !== undefined && isOfAccount(change.holdup);
  return (
    <div className="waiting" data-tone={needsYou ? 'warning' : undefined}>
      {ICONS[status]}
      <div className="waiting-words">
        <p className="waiting-what">
          <strong id={words}>{change.words}</strong>
          {change.size !== undefined && <FileSize size={change.size} />}
        </p>
        <p className="waiting-status">
          <span className="waiting-state">{statusWords(change)}</span> <span>{sinceWords(change, now)}</span>
          {why && <span className="waiting-why">{why}</span>}
        </p>
        {problem && !isSaid && (
          <p className="waiting-problem" data-selectable="">
            {problem.what} {problem.next}
          </p>
        )}
      </div>
      <div className="waiting-actions">
        {remedies.map((remedy, index) => (
          <Button
            key={remedy}
            size="sm"
            variant={needsYou && index === 0 ? 'secondary' : 'quiet'}
            aria-describedby={words}
            onPress={() => void store.apply(change, remedy)}
          >
            {remedyLabel(remedy, change)}
          </Button>
        ))}
      </div>
    </div>
  );
}
