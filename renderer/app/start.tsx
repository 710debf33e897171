import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Bridge } from '../bridge/bridge.ts';
import { applyTheme, fitToCsp } from '../theme/theme.ts';
import { App } from './app.tsx';
import { createAppState } from './state/app-state.ts';

/** Draws the window. The board is asked for before anything else; until it comes the window is drawn around an empty one. */
export async function start(bridge: Bridge, root: HTMLElement): Promise<void> {
  fitToCsp(document);
  const app = createAppState(bridge, window);
  const loading = app.load();
  const [info] = await Promise.all([bridge.app.info(), app.settings.load()]);
  if (!info.ok) throw new Error(info.error.what);
  const { theme, density } = app.settings.getState();
  applyTheme(document, theme, density);
  createRoot(root).render(
    <StrictMode>
      <App app={app} info={info.value} />
    </StrictMode>,
  );
  await loading;
}
