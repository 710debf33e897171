import { Hand } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { LoaPart, LoaView } from '../../../../preload/contract/domain/loa.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { useReturnFocus } from '../../../ui/use-return-focus.ts';
import type { LoaState, LoaStore } from '../store.ts';
import { useLoa } from '../use-loa.ts';
import { Ceremony } from './ceremony.tsx';
import { HandOver } from './hand-over.tsx';
import { useSigning } from './use-signing.ts';
import '../loa.css';
import './sign.css';

export interface SigningProps {
  readonly store: LoaStore;
  readonly timeZone: string;
  readonly onSigned: (target: { readonly id: string; readonly portName: string }) => void;
}

type Target = NonNullable<LoaState['signing']>;

/** The LOA that is being signed, by the agent's desk or in the customer's hands. */
export function Signing(props: SigningProps): ReactNode {
  const target = useStore(props.store, (state) => state.signing);
  if (!target) return null;
  return <Opening key={`${target.id} ${target.variant}`} {...props} target={target} />;
}

function Opening(props: SigningProps & { readonly target: Target }): ReactNode {
  const { target, store } = props;
  const [answer, again] = useLoa(target.id);
  // What the form was opened with stays, while the port is read again beneath it.
  const kept = useRef<{ readonly part: LoaPart; readonly view: LoaView } | null>(null);
  if (answer.kind === 'here') {
    const part = answer.value.parts.find(({ variant }) => variant === target.variant);
    if (part) kept.current = { part, view: answer.value };
  }
  useReturnFocus(() => (target.from instanceof HTMLElement ? target.from : null));
  if (kept.current) return <Form {...props} {...kept.current} />;
  return (
    <Dialog title={`Sign LOA of ${target.portName}`} isOpen onClose={store.endSigning}>
      {answer.kind === 'problem' && (
        <ErrorNote
          what={answer.problem.what}
          next={answer.problem.next}
          action={
            <Button size="sm" onPress={again}>
              Try again
            </Button>
          }
        />
      )}
    </Dialog>
  );
}

function Form(
  props: SigningProps & { readonly target: Target; readonly part: LoaPart; readonly view: LoaView },
): ReactNode {
  const { target, part, view, store, timeZone, onSigned } = props;
  const [isLeaving, setLeaving] = useState(false);
  const [isDone, setDone] = useState(false);
  const { isHandedOver } = target;
  const form = useSigning(target, part, view.consent, timeZone, () => {
    onSigned(target);
    if (isHandedOver) setDone(true);
    else store.endSigning();
  });
  const told = useRef(form.onHandedOver);
  told.current = form.onHandedOver;
  useEffect(() => {
    if (isHandedOver) told.current();
  }, [isHandedOver]);
  const ceremony = <Ceremony form={form} part={part} consent={view.consent} timeZone={timeZone} />;
  if (isHandedOver) {
    return (
      <HandOver
        portName={target.portName}
        isDone={isDone}
        lack={form.lack}
        isPending={form.isPending}
        onSign={() => void form.sign()}
        onReturn={() => {
          if (isDone) store.endSigning();
          else store.handOver(false);
        }}
      >
        {ceremony}
      </HandOver>
    );
  }
  const close = (): void => {
    if (form.isTouched) setLeaving(true);
    else store.endSigning();
  };
  return (
    <>
      <Dialog
        title={`Sign LOA of ${target.portName}`}
        size="full"
        isOpen
        isDismissable={false}
        onClose={close}
        note={
          <span role="status">{form.lack ?? 'Signing seals the LOA. It is sent where policy says.'}</span>
        }
        footer={
          <>
            <Button icon={<Hand />} onPress={() => store.handOver(true)}>
              Hand the screen to the customer
            </Button>
            <Button onPress={close}>Cancel</Button>
            <Button
              variant="primary"
              isDisabled={form.lack !== null}
              isPending={form.isPending}
              pendingLabel="Sealing"
              onPress={() => void form.sign()}
            >
              Sign LOA
            </Button>
          </>
        }
      >
        {ceremony}
      </Dialog>
      <AlertDialog
        title="Leave without signing"
        confirmLabel="Leave"
        cancelLabel="Keep signing"
        tone="danger"
        isOpen={isLeaving}
        onConfirm={store.endSigning}
        onCancel={() => setLeaving(false)}
      >
        <p>The signature that was entered is not kept.</p>
      </AlertDialog>
    </>
  );
}
