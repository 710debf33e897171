import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { WaitingChange } from '../../../preload/contract/domain/port-requests.ts';
import { NumberEntry } from '../../features/numbers/number-entry.tsx';
import { WaitingRow } from '../../features/outbox/waiting-row.tsx';
import type { PortRequestParts } from '../../features/port-request/context.ts';
import { useApp } from '../state/app-context.ts';

/** What the open port request borrows from other features. */
export function useParts(): PortRequestParts {
  const { outbox, settings } = useApp();
  return useMemo(() => {
    const Row: PortRequestParts['WaitingRow'] = ({ change }: { readonly change: WaitingChange }) => {
      const timeZone = useStore(settings, (state) => state.timeZone);
      return <WaitingRow change={change} store={outbox} timeZone={timeZone} />;
    };
    return { NumberEntry, WaitingRow: Row };
  }, [outbox, settings]);
}
