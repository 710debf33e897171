import { type ReactNode, useState } from 'react';
import type { SealingKey } from '../../../preload/contract/domain/loa.ts';
import { useBridge } from '../../bridge/context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { dayOf, dayWords } from '../../ui/time-words.ts';
import { Row } from './row.tsx';
import { useChange } from './use-change.ts';

export interface SealingKeyRowProps {
  readonly sealing: SealingKey | null;
  readonly timeZone: string;
  readonly onChanged: () => void;
}

const SOURCES: Readonly<Record<SealingKey['source'], string>> = {
  'made-here': 'made on this computer',
  imported: 'imported',
};

/** The key that seals signed LOAs. */
export function SealingKeyRow({ sealing, timeZone, onChanged }: SealingKeyRowProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Row label="Sealing key" help={sealing ? <Facts sealing={sealing} timeZone={timeZone} /> : <NoKey />}>
        <Button size="sm" onPress={() => setOpen(true)}>
          Import a P12…
        </Button>
      </Row>
      {isOpen && (
        <ImportDialog
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            onChanged();
          }}
        />
      )}
    </>
  );
}

function NoKey(): ReactNode {
  return (
    <p>
      Made in the winning carrier’s name when the first LOA is signed. Import one if your company has a
      certificate for documents.
    </p>
  );
}

function Facts({
  sealing,
  timeZone,
}: Pick<SealingKeyRowProps, 'timeZone'> & { readonly sealing: SealingKey }) {
  const validTo = dayWords(dayOf(sealing.validTo, timeZone), '');
  return (
    <>
      <p>
        <strong>{sealing.name}</strong>, {SOURCES[sealing.source]}, valid to {validTo}. It proves that a
        sealed LOA is unchanged, not who signed it.
      </p>
      <p className="loa-fingerprint" data-selectable="">
        <span className="visually-hidden">SHA-256 fingerprint </span>
        {(sealing.fingerprint.match(/.{1,8}/g) ?? []).join(' ')}
      </p>
    </>
  );
}

/** The password first: the file is read and opened in one go. */
function ImportDialog(props: { readonly onClose: () => void; readonly onDone: () => void }): ReactNode {
  const bridge = useBridge();
  const change = useChange();
  const [password, setPassword] = useState('');
  const choose = async (): Promise<void> => {
    if (await change.run(() => bridge.loa.importKey({ password }))) props.onDone();
  };
  return (
    <Dialog
      title="Import a sealing key"
      size="sm"
      isOpen
      onClose={props.onClose}
      footer={
        <>
          <Button onPress={props.onClose}>Cancel</Button>
          <Button variant="primary" isPending={change.isPending} onPress={() => void choose()}>
            Choose P12…
          </Button>
        </>
      }
    >
      <form
        className="loa-form"
        onSubmit={(event) => {
          event.preventDefault();
          void choose();
        }}
      >
        {change.problem && <ErrorNote what={change.problem.what} next={change.problem.next} />}
        <p>
          New LOAs are sealed with it from then on. Those sealed before stay valid, and Portside still knows
          them as yours.
        </p>
        <SecretField
          label="Password of the P12"
          value={password}
          onChange={setPassword}
          maxLength={1_000}
          autoFocus
        />
      </form>
    </Dialog>
  );
}
