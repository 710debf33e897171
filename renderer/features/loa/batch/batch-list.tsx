import { Check, CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { ProgressRing } from '../../../ui/progress-ring.tsx';
import { countWords, STATE_WORDS } from '../words.ts';
import type { Progress } from './progress.ts';
import { type BatchRow, groupRows } from './rows.ts';

export interface BatchListProps {
  readonly rows: readonly BatchRow[];
  readonly current: string | null;
  readonly isAgreed: (row: BatchRow) => boolean;
  readonly progress: ReadonlyMap<string, Progress>;
  /** Absent while they are being signed. */
  readonly onShow?: (row: BatchRow) => void;
}

/** LOAs by losing carrier, each with how far it has come. */
export function BatchList(props: BatchListProps): ReactNode {
  return (
    <div className="batch-list">
      {groupRows(props.rows).map(({ losingCarrier, rows }) => (
        <section key={losingCarrier} aria-label={losingCarrier}>
          <h3>{losingCarrier}</h3>
          <ul>
            {rows.map((row) => (
              <li key={row.key}>
                <Row {...props} row={row} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Row(props: BatchListProps & { readonly row: BatchRow }): ReactNode {
  const { row, current, onShow } = props;
  const { part, target } = row;
  const progress = props.progress.get(row.key);
  const state = STATE_WORDS[part.state];
  return (
    <>
      <button
        type="button"
        className="batch-row"
        aria-current={row.key === current || undefined}
        disabled={!onShow}
        onClick={() => onShow?.(row)}
      >
        <Mark progress={progress} isAgreed={props.isAgreed(row)} />
        <span className="batch-words">
          <span className="truncate">{target.portName}</span>
          <span className="batch-about tabular truncate">{row.about}</span>
        </span>
        <span className="batch-count tabular">{countWords(part.numbers.length, 'number')}</span>
        {part.state !== 'unsigned' && <Badge tone={state.tone}>{state.label}</Badge>}
        {part.lacks.length > 0 && <Badge tone="warning">{part.lacks.length} missing</Badge>}
      </button>
      {progress?.kind === 'failed' && (
        <p className="batch-problem" role="alert">
          {target.portName}: {progress.problem.what} {progress.problem.next}
        </p>
      )}
    </>
  );
}

function Mark(props: { readonly progress: Progress | undefined; readonly isAgreed: boolean }): ReactNode {
  const { progress, isAgreed } = props;
  switch (progress?.kind) {
    case 'signing':
      return <ProgressRing label="Signing" size={14} />;
    case 'signed':
      return <Said words="Signed" icon={<Check />} tone="good" />;
    case 'failed':
      return <Said words="Failed" icon={<CircleAlert />} tone="danger" />;
    case 'waiting':
    case undefined:
      return isAgreed ? (
        <Said words="Agreed" icon={<Check />} tone="accent" />
      ) : (
        <span className="batch-mark" />
      );
  }
}

function Said(props: { readonly words: string; readonly icon: ReactNode; readonly tone: string }): ReactNode {
  return (
    <span className="batch-mark" data-tone={props.tone} role="img" aria-label={props.words}>
      {props.icon}
    </span>
  );
}
