// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { acting, type Opened, openApp, portNamed } from './support/open-app.tsx';

async function wait(opened: Opened): Promise<{ name: string; id: string }> {
  opened.world.isOnline = false;
  const { name } = opened.firstCard('Submitted');
  const { id } = portNamed(opened.world, name);
  await acting(() => opened.app.bridge.portRequests.move({ id, to: 'pending' }));
  return { name, id };
}

describe('the outbox', () => {
  it('says that nothing waits', async () => {
    const { user } = await openApp();
    await user.keyboard('go');
    expect(await screen.findByText(/Nothing waits/)).toBeTruthy();
  });

  it('lists what waits by port, and a change can be withdrawn', async () => {
    const opened = await openApp();
    const { name } = await wait(opened);
    await opened.user.keyboard('go');
    const lane = await screen.findByRole('region', { name: `Changes to ${name}` });
    expect(lane.textContent).toContain('Move to Pending');
    await opened.user.click(within(lane).getByRole('button', { name: 'Withdraw' }));
    await waitFor(() => expect(portNamed(opened.world, name).state).toBe('submitted'));
    expect(await screen.findByText(/Nothing waits/)).toBeTruthy();
  });

  it('names the files that are lost before an order that is gone is created again', async () => {
    const opened = await openApp();
    const { name } = await wait(opened);
    const change = opened.world.mutations[0]?.change;
    if (!change) throw new Error('nothing waits');
    opened.world.patch(change.id, {
      status: 'refused',
      problem: { code: 'not-found', what: 'It is not there any more.', next: 'Create it again.' },
      remedies: ['recreate', 'discard'],
      loses: ['csr.pdf', 'Signed LOA.pdf'],
    });
    act(() => opened.world.changed([change.portRequestId]));
    await opened.user.keyboard('go');
    await opened.user.click(await screen.findByRole('button', { name: 'Create it again' }));
    const ask = await screen.findByRole('alertdialog', { name: `Create ${name} again without 2 files` });
    expect(
      within(ask)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['csr.pdf', 'Signed LOA.pdf']);
    expect(opened.world.mutations.map((one) => one.change.kind)).toEqual(['move']);
    await opened.user.click(within(ask).getByRole('button', { name: 'Create it again' }));
    await waitFor(() => expect(opened.world.mutations.map((one) => one.change.kind)).toEqual(['create']));
  });

  it('shows charges and sends only once they are accepted', async () => {
    const opened = await openApp();
    const { name } = await wait(opened);
    const change = opened.world.mutations[0]?.change;
    if (!change) throw new Error('nothing waits');
    opened.world.patch(change.id, {
      status: 'refused',
      problem: {
        code: 'needs-consent',
        what: 'Kazoo asks for charges.',
        next: 'Review them.',
        charges: {
          currency: 'USD',
          today: 12.5,
          recurring: 3,
          items: [
            { label: 'Port-in fee', quantity: 5, amount: 12.5 },
            { label: 'Port-in fee', quantity: 5, amount: 0 },
          ],
        },
      },
    });
    act(() => opened.world.changed([change.portRequestId]));
    await opened.user.keyboard('go');
    await opened.user.click(await screen.findByRole('button', { name: 'Review charges…' }));
    const ask = await screen.findByRole('alertdialog', { name: `Accept charges for ${name}` });
    expect(ask.textContent).toContain('Port-in fee × 5$12.50Today');
    expect(ask.textContent).toContain('Every month$3.00');
    opened.world.isOnline = true;
    await opened.user.click(within(ask).getByRole('button', { name: 'Accept charges and send' }));
    await waitFor(() => expect(opened.world.mutations).toHaveLength(0));
    expect(portNamed(opened.world, name).state).toBe('pending');
  });

  it('leads to the one screen for fields that both sides changed', async () => {
    const opened = await openApp();
    await wait(opened);
    const change = opened.world.mutations[0]?.change;
    if (!change) throw new Error('nothing waits');
    opened.world.patch(change.id, {
      status: 'conflict',
      conflicts: [{ field: 'city', base: 'Seattle', mine: 'Olympia', theirs: 'Tacoma' }],
    });
    act(() => opened.world.changed([change.portRequestId]));
    await opened.user.keyboard('go');
    await opened.user.click(await screen.findByRole('button', { name: 'Choose values…' }));
    const dialog = await screen.findByRole('dialog', { name: `Decide for ${change.portName}` });
    expect(dialog.textContent).toContain('You saw Seattle');
    const field = within(dialog).getByRole('radiogroup', { name: 'City' });
    expect(field.textContent).toContain('Olympia');
    expect(field.textContent).toContain('Tacoma');
  });

  it('gives each change by port and account, and by keyboard', async () => {
    const opened = await openApp();
    const { name } = await wait(opened);
    await opened.user.keyboard('go');
    const port = await screen.findByRole('region', { name: `Changes to ${name}` });
    expect(within(port).getByRole('heading', { level: 3 }).textContent).toBe('Practice Kazoo');
    expect(within(port).getByRole('listitem').textContent).toContain('Move to PendingWaiting just now');
    within(port).getByRole('button', { name: 'Withdraw' }).focus();
    await opened.user.keyboard('{Enter}');
    expect(await screen.findByText(/Nothing waits/)).toBeTruthy();
  });

  it('is read again at most twice a second, however much changes', async () => {
    const { app, world } = await openApp();
    let lists = 0;
    const { list } = app.bridge.outbox;
    Object.assign(app.bridge.outbox, {
      list: () => {
        lists += 1;
        return list();
      },
    });
    await acting(async () => {
      for (let times = 0; times < 40; times += 1) {
        world.changed([]);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    });
    expect(lists).toBeLessThanOrEqual(4);
    await waitFor(() => expect(lists).toBeGreaterThan(1));
  });

  it('is counted in the status of sync', async () => {
    const opened = await openApp();
    await wait(opened);
    const status = screen.getByRole('status');
    await waitFor(() => expect(status.textContent).toContain('1 waiting'));
    expect(status.textContent).toContain('Offline');
  });
});
