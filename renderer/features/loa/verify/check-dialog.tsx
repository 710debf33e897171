import { CircleAlert, CircleCheck, CircleHelp, FileSearch, TriangleAlert } from 'lucide-react';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { PortRequestId } from '../../../../preload/contract/domain/ids.ts';
import type { LoaVerdict } from '../../../../preload/contract/domain/loa.ts';
import type { Problem } from '../../../../preload/contract/domain/problem.ts';
import type { Result } from '../../../../preload/contract/ipc/result.ts';
import { useBridge } from '../../../bridge/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { ProgressRing } from '../../../ui/progress-ring.tsx';
import { useFileDrop } from '../../../ui/use-file-drop.ts';
import type { LoaStore } from '../store.ts';
import { verdictWords } from './verdict.ts';
import './check.css';

const ICONS = {
  good: <CircleCheck aria-hidden="true" />,
  warning: <TriangleAlert aria-hidden="true" />,
  danger: <CircleAlert aria-hidden="true" />,
  neutral: <CircleHelp aria-hidden="true" />,
} as const;

export interface CheckDialogProps {
  readonly store: LoaStore;
  readonly onOpen: (id: PortRequestId) => void;
}

/** Says of any PDF whether it is a sealed LOA, and whether it is as it was sealed. */
export function CheckDialog(props: CheckDialogProps): ReactNode {
  const isChecking = useStore(props.store, (state) => state.isChecking);
  return isChecking ? <Check {...props} /> : null;
}

type Asked =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'asking'; readonly name: string }
  | { readonly kind: 'said'; readonly name: string; readonly verdict: LoaVerdict }
  | { readonly kind: 'problem'; readonly problem: Problem };

function Check({ store, onOpen }: CheckDialogProps): ReactNode {
  const bridge = useBridge();
  const [asked, setAsked] = useState<Asked>({ kind: 'nothing' });
  const target = useRef<HTMLDivElement>(null);
  const ask = useCallback(
    async (name: string, question: () => Promise<Result<LoaVerdict | null>>): Promise<void> => {
      setAsked({ kind: 'asking', name });
      const answer = await question();
      if (!answer.ok) setAsked({ kind: 'problem', problem: answer.error });
      else if (answer.value) setAsked({ kind: 'said', name, verdict: answer.value });
      else setAsked({ kind: 'nothing' });
    },
    [],
  );
  const verify = useCallback(
    (file: File): void => void ask(file.name, () => bridge.files.verify(file)),
    [ask, bridge],
  );
  const isOver = useFileDrop(target, verify);
  const close = (): void => store.showCheck(false);
  return (
    <Dialog
      title="Check a sealed LOA"
      isOpen
      onClose={close}
      footer={<Button onPress={close}>Close</Button>}
      note="The file is read here and not kept."
    >
      <div ref={target} className="check-drop" data-over={isOver || undefined}>
        <FileSearch aria-hidden="true" />
        <p>Drop a PDF here to see whether it is as it was sealed.</p>
        <Button onPress={() => void ask('', () => bridge.loa.verifyChosen())}>Choose a PDF</Button>
      </div>
      <div className="check-said" role="status">
        {asked.kind === 'asking' && <ProgressRing label={`Checking ${asked.name || 'the PDF'}`} size={20} />}
        {asked.kind === 'said' && (
          <Verdict
            {...asked}
            onOpen={(id) => {
              close();
              onOpen(id);
            }}
          />
        )}
      </div>
      {asked.kind === 'problem' && <ErrorNote what={asked.problem.what} next={asked.problem.next} />}
    </Dialog>
  );
}

function Verdict(props: {
  readonly name: string;
  readonly verdict: LoaVerdict;
  readonly onOpen: (id: PortRequestId) => void;
}): ReactNode {
  const { name, verdict, onOpen } = props;
  const { tone, title, facts } = verdictWords(verdict);
  const portId = verdict.verdict === 'unchanged' ? verdict.portRequestId : undefined;
  return (
    <div className="check-verdict" data-tone={tone}>
      {ICONS[tone]}
      <div>
        <h3 data-selectable="">{title}</h3>
        {facts.map((fact) => (
          <p key={fact} data-selectable="">
            {fact}
          </p>
        ))}
        {name && <p className="check-name">{name}</p>}
      </div>
      {portId !== undefined && (
        <Button size="sm" onPress={() => onOpen(portId)}>
          Open
        </Button>
      )}
    </div>
  );
}
