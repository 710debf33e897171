// @vitest-environment jsdom
import { render, screen, waitFor, within } from '@testing-library/react';
import { type UserEvent, userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { App } from '../../../renderer/app/app.tsx';
import { bringIn } from '../../../renderer/app/shell/later.ts';
import { createAppState } from '../../../renderer/app/state/app-state.ts';
import { bellwetherAdapter } from '../../fixtures/bellwether/adapter.ts';
import type { Bellwether } from '../../fixtures/bellwether/world.ts';
import { createBellwether } from '../../fixtures/bellwether/world.ts';
import { giveLayout } from '../../renderer/features/support/open-app.tsx';
import type { Desk } from '../../sync/desk.ts';
import { draft, openDesk } from '../../sync/desk.ts';
import { coreBridge } from './core-bridge.ts';

const AWHILE = { timeout: 30_000 };
let desk: Desk;
let world: Bellwether;
let kazoo: string;
let user: UserEvent;
let closeBridge: () => void = () => undefined;

/** A carrier that nobody knows joins by its folder and one line in the list of adapters: here it is. */
beforeEach(async () => {
  desk = await openDesk({
    beside: (clock) => {
      world = createBellwether(clock.steady);
      return [bellwetherAdapter(world)];
    },
  });
  kazoo = await desk.connect();
});
afterEach(async () => {
  closeBridge();
  await desk.close();
});

/** The whole window over the real core. */
async function openWindow(): Promise<void> {
  giveLayout();
  window.location.hash = '';
  await bringIn();
  const { bridge, close } = coreBridge(desk);
  closeBridge = close;
  const app = createAppState(bridge, window);
  await Promise.all([app.load(), app.settings.load()]);
  const info = await bridge.app.info();
  if (!info.ok) throw new Error(info.error.what);
  render(<App app={app} info={info.value} />);
  user = userEvent.setup();
}

async function addAccount(): Promise<void> {
  await user.click(await screen.findByRole('button', { name: 'Add account' }));
  const dialog = await screen.findByRole('dialog', { name: 'Add account' });
  await user.click(within(dialog).getByRole('button', { name: /Carrier/ }));
  await user.click(await screen.findByRole('option', { name: 'Bellwether' }));
  await user.type(within(dialog).getByLabelText('Name'), 'Night desk');
  await user.type(within(dialog).getByLabelText('Base URL'), 'https://api.bellwether.example');
  await user.type(within(dialog).getByLabelText('Key'), 'practice');
  await user.click(within(dialog).getByRole('button', { name: 'Add account' }));
  await screen.findByRole('button', { name: /^Night desk/ }, AWHILE);
}

const names = () => screen.queryAllByRole('article').map((card) => card.getAttribute('aria-label'));

describe('a carrier that has just been registered', () => {
  it('is added, filters the board by its account, and takes a port by Place at…', async () => {
    const { id } = await desk.handlers()['portRequests.create'](draft(kazoo));
    await desk.drained();
    const ours = (await desk.handlers()['portRequests.open']({ id })).card.name;
    world.add({ numbers: ['+13125550142'], fields: { billingName: 'Cedar Grove Bakery' } });
    await openWindow();
    await addAccount();

    // Its order is on the board, under its badge.
    await waitFor(() => expect(names()).toHaveLength(2), AWHILE);
    const [theirs] = names().filter((name) => name !== ours);
    const card = screen.getByRole('article', { name: theirs ?? '' });
    expect(within(card).getByRole('img', { name: 'Bellwether' })).toBeTruthy();

    // Its account is a filter.
    await user.click(screen.getByRole('button', { name: /^Night desk/ }));
    await waitFor(() => expect(names()).toEqual([theirs]), AWHILE);
    await user.click(screen.getByRole('button', { name: /^Night desk/ }));
    await waitFor(() => expect(names()).toHaveLength(2), AWHILE);

    // The port at Kazoo is placed there, too.
    await user.click(screen.getByRole('article', { name: ours }));
    const panel = await screen.findByRole('region', { name: ours }, AWHILE);
    await user.click(await within(panel).findByRole('button', { name: 'Place at…' }, AWHILE));
    await user.click(await screen.findByRole('menuitem', { name: /^Night desk…/ }, AWHILE));
    const dialog = await screen.findByRole('dialog', { name: /^Place .+ at/ }, AWHILE);
    await user.click(await within(dialog).findByRole('button', { name: 'Place at Bellwether' }, AWHILE));
    await waitFor(
      () => expect([...world.orders.values()].map((order) => order.ours?.portRequestId)).toContain(id),
      AWHILE,
    );
    await waitFor(
      () =>
        expect(
          within(screen.getByRole('article', { name: ours })).getByRole('img', { name: 'Bellwether' }),
        ).toBeTruthy(),
      AWHILE,
    );
  }, 90_000);
});
