import { createContext, useContext } from 'react';
import type { AppState } from './app-state.ts';

export const AppContext = createContext<AppState | null>(null);

/** The memory of the window, for the shell only; features get what they need as props. */
export function useApp(): AppState {
  const app = useContext(AppContext);
  if (!app) throw new Error('The shell needs an AppContext around it.');
  return app;
}
