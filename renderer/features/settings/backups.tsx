import { type ReactNode, useState } from 'react';
import type { Backup } from '../../../preload/contract/domain/storage.ts';
import { useBridge } from '../../bridge/context.tsx';
import { useAnswer } from '../../bridge/use-answer.ts';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FileSize } from '../../ui/file-size.tsx';
import { moment } from '../../ui/time-words.ts';
import { counted } from './words.ts';

export interface BackupsProps {
  readonly timeZone: string;
  /** Changes that wait in what is open now. */
  readonly waitingNow: number;
  /** A profile that can't be written to can't be restored either. */
  readonly isReadOnly: boolean;
}

/** Copies of the outbox, drafts and attached documents, each of which can be returned to. */
export function Backups({ timeZone, waitingNow, isReadOnly }: BackupsProps): ReactNode {
  const bridge = useBridge();
  const [answer] = useAnswer('backups', () => bridge.backups.list());
  const [chosen, setChosen] = useState<Backup | null>(null);
  return (
    <>
      <p className="settings-help">
        Portside copies your waiting changes, drafts and the list of your documents each day and whenever it
        closes, and keeps the last seven.
      </p>
      {answer.kind === 'problem' && <ErrorNote what={answer.problem.what} next={answer.problem.next} />}
      {answer.kind === 'here' && answer.value.length === 0 && (
        <p className="settings-none">No backup yet. The first one is made when Portside closes.</p>
      )}
      {answer.kind === 'here' && answer.value.length > 0 && (
        <ul className="settings-backups" aria-label="Backups">
          {answer.value.map((backup) => (
            <li key={backup.id} className="settings-row">
              <div>
                <p className="tabular">{moment(backup.at, timeZone)}</p>
                <p className="settings-help tabular">
                  {counted(backup.waiting, 'change')} waiting, {counted(backup.documents, 'document')},{' '}
                  <FileSize size={backup.size} />
                </p>
              </div>
              <Button
                size="sm"
                aria-label={`Restore the backup of ${moment(backup.at, timeZone)}`}
                isDisabled={isReadOnly}
                onPress={() => setChosen(backup)}
              >
                Restore…
              </Button>
            </li>
          ))}
        </ul>
      )}
      {chosen && (
        <RestoreDialog
          backup={chosen}
          at={moment(chosen.at, timeZone)}
          waitingNow={waitingNow}
          onClose={() => setChosen(null)}
        />
      )}
    </>
  );
}

/** Asks before the present outbox makes way; the page comes back with the restored one. */
function RestoreDialog(props: {
  readonly backup: Backup;
  readonly at: string;
  readonly waitingNow: number;
  readonly onClose: () => void;
}): ReactNode {
  const { backup, at, waitingNow, onClose } = props;
  const bridge = useBridge();
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const restore = async (): Promise<void> => {
    setPending(true);
    const answer = await bridge.backups.restore({ id: backup.id });
    // Otherwise the page is read anew in a moment.
    if (answer.ok) return;
    setPending(false);
    setError(`${answer.error.what} ${answer.error.next}`);
  };
  return (
    <AlertDialog
      title={`Restore the backup of ${at}`}
      confirmLabel="Restore"
      isOpen
      isPending={isPending}
      onConfirm={() => void restore()}
      onCancel={onClose}
    >
      {error && <p className="ui-field-error">{error}</p>}
      <p>
        Your outbox, drafts and attached documents go back to that moment. Whatever waited then (
        {counted(backup.waiting, 'change')}) is checked with its carrier first: only what never arrived is
        sent.
      </p>
      <p>
        What you have now is set aside, not deleted.
        {waitingNow > 0 &&
          ` It holds ${counted(waitingNow, 'change')} that no carrier has confirmed; export everything first if you want to look at them.`}
      </p>
    </AlertDialog>
  );
}
