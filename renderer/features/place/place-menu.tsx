import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useDirectory } from '../../bridge/directory.ts';
import { CarrierBadge } from '../../ui/carrier-badge.tsx';
import { ContextMenu } from '../../ui/context-menu.tsx';
import type { PlaceStore } from './store.ts';

/** *Place at…*: the accounts that hold no order for this port yet. */
export function PlaceMenu({ store }: { readonly store: PlaceStore }): ReactNode {
  const menu = useStore(store, (state) => state.menu);
  const { accounts, carriers } = useDirectory((known) => known);
  if (!menu) return null;
  return (
    <ContextMenu
      label={`Place ${menu.card.name} at`}
      at={menu.at}
      entries={menu.placements.map((placement) => {
        const carrier = carriers.find((one) => one.id === placement.carrier);
        const label = carrier?.label ?? placement.carrier;
        return {
          kind: 'action',
          id: placement.accountId,
          label: `${accounts.find((one) => one.id === placement.accountId)?.name ?? label}…`,
          icon: <CarrierBadge label={label} size="mark" {...(carrier ? { mark: carrier.mark } : {})} />,
          ...(placement.ready ? {} : { description: 'Something it needs is missing' }),
          onAction: () => store.choose(placement),
        };
      })}
      onClose={() => {
        if (store.getState().menu) store.close();
      }}
    />
  );
}
