import { CircleCheck, Undo2 } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useBridge } from '../../../bridge/context.tsx';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { Button } from '../../../ui/button.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { useHeldEscape } from './use-held-escape.ts';

export interface HandOverProps {
  readonly portName: string;
  readonly isDone: boolean;
  readonly lack: string | null;
  readonly isPending: boolean;
  readonly onSign: () => void;
  readonly onReturn: () => void;
  readonly children: ReactNode;
}

/** The whole screen for the customer: this LOA, the consent and the signature, and nothing of anybody else. */
export function HandOver(props: HandOverProps): ReactNode {
  const { portName, isDone, lack, isPending, onSign, onReturn, children } = props;
  const [isAsked, setAsked] = useState(false);
  const isHeld = useHeldEscape(onReturn);
  const bridge = useBridge();
  useEffect(() => {
    void bridge.app.fillScreen({ on: true });
    return () => void bridge.app.fillScreen({ on: false });
  }, [bridge]);
  return (
    <>
      <ModalOverlay
        className="handed"
        data-handed-over=""
        isOpen
        isDismissable={false}
        isKeyboardDismissDisabled
      >
        <Modal className="handed-page">
          <Dialog className="handed-dialog">
            <header>
              <Heading slot="title">Letter of authorization for {portName}</Heading>
              <span className="handed-hold" data-held={isHeld || undefined}>
                Hold <Kbd keys="Esc" /> or
              </span>
              <Button icon={<Undo2 />} onPress={() => (isDone ? onReturn() : setAsked(true))}>
                Return to agent
              </Button>
            </header>
            {isDone ? (
              <div className="handed-done" role="status">
                <CircleCheck aria-hidden="true" />
                <p>
                  <strong>Thank you, the letter is signed.</strong>
                </p>
                <p>Please give the screen back. A copy of the letter is yours to ask for.</p>
              </div>
            ) : (
              <>
                {children}
                <footer>
                  <p role="status">{lack ?? 'Everything is here. Sign when you are ready.'}</p>
                  <Button
                    variant="primary"
                    isDisabled={lack !== null}
                    isPending={isPending}
                    pendingLabel="Sealing"
                    onPress={onSign}
                  >
                    Sign LOA
                  </Button>
                </footer>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
      <AlertDialog
        title="Return to the agent"
        confirmLabel="Return"
        cancelLabel="Keep signing"
        isOpen={isAsked}
        onConfirm={() => {
          setAsked(false);
          onReturn();
        }}
        onCancel={() => setAsked(false)}
      >
        <p>The letter is not signed yet. What was entered stays; the agent’s other work becomes visible.</p>
      </AlertDialog>
    </>
  );
}
