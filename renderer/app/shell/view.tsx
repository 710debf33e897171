import { type ReactNode, Suspense } from 'react';
import { useStore } from 'zustand';
import type { AppInfo } from '../../../preload/contract/ipc/channels.ts';
import { useDirectory } from '../../bridge/directory.ts';
import { Welcome } from '../../features/accounts/welcome.tsx';
import { useApp } from '../state/app-context.ts';
import type { Route } from '../state/route.ts';
import { BoardRoute } from './board-route.tsx';
import { Gallery, OutboxView, SettingsRoute, TodayView } from './later.ts';

interface ViewProps {
  readonly info: AppInfo;
  readonly timeZones: readonly string[];
}

/** The view that the rail or the address asked for; the welcome in its place while there is no account. */
export function View(props: ViewProps): ReactNode {
  const { route, dialogs, startPractice } = useApp();
  const shown = useStore(route, (state) => state.route);
  const isStarting = useStore(dialogs, (state) => state.isStartingPractice);
  const isFresh = useDirectory((directory) => directory.isLoaded && directory.accounts.length === 0);
  if (isFresh && (shown === 'board' || shown === 'today')) {
    return (
      <Welcome
        isStarting={isStarting}
        onAdd={() => dialogs.open({ kind: 'add-account' })}
        onPractice={() => void startPractice()}
      />
    );
  }
  return (
    <Suspense>
      <Routed {...props} route={shown} />
    </Suspense>
  );
}

function Routed({ route, info, timeZones }: ViewProps & { readonly route: Route }): ReactNode {
  const { open, outbox, settings } = useApp();
  const openId = useStore(open, (state) => state.id);
  const { timeZone, theme, density } = useStore(settings);
  switch (route) {
    case 'board':
      return <BoardRoute openId={openId} />;
    case 'today':
      return <TodayView timeZone={timeZone} openId={openId} onOpen={(id) => open.open(id)} />;
    case 'outbox':
      return <OutboxView store={outbox} timeZone={timeZone} onOpen={(id) => open.open(id)} />;
    case 'settings':
      return <SettingsRoute info={info} timeZones={timeZones} />;
    case 'gallery':
      return <Gallery initialTheme={theme} initialDensity={density} />;
  }
}
