import { lazy, type ReactNode, Suspense } from 'react';
import { useStore } from 'zustand';
import type { AppInfo } from '../../../preload/contract/ipc/channels.ts';
import { useDirectory } from '../../bridge/directory.ts';
import { AccountList } from '../../features/accounts/account-list.tsx';
import { Welcome } from '../../features/accounts/welcome.tsx';
import { OutboxView } from '../../features/outbox/outbox-view.tsx';
import { SettingsView } from '../../features/settings/settings-view.tsx';
import { TodayView } from '../../features/today/today-view.tsx';
import { useApp } from '../state/app-context.ts';
import { BoardRoute } from './board-route.tsx';

const Gallery = lazy(async () => ({ default: (await import('../gallery/gallery.tsx')).Gallery }));

/** The view that the rail or the address asked for. */
export function View(props: { readonly info: AppInfo; readonly timeZones: readonly string[] }): ReactNode {
  const { route, open, outbox, settings, dialogs, toasts, startPractice } = useApp();
  const shown = useStore(route, (state) => state.route);
  const openId = useStore(open, (state) => state.id);
  const choices = useStore(settings);
  const isStarting = useStore(dialogs, (state) => state.isStartingPractice);
  const isLoaded = useDirectory((directory) => directory.isLoaded);
  const hasAccounts = useDirectory((directory) => directory.accounts.length > 0);
  const addAccount = (): void => dialogs.open({ kind: 'add-account' });
  const practice = (): void => void startPractice();
  if (isLoaded && !hasAccounts && (shown === 'board' || shown === 'today')) {
    return <Welcome isStarting={isStarting} onAdd={addAccount} onPractice={practice} />;
  }
  switch (shown) {
    case 'board':
      return <BoardRoute openId={openId} />;
    case 'today':
      return <TodayView timeZone={choices.timeZone} openId={openId} onOpen={(id) => open.open(id)} />;
    case 'outbox':
      return <OutboxView store={outbox} timeZone={choices.timeZone} onOpen={(id) => open.open(id)} />;
    case 'settings':
      return (
        <SettingsView
          settings={choices}
          info={props.info}
          timeZones={props.timeZones}
          onChange={settings.change}
          accounts={
            <AccountList
              onAdd={addAccount}
              onPractice={practice}
              onCredentials={(account) => dialogs.open({ kind: 'credentials', account })}
              notify={toasts.notify}
            />
          }
        />
      );
    case 'gallery':
      return (
        <Suspense>
          <Gallery initialTheme={choices.theme} initialDensity={choices.density} />
        </Suspense>
      );
  }
}
