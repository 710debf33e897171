import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Bridge } from '../bridge/bridge.ts';
import { applyTheme, fitToCsp } from '../theme/theme.ts';
import { App } from './app.tsx';
import { type AppState, createAppState } from './state/app-state.ts';

/** Longest wait for the board before the window is drawn around an empty one, in milliseconds. */
const PATIENCE_MS = 60;

/** Draws the window. The board is asked for before anything else, and is part of the first picture if it comes soon. */
export async function start(bridge: Bridge, root: HTMLElement): Promise<void> {
  fitToCsp(document);
  const app = createAppState(bridge, window);
  const loading = app.load();
  const soon = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const board = Promise.race([boardIsHere(app), soon]);
  const [info] = await Promise.all([bridge.app.info(), app.settings.load(), board]);
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

function boardIsHere({ board }: AppState): Promise<void> {
  return new Promise((resolve) => {
    const stop = board.subscribe(({ isOpening }) => {
      if (isOpening) return;
      stop();
      resolve();
    });
  });
}
