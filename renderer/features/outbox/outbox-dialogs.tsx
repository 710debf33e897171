import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { ChargesDialog } from './charges-dialog.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import type { OutboxStore } from './store.ts';

/** The decisions that a waiting change may ask for; mounted once by the shell. */
export function OutboxDialogs({ store }: { readonly store: OutboxStore }): ReactNode {
  const asking = useStore(store, (state) => state.asking);
  if (!asking) return null;
  const { change } = asking;
  if (asking.remedy === 'charges') {
    return (
      <ChargesDialog
        change={change}
        onAccept={() => void store.acceptCharges(change)}
        onCancel={store.close}
      />
    );
  }
  return (
    <ConflictDialog
      key={change.id}
      change={change}
      onResolve={(keep) => void store.resolve(change, keep)}
      onCancel={store.close}
    />
  );
}
