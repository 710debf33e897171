// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { type Opened, openApp, portNamed } from './support/open-app.tsx';

async function openPort(name: string): Promise<Opened & { readonly panel: HTMLElement }> {
  const opened = await openApp({ ports: 4, several: true });
  act(() => opened.app.open.open(portNamed(opened.world, name).id, 'details'));
  const panel = await screen.findByRole('region', { name });
  await within(panel).findByRole('tab', { name: 'Details' });
  return { ...opened, panel };
}

function rowsOf(panel: HTMLElement): readonly HTMLElement[] {
  return within(within(panel).getByRole('list', { name: 'Orders' })).getAllByRole('listitem');
}

describe('a port request of several orders', () => {
  it('shows each order with its own state, the carrier’s word, its numbers and what was asked of it', async () => {
    const { panel } = await openPort('Quarry Lake Resort');
    const words = rowsOf(panel).map((row) => row.textContent);
    expect(words).toEqual([
      expect.stringMatching(/^KZPractice KazooPendingpending6 numbers$/),
      expect.stringMatching(
        /^TXPractice Telnyx1Asked to cancelScheduledfoc-date-confirmed3 numbersFOC .+10:00 AM \(Los Angeles\)$/,
      ),
      expect.stringMatching(/^TXPractice Telnyx2Submittedsubmitted2 numbers$/),
      expect.stringMatching(/^FRPractice FlowrouteSubmittedFOC pending1 number$/),
    ]);
  });

  it('with a single order has no list of orders, and its word stands in the head', async () => {
    const { panel } = await openPort('Mill Race Brewing LLC');
    expect(within(panel).queryByRole('list', { name: 'Orders' })).toBeNull();
    expect(panel.textContent).toContain('TXTelnyxin-process');
  });

  it('moves the one order that is named, and not its sibling', async () => {
    const { panel, user, world } = await openPort('Quarry Lake Resort');
    world.isOnline = false;
    await user.click(within(panel).getByRole('button', { name: 'More for Telnyx 2' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Move to…' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Pending' }));
    expect(await screen.findByText('Quarry Lake Resort moved to Pending at Telnyx 2.')).toBeTruthy();
    expect(world.mutations.map(({ change }) => [change.words, change.remoteId])).toEqual([
      ['Move to Pending', 'tx-quarry-2'],
    ]);
    await waitFor(() => expect(rowsOf(panel)[2]?.textContent).toContain('Pending'));
    expect(rowsOf(panel)[1]?.textContent).toContain('Scheduled');
  });

  it('asks what a move of one order needs under that order’s name', async () => {
    const { panel, user, world } = await openPort('Quarry Lake Resort');
    await user.click(within(panel).getByRole('button', { name: 'More for Telnyx 2' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Cancel…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Cancel Quarry Lake Resort at Telnyx 2' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Reason (optional)' }), 'Customer stays.');
    await user.click(within(dialog).getByRole('button', { name: 'Cancel at Telnyx 2' }));
    await waitFor(() =>
      expect(portNamed(world, 'Quarry Lake Resort').more?.map((order) => order.state)).toEqual([
        'scheduled',
        'canceled',
        'submitted',
      ]),
    );
    expect(portNamed(world, 'Quarry Lake Resort').state).toBe('pending');
  });

  it('separates an order that was joined', async () => {
    const { panel, user, world } = await openPort('Erie Street Legal');
    await user.click(within(panel).getByRole('button', { name: 'More for Telnyx' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Separate' }));
    expect(await screen.findByText('The order at Telnyx is a port request of its own again.')).toBeTruthy();
    await waitFor(() => expect(within(panel).queryByRole('list', { name: 'Orders' })).toBeNull());
    expect(world.ports.get('several-erie')?.more).toEqual([]);
  });

  it('offers the windows of the carrier, and the day that is chosen becomes the requested date', async () => {
    const { panel, user, world } = await openPort('Quarry Lake Resort');
    world.isOnline = false;
    await user.click(within(panel).getByRole('button', { name: 'More for Telnyx 1' }));
    await user.click(await screen.findByRole('menuitem', { name: 'FOC windows…' }));
    const dialog = await screen.findByRole('dialog', { name: 'FOC windows at Telnyx 1' });
    const waiting = await within(dialog).findByRole('status', { name: 'Waiting for Telnyx 1' });
    expect(waiting.textContent).toContain('Its windows are shown as soon as it can be reached.');
    expect(within(dialog).queryByRole('alert')).toBeNull();
    world.isOnline = true;
    await user.click(within(dialog).getByRole('button', { name: 'Try again' }));
    const [first] = await within(dialog).findAllByRole('button', { name: /^Ask for / });
    if (!first) throw new Error('no window');
    await user.click(first);
    const day = new Date(world.now() + 7 * 86_400_000).toISOString().slice(0, 10);
    await waitFor(() => expect(portNamed(world, 'Quarry Lake Resort').fields.requestedDate).toBe(day));
  });
});

describe('numbers and comments of several orders', () => {
  it('tell which order holds which number', async () => {
    const { panel, user } = await openPort('Quarry Lake Resort');
    await user.click(within(panel).getByRole('tab', { name: /^Numbers/ }));
    const rows = within(await within(panel).findByRole('list', { name: 'Numbers of this port request' }));
    const held = rows.getAllByRole('listitem').map((row) =>
      within(row)
        .getAllByRole('img')
        .map((mark) => mark.getAttribute('aria-label')),
    );
    expect(held).toEqual([
      ['Kazoo', 'Telnyx 1'],
      ['Kazoo', 'Telnyx 1'],
      ['Kazoo', 'Telnyx 1'],
      ['Kazoo', 'Telnyx 2'],
      ['Kazoo', 'Telnyx 2'],
      ['Kazoo', 'Flowroute'],
    ]);
  });

  it('go to the order that is chosen among those that take comments', async () => {
    const { panel, user, world } = await openPort('Quarry Lake Resort');
    world.isOnline = false;
    await user.click(within(panel).getByRole('tab', { name: 'Timeline' }));
    expect(await within(panel).findByRole('radio', { name: 'Private' })).toBeTruthy();
    await user.click(within(panel).getByRole('button', { name: /Write to/ }));
    const options = await screen.findAllByRole('option');
    expect(options.map((option) => option.textContent)).toEqual(['To Kazoo', 'To Telnyx 1', 'To Telnyx 2']);
    await user.click(options[2] as HTMLElement);
    // Telnyx knows neither private comments nor action required.
    await waitFor(() => expect(within(panel).queryByRole('radio', { name: 'Private' })).toBeNull());
    expect(within(panel).queryByRole('checkbox', { name: 'Action required' })).toBeNull();
    await user.type(within(panel).getByRole('textbox', { name: 'Comment' }), 'Please expedite.');
    await user.click(within(panel).getByRole('button', { name: 'Add comment' }));
    const entry = (await within(panel).findByText('Please expedite.')).closest('li') as HTMLElement;
    expect(within(entry).getByRole('img', { name: 'Telnyx' })).toBeTruthy();
    expect(world.mutations.map(({ change }) => change.remoteId)).toEqual(['tx-quarry-2']);
  });
});

describe('Place at…', () => {
  it('lists the accounts without an order, and what each lacks can be filled in before placing', async () => {
    const { panel, user, world } = await openPort('Erie Street Legal');
    await user.click(within(panel).getByRole('button', { name: 'Place at…' }));
    const items = await screen.findAllByRole('menuitem');
    expect(items.map((item) => item.textContent)).toEqual([
      'Practice Flowroute…Flowroute: something it needs is missing',
    ]);
    await user.click(items[0] as HTMLElement);
    const dialog = await screen.findByRole('dialog', {
      name: 'Place Erie Street Legal at Practice Flowroute',
    });
    const place = within(dialog).getByRole('button', { name: 'Place at Flowroute' });
    expect(place).toHaveProperty('disabled', true);
    const needs = within(dialog).getByRole('list', { name: 'What it needs' });
    const state = (words: string): string | undefined =>
      within(needs).getByText(words).closest('li')?.dataset.state;
    expect(state('Flowroute needs Usage to create the order.')).toBe('missing');
    expect(state('Flowroute needs a signed LOA to submit the order.')).toBe('later');
    await user.type(within(dialog).getByLabelText('BTN'), '2065550160');
    await user.click(within(dialog).getByRole('button', { name: /Usage/ }));
    await user.click(await screen.findByRole('option', { name: 'Business' }));
    await user.click(within(dialog).getByRole('button', { name: /Port type/ }));
    await user.click(await screen.findByRole('option', { name: 'Full' }));
    expect(state('Flowroute needs Usage to create the order.')).toBe('met');
    await user.click(place);
    expect(await screen.findByText('Erie Street Legal is placed at Practice Flowroute.')).toBeTruthy();
    await waitFor(() => expect(rowsOf(panel)).toHaveLength(3));
    const port = portNamed(world, 'Erie Street Legal');
    expect(port.fields).toMatchObject({ usage: 'Business', portType: 'Full' });
    expect(port.more?.map((order) => order.carrier)).toEqual(['telnyx', 'flowroute']);
  });

  it('asks the carrier about the numbers, and waits for the network when there is none', async () => {
    const { panel, user, world } = await openPort('Mill Race Brewing');
    world.isOnline = false;
    await user.click(within(panel).getByRole('button', { name: 'Place at…' }));
    await user.click(await screen.findByRole('menuitem', { name: /Practice Telnyx/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Place Mill Race Brewing at Practice Telnyx' });
    await user.click(within(dialog).getByRole('button', { name: 'Check portability' }));
    await within(dialog).findByRole('status', { name: 'Waiting for Telnyx' });
    world.isOnline = true;
    act(() => world.emit('sync', world.sync()));
    await within(dialog).findByText('3 of 3 can be ported there.');
    const answers = within(dialog).getByRole('list', { name: 'Answers' });
    expect(within(answers).getAllByRole('img', { name: 'Can be ported' })).toHaveLength(3);
    expect(answers.textContent).toContain('(360) 555-0160Lumen');
  });
});
