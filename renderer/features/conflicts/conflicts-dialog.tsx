import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useCarrier } from '../../bridge/directory.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';
import { DisputeChoice } from './dispute-choice.tsx';
import { type ConflictsState, type ConflictsStore, keyOf } from './store.ts';
import './conflicts.css';

/** The one screen on which a port's conflicts are decided; it opens only when the agent asks for it. */
export function ConflictsDialog({ store }: { readonly store: ConflictsStore }): ReactNode {
  const open = useStore(store, (state) => state.open);
  return open ? <Decide key={open.conflicts.id} store={store} open={open} /> : null;
}

function Decide(props: {
  readonly store: ConflictsStore;
  readonly open: NonNullable<ConflictsState['open']>;
}): ReactNode {
  const { store, open } = props;
  const { id, name, disputes, holdsSubmission } = open.conflicts;
  useReturnFocus(() => placeAfter(id, open.from));
  const left = disputes.filter((dispute) => open.kept[keyOf(dispute)] === undefined).length;
  return (
    <Dialog
      title={`Decide for ${name}`}
      isOpen
      isDismissable={!open.isSending}
      onClose={store.close}
      note={
        left === 0
          ? undefined
          : left === 1
            ? '1 field is left to choose.'
            : `${left} fields are left to choose.`
      }
      footer={
        <>
          <Button onPress={store.close}>Decide later</Button>
          <Button
            variant="primary"
            isDisabled={left > 0}
            isPending={open.isSending}
            pendingLabel="Saving"
            onPress={() => void store.send()}
          >
            Keep these values
          </Button>
        </>
      }
    >
      <div className="conflicts">
        <Lead disputes={disputes} holdsSubmission={holdsSubmission} />
        {open.problem && <ErrorNote what={open.problem.what} next={open.problem.next} />}
        {disputes.length > 1 && (
          <div className="conflicts-all">
            <Button size="sm" onPress={() => store.keepAll('mine')}>
              All mine
            </Button>
            <Button size="sm" onPress={() => store.keepAll('theirs')}>
              All theirs
            </Button>
          </div>
        )}
        {disputes.map((dispute) => (
          <DisputeChoice
            key={keyOf(dispute)}
            dispute={dispute}
            isOneOfSeveral={new Set(disputes.map(({ accountId }) => accountId)).size > 1}
            value={open.kept[keyOf(dispute)] ?? null}
            onChange={(keep) => store.keep(dispute, keep)}
            reveal={(side) => store.reveal(dispute, side)}
          />
        ))}
      </div>
    </Dialog>
  );
}

function Lead(props: {
  readonly disputes: NonNullable<ConflictsState['open']>['conflicts']['disputes'];
  readonly holdsSubmission: boolean;
}): ReactNode {
  const { disputes, holdsSubmission } = props;
  const carriers = new Set(disputes.map(({ carrier }) => carrier));
  const first = useCarrier(disputes[0]?.carrier ?? '');
  const who = carriers.size === 1 && first ? first.label : 'the carrier';
  return (
    <p>
      You and {who} changed {disputes.length === 1 ? 'the same field' : 'the same fields'}, to different
      values. What you don’t keep stays in the timeline.
      {holdsSubmission && ' The submission waits until you have chosen; everything else goes on.'}
    </p>
  );
}

/** Back to where it was asked for; a card that went to another column is another element there. */
function placeAfter(id: string, from: Element | null): HTMLElement | null {
  if (from instanceof HTMLElement && from.isConnected) return from;
  return document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`);
}
