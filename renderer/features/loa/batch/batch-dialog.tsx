import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { PortRequestId } from '../../../../preload/contract/domain/ids.ts';
import { type Entry, freshEntry } from '../sign/entry.ts';
import type { LoaStore } from '../store.ts';
import type { Chosen } from './progress.ts';
import { ReadStep } from './read-step.tsx';
import { SignStep } from './sign-step.tsx';
import { commonOffers, useRun } from './use-batch.ts';
import '../loa.css';
import '../sign/sign.css';
import './batch.css';

export interface BatchDialogProps {
  readonly store: LoaStore;
  readonly timeZone: string;
  readonly onSigned: (id: PortRequestId) => void;
  readonly onOpen: (id: PortRequestId) => void;
}

/** Many LOAs and one signature: each is read and agreed to by itself. */
export function BatchDialog(props: BatchDialogProps): ReactNode {
  const isBatch = useStore(props.store, (state) => state.isBatch);
  return isBatch ? <Batch {...props} /> : null;
}

function Batch({ store, timeZone, onSigned, onOpen }: BatchDialogProps): ReactNode {
  const [agreed, setAgreed] = useState<ReadonlyMap<string, Chosen>>(new Map());
  const [entry, setEntry] = useState<Entry | null>(null);
  const [isSigning, setSigning] = useState(false);
  const run = useRun(timeZone, onSigned);
  const chosen = [...agreed.values()];
  const close = (): void => {
    if (!run.isRunning) store.showBatch(false);
  };
  if (isSigning && entry) {
    return (
      <SignStep
        chosen={chosen}
        entry={entry}
        run={run}
        onEntry={(part) => setEntry({ ...entry, ...part })}
        onBack={() => setSigning(false)}
        onClose={close}
      />
    );
  }
  return (
    <ReadStep
      agreed={agreed}
      progress={run.progress}
      timeZone={timeZone}
      onAgree={(row, agreement) => {
        const next = new Map(agreed);
        if (agreement) next.set(row.key, { row, agreement });
        else next.delete(row.key);
        setAgreed(next);
      }}
      onOpen={(id) => {
        close();
        onOpen(id);
      }}
      onContinue={() => {
        const [first] = chosen;
        if (!first) return;
        const methods = commonOffers(chosen.map(({ row }) => row));
        setEntry(entry ?? freshEntry({ ...first.row.part, methods }));
        setSigning(true);
      }}
      onClose={close}
    />
  );
}
