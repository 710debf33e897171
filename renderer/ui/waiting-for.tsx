import { CloudOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { isUnreached, type Problem } from '../../preload/contract/domain/problem.ts';
import { Button } from './button.tsx';
import { ErrorNote } from './error-note.tsx';
import './notes.css';

export interface WaitingForProps {
  /** Who has to answer: `Telnyx`. */
  readonly who: string;
  /** What happens next: "The windows are shown as soon as it answers." */
  readonly next: string;
  readonly onRetry?: (() => void) | undefined;
  readonly isPending?: boolean;
}

/** Only a carrier can answer this, and it can't be reached: nobody's fault, so no error. Announced politely. */
export function WaitingFor({ who, next, onRetry, isPending = false }: WaitingForProps): ReactNode {
  return (
    <div className="ui-note" data-tone="waiting">
      <CloudOff aria-hidden="true" />
      <div className="ui-note-words" role="status" aria-label={`Waiting for ${who}`}>
        <p className="ui-note-what">Waiting for {who}</p>
        <p>{next}</p>
      </div>
      {onRetry && (
        <div className="ui-note-action">
          <Button size="sm" isPending={isPending} pendingLabel={`Asking ${who}`} onPress={onRetry}>
            Try again
          </Button>
        </div>
      )}
    </div>
  );
}

/** What came instead of a carrier's answer: a wait where it can't be reached, else what went wrong. */
export function Unanswered({
  problem,
  ...waiting
}: WaitingForProps & { readonly problem: Problem }): ReactNode {
  if (isUnreached(problem)) return <WaitingFor {...waiting} />;
  const { onRetry } = waiting;
  return (
    <ErrorNote
      what={problem.what}
      next={problem.next}
      action={
        onRetry && (
          <Button size="sm" onPress={onRetry}>
            Try again
          </Button>
        )
      }
    />
  );
}
