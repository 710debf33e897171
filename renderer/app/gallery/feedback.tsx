import { Inbox } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { ProgressRing } from '../../ui/progress-ring.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type ToastItem, ToastRegion } from '../../ui/toast.tsx';
import { WaitingFor } from '../../ui/waiting-for.tsx';
import { Why } from '../../ui/why.tsx';
import { Section } from './section.tsx';

/** Progress, errors, emptiness, dialogs and toasts. */
export function Feedback(): ReactNode {
  const [open, setOpen] = useState<'dialog' | 'submit' | 'delete' | null>(null);
  const [toasts, setToasts] = useState<readonly ToastItem[]>([]);
  const close = (): void => setOpen(null);
  const say = (toast: Omit<ToastItem, 'id'>): void =>
    setToasts([...toasts, { ...toast, id: String(Date.now()) }]);
  return (
    <>
      <Section title="Progress" layout="grid">
        <ProgressBar label="acme-bill-february.pdf" done={412_000} total={1_400_000} />
        <div className="gallery-row">
          <ProgressRing label="Sending acme-bill.pdf" value={0.3} />
          <ProgressRing label="Sending acme-loa.pdf" value={0.75} size={20} />
          <ProgressRing label="Waiting for Kazoo" />
        </div>
        <div className="gallery-lines">
          <Skeleton width="60%" />
          <Skeleton />
          <Skeleton width="80%" />
        </div>
      </Section>
      <Section title="Notes" layout="stack">
        <ErrorNote
          about="Acme Dental"
          what="Kazoo refused the move to Submitted: the signee is missing."
          next="Add who signs, then submit again. Nothing was sent to the losing carrier."
          action={<Button size="sm">Edit details</Button>}
        />
        <WaitingFor
          who="Telnyx"
          next="Its windows are shown as soon as it can be reached. A requested date can be set in Details meanwhile."
          onRetry={() => undefined}
        />
        <div className="gallery-why">
          <Why
            label="Why acme-scan.heic was not delivered"
            words="Kazoo takes at most 8 MB, and this scan has 11.4 MB. Scan it again in black and white, or at 200 dpi, and attach that."
          />
        </div>
        <Banner kind="offline">You are offline. Three changes are safe here and will be sent.</Banner>
        <Banner
          kind="degraded"
          action={
            <Button size="sm" variant="quiet">
              Try now
            </Button>
          }
        >
          Telnyx has not answered for 4 min. Your change is safe and will be sent.
        </Banner>
        <Banner kind="info">These are practice carriers: nothing here reaches a live one.</Banner>
        <EmptyState icon={<Inbox />} action={<Button variant="primary">Add account</Button>}>
          Add a carrier account to see its ports here.
        </EmptyState>
      </Section>
      <Section title="Dialogs and toasts">
        <Button onPress={() => setOpen('dialog')}>Open dialog</Button>
        <Button onPress={() => setOpen('submit')}>Ask to submit</Button>
        <Button onPress={() => setOpen('delete')}>Ask to delete</Button>
        <Button
          onPress={() =>
            say({
              message: 'Acme Dental moved to Pending.',
              action: { label: 'Undo', onAction: () => undefined },
            })
          }
        >
          Show a toast
        </Button>
        <Button onPress={() => say({ tone: 'good', message: 'LOA delivered to Kazoo.' })}>
          Show good news
        </Button>
        <Button
          onPress={() =>
            say({ tone: 'problem', message: 'acme.pdf is empty. Save it again and drop it here.' })
          }
        >
          Show a problem
        </Button>
      </Section>
      <Dialog
        title="Add account"
        isOpen={open === 'dialog'}
        onClose={close}
        note="Kept sealed on this computer."
        footer={
          <>
            <Button onPress={close}>Cancel</Button>
            <Button variant="primary" onPress={close}>
              Verify
            </Button>
          </>
        }
      >
        <div className="gallery-form">
          <TextField label="Account name" autoFocus />
          <TextField label="Base URL" defaultValue="https://api.example.com:8443" />
        </div>
      </Dialog>
      <AlertDialog
        title="Submit Acme Dental to Telnyx"
        confirmLabel="Submit"
        isOpen={open === 'submit'}
        onConfirm={close}
        onCancel={close}
      >
        Charges may apply. The losing carrier hears of it at once.
      </AlertDialog>
      <AlertDialog
        title="Delete the draft Acme Dental"
        confirmLabel="Delete draft"
        tone="danger"
        isOpen={open === 'delete'}
        onConfirm={close}
        onCancel={close}
      >
        Its two documents go with it. Kazoo has not seen this port.
      </AlertDialog>
      <ToastRegion
        toasts={toasts}
        onDismiss={(id) => setToasts((now) => now.filter((toast) => toast.id !== id))}
      />
    </>
  );
}
