import { Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import type { Exported } from '../../../preload/contract/domain/storage.ts';
import { useBridge } from '../../bridge/context.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { counted } from './words.ts';

/** Everything in one zip, whatever else works: for another tool, or for a day on which nothing does. */
export function ExportEverything(): ReactNode {
  const bridge = useBridge();
  const [withSecrets, setWithSecrets] = useState(false);
  const [isPending, setPending] = useState(false);
  const [done, setDone] = useState<Exported | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (): Promise<void> => {
    setPending(true);
    setDone(null);
    setProblem(null);
    const answer = await bridge.data.export({ withSecrets });
    setPending(false);
    if (answer.ok) setDone(answer.value);
    else setProblem(answer.error);
  };
  return (
    <div className="settings-export">
      <p className="settings-help">
        A zip with every port request, your outbox and your documents, which any program opens. It is not
        encrypted, so keep it where only you can read it.
      </p>
      <Checkbox label="Include PINs and account numbers" isSelected={withSecrets} onChange={setWithSecrets} />
      <Button icon={<Download />} isPending={isPending} pendingLabel="Exporting" onPress={() => void save()}>
        Export everything…
      </Button>
      <div role="status" aria-label="Export">
        {done && <Outcome exported={done} />}
      </div>
      {problem && <ErrorNote what={problem.what} next={problem.next} />}
    </div>
  );
}

const NAMED = 5;

function Outcome({ exported }: { readonly exported: Exported }): ReactNode {
  const { path, portRequests, waiting, files, unreadable } = exported;
  const counts = `${counted(portRequests, 'port request')}, ${counted(waiting, 'waiting change')} and ${counted(files, 'file')}`;
  const more = unreadable.length > NAMED ? ` and ${unreadable.length - NAMED} more` : '';
  return (
    <>
      <p data-selectable="">
        {counts} are in {path}.
      </p>
      {unreadable.length > 0 && (
        <p>
          Could not be read: {unreadable.slice(0, NAMED).join(', ')}
          {more}.
        </p>
      )}
    </>
  );
}
