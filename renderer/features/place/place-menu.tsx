import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useDirectory } from '../../bridge/directory.ts';
import { ContextMenu } from '../../ui/context-menu.tsx';
import type { PlaceStore } from './store.ts';
import './place-menu.css';

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
          icon: <Letters mark={carrier?.mark ?? label.slice(0, 2)} />,
          description: placement.ready ? label : `${label}: something it needs is missing`,
          onAction: () => store.choose(placement),
        };
      })}
      onClose={() => {
        if (store.getState().menu) store.close();
      }}
    />
  );
}

/** Drawn by CSS: the entry's name stays its words, and the carrier is named below them. */
function Letters({ mark }: { readonly mark: string }): ReactNode {
  return <span className="ui-carrier-mark place-letters" data-letters={mark} aria-hidden="true" />;
}
