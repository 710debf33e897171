import type { ReactNode } from 'react';
import { useApp } from '../state/app-context.ts';
import { BatchDialog, CheckDialog, Signing } from './later.ts';

/** Signing, signing many, and checking what was sealed. */
export function LoaDialogs({ timeZone }: { readonly timeZone: string }): ReactNode {
  const { loa, open, toasts } = useApp();
  return (
    <>
      <Signing
        store={loa}
        timeZone={timeZone}
        onSigned={({ id, portName }) => {
          toasts.notify({ topic: id, tone: 'good', message: `The LOA of ${portName} is signed and sealed.` });
          open.changed([id]);
        }}
      />
      <BatchDialog
        store={loa}
        timeZone={timeZone}
        onSigned={(id) => open.changed([id])}
        onOpen={(id) => open.open(id, 'loa')}
      />
      <CheckDialog store={loa} onOpen={(id) => open.open(id, 'loa')} />
    </>
  );
}
