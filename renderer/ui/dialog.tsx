import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './icon-button.tsx';
import './dialog.css';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** sm 400, md 560, lg 800 px wide; `full` is the window less a margin (previews, signing). */
  readonly size?: 'sm' | 'md' | 'lg' | 'full';
  /** False while work would be lost: the scrim no longer closes it (Esc and the cross still ask `onClose`). */
  readonly isDismissable?: boolean;
  /** Buttons, in the order they are read; the last is the one that does it. */
  readonly footer?: ReactNode;
  /** Words at the footer's start: a count, a consequence. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

/** A modal dialog. Only for signing, decisions that reach a carrier, and unsaved work (look.md). */
export function Dialog(props: DialogProps): ReactNode {
  const { title, isOpen, onClose, size = 'md', isDismissable = true, footer, note, children } = props;
  return (
    <ModalOverlay
      className="ui-scrim"
      isOpen={isOpen}
      isDismissable={isDismissable}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="ui-modal" data-size={size}>
        <AriaDialog className="ui-dialog">
          <header className="ui-dialog-head">
            <Heading slot="title">{title}</Heading>
            <IconButton label="Close" icon={<X />} size="sm" onPress={onClose} />
          </header>
          <div className="ui-dialog-body">{children}</div>
          {(footer || note) && (
            <footer className="ui-dialog-foot">
              <div className="ui-dialog-note">{note}</div>
              {footer}
            </footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
