import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './button.tsx';
import './dialog.css';

export interface AlertDialogProps {
  /** The question, as a deed: "Submit Acme Dental to Telnyx". */
  readonly title: string;
  /** The consequence, concrete: "Charges may apply." */
  readonly children: ReactNode;
  /** The same deed on the button: "Submit". */
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  readonly tone?: 'primary' | 'danger';
  readonly isOpen: boolean;
  readonly isPending?: boolean;
  readonly isConfirmDisabled?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something leaves the desk. Focus starts on Cancel when the deed is dangerous. */
export function AlertDialog(props: AlertDialogProps): ReactNode {
  const {
    title,
    children,
    confirmLabel,
    cancelLabel = 'Cancel',
    tone = 'primary',
    isOpen,
    isPending,
  } = props;
  const careful = tone === 'danger';
  return (
    <ModalOverlay
      className="ui-scrim"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) props.onCancel();
      }}
    >
      <Modal className="ui-modal" data-size="sm">
        <AriaDialog role="alertdialog" className="ui-dialog">
          <header className="ui-dialog-head">
            <Heading slot="title">{title}</Heading>
          </header>
          <div className="ui-dialog-body">{children}</div>
          <footer className="ui-dialog-foot">
            <Button autoFocus={careful} onPress={props.onCancel}>
              {cancelLabel}
            </Button>
            <Button
              variant={tone}
              autoFocus={!careful}
              isPending={isPending ?? false}
              isDisabled={props.isConfirmDisabled ?? false}
              onPress={props.onConfirm}
            >
              {confirmLabel}
            </Button>
          </footer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
