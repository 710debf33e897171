import { Suspense, useMemo } from 'react';
import { useStore } from 'zustand';
import type { WaitingChange } from '../../../preload/contract/domain/port-requests.ts';
import { NumberEntry } from '../../features/numbers/number-entry.tsx';
import { WaitingRow } from '../../features/outbox/waiting-row.tsx';
import type { PortRequestParts } from '../../features/port-request/context.ts';
import { useApp } from '../state/app-context.ts';
import { LoaTab } from './later.ts';

/** What the open port request borrows from other features. */
export function useParts(): PortRequestParts {
  const { outbox, settings, loa, route, toasts } = useApp();
  return useMemo(() => {
    const Row: PortRequestParts['WaitingRow'] = ({ change }: { readonly change: WaitingChange }) => {
      const timeZone = useStore(settings, (state) => state.timeZone);
      return <WaitingRow change={change} store={outbox} timeZone={timeZone} />;
    };
    const Loa: PortRequestParts['Loa'] = (host) => {
      const timeZone = useStore(settings, (state) => state.timeZone);
      return (
        <Suspense>
          <LoaTab
            {...host}
            store={loa}
            timeZone={timeZone}
            onSettings={() => route.go('settings')}
            notify={toasts.notify}
          />
        </Suspense>
      );
    };
    return { NumberEntry, WaitingRow: Row, Loa };
  }, [outbox, settings, loa, route, toasts]);
}
