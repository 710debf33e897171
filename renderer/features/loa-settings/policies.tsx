import { type ReactNode, useState } from 'react';
import type { LoaPolicy } from '../../../preload/contract/domain/loa.ts';
import { useBridge } from '../../bridge/context.tsx';
import { useAnswer } from '../../bridge/use-answer.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { PolicyCard } from './policy-card.tsx';
import { PolicyDialog } from './policy-dialog.tsx';
import { useChange } from './use-change.ts';

/** What each carrier asks of LOAs and documents, as it holds on this computer. */
export function Policies(): ReactNode {
  const bridge = useBridge();
  const [answer, ask] = useAnswer('loa-policies', () => bridge.loa.policies());
  const change = useChange();
  const [open, setOpen] = useState<LoaPolicy | null>(null);
  const reset = async ({ carrier }: LoaPolicy): Promise<void> => {
    if (await change.run(() => bridge.loa.resetPolicy({ carrier }))) ask();
  };
  return (
    <>
      <p className="loa-help">
        Carriers change these now and then. Where yours has told you otherwise, change it here: it holds on
        this computer.
      </p>
      {answer.kind === 'problem' && <ErrorNote what={answer.problem.what} next={answer.problem.next} />}
      {change.problem && <ErrorNote what={change.problem.what} next={change.problem.next} />}
      {answer.kind === 'here' && (
        <div className="loa-policies">
          {answer.value.map((policy) => (
            <PolicyCard
              key={policy.carrier}
              policy={policy}
              onEdit={() => setOpen(policy)}
              onReset={() => void reset(policy)}
            />
          ))}
        </div>
      )}
      {open && (
        <PolicyDialog
          policy={open}
          onClose={() => setOpen(null)}
          onChanged={() => {
            setOpen(null);
            ask();
          }}
        />
      )}
    </>
  );
}
