import { type ReactNode, useEffect, useState } from 'react';
import type { PortRequestId } from '../../../../preload/contract/domain/ids.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ProgressRing } from '../../../ui/progress-ring.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { BatchList } from './batch-list.tsx';
import { BatchReader } from './batch-reader.tsx';
import { type Collected, MOST } from './collect.ts';
import type { Agreement, Chosen, Progress } from './progress.ts';
import type { BatchRow } from './rows.ts';
import { useCandidates } from './use-batch.ts';

export interface ReadStepProps {
  readonly agreed: ReadonlyMap<string, Chosen>;
  readonly progress: ReadonlyMap<string, Progress>;
  readonly timeZone: string;
  readonly onAgree: (row: BatchRow, agreement: Agreement | null) => void;
  readonly onOpen: (id: PortRequestId) => void;
  readonly onContinue: () => void;
  readonly onClose: () => void;
}

const NONE: readonly BatchRow[] = [];

/** The LOAs that want a signature, to read and to agree to one by one. */
export function ReadStep(props: ReadStepProps): ReactNode {
  const { agreed } = props;
  const [text, setText] = useState('');
  const [current, setCurrent] = useState<BatchRow | null>(null);
  const found = useCandidates(text);
  const rows = found?.kind === 'here' ? found.rows : NONE;
  const isOpen = (row: BatchRow): boolean => !agreed.has(row.key) && row.part.lacks.length === 0;
  const first = rows.find(isOpen) ?? rows[0];
  // One is shown at once.
  useEffect(() => {
    if (first) setCurrent((now) => now ?? first);
  }, [first]);
  const at = rows.findIndex((row) => row.key === current?.key);
  const next = [...rows.slice(at + 1), ...rows.slice(0, Math.max(0, at))].find(isOpen);
  return (
    <Dialog
      title="Sign LOAs"
      size="full"
      isOpen
      isDismissable={agreed.size === 0}
      onClose={props.onClose}
      note={
        <span role="status">
          {agreed.size === 0
            ? 'Read each LOA and agree to it. One signature then signs them all.'
            : `${agreed.size} agreed to.`}
        </span>
      }
      footer={
        <>
          <Button onPress={props.onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={agreed.size === 0} onPress={props.onContinue}>
            Continue
          </Button>
        </>
      }
    >
      <div className="batch">
        <div className="batch-find">
          <SearchField
            label="Find port requests"
            placeholder="Number, name, BTN or reference"
            value={text}
            onChange={setText}
          />
          <Found found={found} />
          <BatchList
            rows={rows}
            current={current?.key ?? null}
            isAgreed={(row) => agreed.has(row.key)}
            progress={props.progress}
            onShow={setCurrent}
          />
        </div>
        {current ? (
          <BatchReader
            key={current.key}
            row={current}
            agreement={agreed.get(current.key)?.agreement}
            onAgree={(agreement) => props.onAgree(current, agreement)}
            onOpen={() => props.onOpen(current.target.id)}
            onNext={next && (() => setCurrent(next))}
            timeZone={props.timeZone}
          />
        ) : (
          <div className="batch-reader" />
        )}
      </div>
    </Dialog>
  );
}

function Found({ found }: { readonly found: Collected | null }): ReactNode {
  if (found === null) return <ProgressRing label="Looking for LOAs" size={20} />;
  if (found.kind === 'unread') return <p>The board can’t be read now.</p>;
  if (found.rows.length === 0) return <p>No LOA here wants a signature.</p>;
  if (!found.isCut) return null;
  return <p>{`From the first ${MOST} port requests. Search to reach others.`}</p>;
}
