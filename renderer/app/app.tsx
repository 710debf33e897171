import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { SecretStoreStatus } from '../../preload/contract/domain/secrets.ts';
import type { AppInfo } from '../../preload/contract/ipc/channels.ts';
import { BridgeProvider } from '../bridge/context.tsx';
import { DirectoryContext } from '../bridge/directory.ts';
import { applyTheme } from '../theme/theme.ts';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { Shell } from './shell/shell.tsx';
import { Unlock } from './shell/unlock.tsx';
import { AppContext } from './state/app-context.ts';
import type { AppState } from './state/app-state.ts';

/** The whole window around its memory; what is sealed is asked for first. */
export function App({ app, info }: { readonly app: AppState; readonly info: AppInfo }): ReactNode {
  const [secrets, setSecrets] = useState<SecretStoreStatus>(info.secrets);
  const theme = useStore(app.settings, (state) => state.theme);
  const density = useStore(app.settings, (state) => state.density);
  useEffect(() => applyTheme(document, theme, density), [theme, density]);
  return (
    <ErrorBoundary>
      <BridgeProvider bridge={app.bridge}>
        <DirectoryContext value={app.directory}>
          <AppContext value={app}>
            {secrets.kind === 'ready' ? (
              <Shell info={{ ...info, secrets }} />
            ) : (
              <Unlock
                status={secrets}
                onReady={(status) => {
                  setSecrets(status);
                  void app.load();
                }}
              />
            )}
          </AppContext>
        </DirectoryContext>
      </BridgeProvider>
    </ErrorBoundary>
  );
}
