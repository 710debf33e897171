import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { AppInfo } from '../../../preload/contract/ipc/channels.ts';
import { AccountList } from '../../features/accounts/account-list.tsx';
import { LoaSettings } from '../../features/loa-settings/loa-settings.tsx';
import { SettingsView } from '../../features/settings/settings-view.tsx';
import { useApp } from '../state/app-context.ts';
import { useStorage } from './use-storage.ts';

/** Settings, with the accounts in them. */
export function SettingsRoute(props: {
  readonly info: AppInfo;
  readonly timeZones: readonly string[];
}): ReactNode {
  const { settings, sync, dialogs, toasts, startPractice } = useApp();
  const choices = useStore(settings);
  const waiting = useStore(sync, (status) => status.waiting);
  const state = useStorage();
  return (
    <SettingsView
      settings={choices}
      info={props.info}
      timeZones={props.timeZones}
      onChange={settings.change}
      waiting={waiting}
      isReadOnly={state.kind === 'read-only'}
      loa={<LoaSettings timeZone={choices.timeZone} />}
      accounts={
        <AccountList
          onAdd={() => dialogs.open({ kind: 'add-account' })}
          onPractice={() => void startPractice()}
          onCredentials={(account) => dialogs.open({ kind: 'credentials', account })}
          notify={toasts.notify}
        />
      }
    />
  );
}
