import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { acting, openApp } from './support/open-app.tsx';

const COPY = { id: '000001-a', at: '2026-11-25T18:30:00.000Z', size: 118_784, waiting: 1, documents: 3 };

describe('backups', () => {
  it('are listed with what waited in them; a restore says what becomes of both outboxes', async () => {
    const { app, user, world, firstCard } = await openApp();
    world.backups = [COPY];
    world.isOnline = false;
    const id = firstCard('Submitted').card.dataset.card ?? '';
    await acting(() => app.bridge.portRequests.move({ id, to: 'pending' }));
    await acting(() => app.sync.load());
    await user.keyboard('gs');
    const list = await screen.findByRole('list', { name: 'Backups' });
    expect(list.textContent).toContain('Nov 25, 2026, 10:30 AM');
    expect(list.textContent).toContain('1 change waiting, 3 documents');
    await user.click(within(list).getByRole('button'));
    const ask = await screen.findByRole('alertdialog', { name: /Restore the backup of Nov 25/ });
    expect(ask.textContent).toContain('checked with its carrier first');
    expect(ask.textContent).toContain('It holds 1 change that no carrier has confirmed');
    world.backups = [];
    await user.click(within(ask).getByRole('button', { name: 'Restore' }));
    expect(await within(ask).findByText(/no longer there/)).toBeTruthy();
    world.backups = [COPY];
    await user.click(within(ask).getByRole('button', { name: 'Restore' }));
    await waitFor(() => expect(world.restored).toBe(COPY.id));
  });
});

describe('the export', () => {
  it('leaves PINs out until they are asked for, and names what could not be read', async () => {
    const { user, world } = await openApp();
    world.troubles = [{ documentId: 'd', what: 'bill.pdf', next: 'Drop it again.' }];
    await user.keyboard('gs');
    await user.click(await screen.findByRole('button', { name: 'Export everything…' }));
    const said = screen.getByRole('status', { name: 'Export' });
    await waitFor(() => expect(said.textContent).toContain('are in /home/agent/Portside.zip'));
    expect(said.textContent).toContain('Could not be read: bill.pdf.');
    await user.click(screen.getByRole('checkbox', { name: 'Include PINs and account numbers' }));
    await user.click(screen.getByRole('button', { name: 'Export everything…' }));
    await waitFor(() => expect(said.textContent).toContain('/home/agent/with PINs.zip'));
  });
});

describe('a disk that does not keep what the agent does', () => {
  it('is said across the top at once, with the way to an export, and no longer when it is over', async () => {
    const { user, world } = await openApp();
    const problem = { code: 'storage', what: 'The disk is full.', next: 'Free some space.' } as const;
    await acting(async () => world.emit('storage', { kind: 'full', problem }));
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('The disk is full. Free some space.');
    await user.click(within(alert).getByRole('button', { name: 'Export everything' }));
    expect(await screen.findByRole('region', { name: 'Backups and export' })).toBeTruthy();
    await acting(async () => world.emit('storage', { kind: 'sound' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('a document whose stored copy is gone', () => {
  it('says so where it is attached, with what to do', async () => {
    const { user, world, openFirst } = await openApp();
    world.troubles = [
      {
        documentId: 'd',
        what: 'The stored copy of bill.pdf is gone.',
        next: 'Drop the same file here again.',
      },
    ];
    const { panel } = await openFirst('Submitted');
    await user.click(within(panel).getByRole('tab', { name: /Documents/ }));
    expect((await within(panel).findByRole('alert')).textContent).toContain('Drop the same file here again.');
  });
});
