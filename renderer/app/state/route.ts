import { createStore, type StoreApi } from 'zustand';

export const ROUTES = ['board', 'today', 'outbox', 'settings', 'gallery'] as const;
export type Route = (typeof ROUTES)[number];

/** `#/today` -> `today`; anything unknown is the board. */
export function routeOf(hash: string): Route {
  const name = hash.replace(/^#\/?/, '');
  return ROUTES.find((route) => route === name) ?? 'board';
}

export interface RouteStore extends StoreApi<{ readonly route: Route }> {
  readonly go: (route: Route) => void;
}

/** The view that is shown, kept in the address so that back and forward work. */
export function createRouteStore(page: Window): RouteStore {
  const store = createStore<{ readonly route: Route }>(() => ({ route: routeOf(page.location.hash) }));
  page.addEventListener('hashchange', () => store.setState({ route: routeOf(page.location.hash) }));
  return {
    ...store,
    go: (route) => {
      page.location.hash = `#/${route}`;
      store.setState({ route });
    },
  };
}
