import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { ChargesDialog } from './charges-dialog.tsx';
import type { OutboxStore } from './store.ts';

/** The decision that a waiting change may ask for; mounted once by the shell. */
export function OutboxDialogs({ store }: { readonly store: OutboxStore }): ReactNode {
  const asking = useStore(store, (state) => state.asking);
  if (!asking) return null;
  const { change } = asking;
  return (
    <ChargesDialog change={change} onAccept={() => void store.acceptCharges(change)} onCancel={store.close} />
  );
}
