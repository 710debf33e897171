import { FileSignature } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { type Entry, entryLack } from '../sign/entry.ts';
import { SignatureField } from '../sign/signature-field.tsx';
import { countWords } from '../words.ts';
import { BatchList } from './batch-list.tsx';
import { type Chosen, tally, tallyWords } from './progress.ts';
import { commonOffers, type Run } from './use-batch.ts';

export interface SignStepProps {
  readonly chosen: readonly Chosen[];
  readonly entry: Entry;
  readonly run: Run;
  readonly onEntry: (part: Partial<Entry>) => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

const yes = (): boolean => true;

/** One signature for all that was agreed to; how far each has come stays in sight. */
export function SignStep(props: SignStepProps): ReactNode {
  const { chosen, entry, run, onClose } = props;
  const rows = chosen.map(({ row }) => row);
  const state = tally(rows.map(({ key }) => run.progress.get(key) ?? { kind: 'waiting' }));
  const isBegun = rows.some(({ key }) => run.progress.has(key));
  const isDone = state.signed === rows.length;
  const lack = entryLack(entry);
  const words = `Sign ${countWords(rows.length, 'LOA')}`;
  return (
    <Dialog
      title={words}
      size="full"
      isOpen
      isDismissable={false}
      onClose={onClose}
      note={
        <span role="status">
          {isBegun ? `${tallyWords(state)}.` : (lack ?? 'One signature for all of them.')}
        </span>
      }
      footer={
        isDone ? (
          <Button variant="primary" onPress={onClose}>
            Done
          </Button>
        ) : (
          <>
            <Button isDisabled={run.isRunning} onPress={props.onBack}>
              Back
            </Button>
            <Button
              variant="primary"
              isDisabled={lack !== null}
              isPending={run.isRunning}
              pendingLabel="Signing"
              onPress={() => run.start(chosen, entry)}
            >
              {state.failed > 0 && !run.isRunning ? 'Try the failed ones again' : words}
            </Button>
          </>
        )
      }
    >
      <div className="batch">
        <BatchList rows={rows} current={null} isAgreed={yes} progress={run.progress} />
        <div className="batch-signature">
          {isDone ? (
            <EmptyState icon={<FileSignature />}>
              {`${countWords(rows.length, 'LOA')} signed. Each is among the documents of its port request.`}
            </EmptyState>
          ) : (
            <SignatureField entry={entry} offers={commonOffers(rows)} onEntry={props.onEntry} />
          )}
        </div>
      </div>
    </Dialog>
  );
}
