import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { ChargesDialog } from './charges-dialog.tsx';
import { RecreateDialog } from './recreate-dialog.tsx';
import type { OutboxStore } from './store.ts';

/** The decision that a waiting change may ask for; mounted once by the shell. */
export function OutboxDialogs({ store }: { readonly store: OutboxStore }): ReactNode {
  const asking = useStore(store, (state) => state.asking);
  if (!asking) return null;
  const { change, remedy } = asking;
  if (remedy === 'recreate') {
    return (
      <RecreateDialog change={change} onConfirm={() => void store.recreate(change)} onCancel={store.close} />
    );
  }
  return (
    <ChargesDialog change={change} onAccept={() => void store.acceptCharges(change)} onCancel={store.close} />
  );
}
