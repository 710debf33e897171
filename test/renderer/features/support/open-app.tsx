import { act, configure, render, screen, within } from '@testing-library/react';
import { type UserEvent, userEvent } from '@testing-library/user-event';
import { App } from '../../../../renderer/app/app.tsx';
import { bringIn } from '../../../../renderer/app/shell/later.ts';
import { type AppState, createAppState } from '../../../../renderer/app/state/app-state.ts';
import { createFakeBridge, type FakeOptions } from '../../../../renderer/bridge/fake/fake-bridge.ts';
import type { FakeWorld } from '../../../../renderer/bridge/fake/world.ts';

// The first picture of a panel takes a while where every test shares two cores.
configure({ asyncUtilTimeout: 8_000 });

/** jsdom has no layout: every box is as big as a window, so that virtual lists draw their rows. */
export function giveLayout(): void {
  const size = (value: number): PropertyDescriptor => ({ configurable: true, get: () => value });
  Object.defineProperty(Element.prototype, 'clientHeight', size(900));
  Object.defineProperty(Element.prototype, 'clientWidth', size(1280));
  Element.prototype.scrollTo = function scrollTo(this: Element, to?: ScrollToOptions | number) {
    if (typeof to === 'object') this.scrollTop = to.top ?? 0;
  } as typeof Element.prototype.scrollTo;
  const css = (globalThis.CSS ?? {}) as { escape?: (text: string) => string };
  css.escape ??= (text) => text.replace(/[^\w-]/g, '\\$&');
  Object.assign(globalThis, { CSS: css });
  const nothing = (): undefined => undefined;
  globalThis.ResizeObserver ??= class {
    observe = nothing;
    unobserve = nothing;
    disconnect = nothing;
  };
  globalThis.requestIdleCallback ??= (run) =>
    Number(setTimeout(run, 0, { didTimeout: false, timeRemaining: () => 0 }));
}

export interface Opened {
  readonly app: AppState;
  readonly world: FakeWorld;
  readonly user: UserEvent;
  /** The column of this name. */
  readonly column: (name: string) => HTMLElement;
  /** The first card of a column, and its name. */
  readonly firstCard: (column: string) => { readonly card: HTMLElement; readonly name: string };
  /** Opens the first card of a column and waits for its panel. */
  readonly openFirst: (column: string) => Promise<{ readonly panel: HTMLElement; readonly name: string }>;
}

/** The whole window over a fake bridge, the board being read already. */
export async function openApp(options: FakeOptions = { ports: 60 }): Promise<Opened> {
  giveLayout();
  window.location.hash = '';
  await bringIn();
  const { bridge, world } = createFakeBridge(options);
  const app = createAppState(bridge, window);
  await Promise.all([app.load(), app.settings.load()]);
  const info = await bridge.app.info();
  if (!info.ok) throw new Error(info.error.what);
  render(<App app={app} info={info.value} />);
  const user = userEvent.setup();
  if (world.all().length > 0 && !options.secrets) await screen.findAllByRole('article');
  const column = (name: string): HTMLElement => screen.getByRole('region', { name });
  const firstCard = (name: string): { card: HTMLElement; name: string } => {
    const [card] = within(column(name)).getAllByRole('article');
    if (!card) throw new Error(`${name} is empty.`);
    return { card, name: card.getAttribute('aria-label') ?? '' };
  };
  return {
    app,
    world,
    user,
    column,
    firstCard,
    openFirst: async (from) => {
      const { card, name } = firstCard(from);
      await user.click(card);
      return { panel: await screen.findByRole('region', { name }), name };
    },
  };
}

/** The port request of this name in the fake's memory. */
export function portNamed(world: FakeWorld, name: string): NonNullable<ReturnType<FakeWorld['get']>> {
  const port = world.all().find((one) => one.fields.name === name);
  if (!port) throw new Error(`There is no ${name}.`);
  return port;
}

/** Does something outside the page and lets the page draw what came of it. */
export function acting(work: () => Promise<unknown>): Promise<void> {
  const done = act(async () => {
    await work();
  });
  return new Promise((resolve, reject) => {
    done.then(() => resolve(), reject);
  });
}
