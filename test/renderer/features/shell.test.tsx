// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openApp, portNamed } from './support/open-app.tsx';

describe('the window', () => {
  it('goes where the native menu says', async () => {
    const { world } = await openApp();
    act(() => world.emit('command', 'show-today'));
    expect(await screen.findByRole('heading', { name: 'Today' })).toBeTruthy();
    act(() => world.emit('command', 'show-shortcuts'));
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy();
  });

  it('leaves single keys to the text that is being typed', async () => {
    const { user } = await openApp();
    await user.click(screen.getByRole('searchbox', { name: 'Search' }));
    await user.keyboard('n?');
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.keyboard('{Escape}{Escape}');
  });

  it('follows theme and density at once and keeps them', async () => {
    const { user, world } = await openApp();
    await user.keyboard('gs');
    await user.click(await screen.findByRole('radio', { name: 'Dark' }));
    await user.click(screen.getByRole('radio', { name: 'Compact' }));
    expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', density: 'compact' });
    await waitFor(() => expect(world.settings).toMatchObject({ theme: 'dark', density: 'compact' }));
  });

  it('says what main has to say', async () => {
    const { world, user } = await openApp({ ports: 10, notices: ['A damaged database was set aside.'] });
    expect(screen.getByText('A damaged database was set aside.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByText('A damaged database was set aside.')).toBeNull();
    act(() => world.emit('notice', { tone: 'info', text: 'Practice Kazoo was read.' }));
    expect(await screen.findByText('Practice Kazoo was read.')).toBeTruthy();
  });

  it('lists today what is overdue, due and blocked, and opens it', async () => {
    const { user, world } = await openApp();
    const port = world.all().find((one) => one.state === 'submitted');
    if (!port) throw new Error('no port');
    const today = new Date().toISOString().slice(0, 10);
    world.ports.set(port.id, { ...port, fields: { ...port.fields, requestedDate: '2020-01-06' } });
    await user.keyboard('gt');
    const overdue = await screen.findByRole('region', { name: 'Overdue' });
    const name = portNamed(world, port.fields.name ?? '').fields.name ?? '';
    expect(today > '2020-01-06').toBe(true);
    await user.click(
      within(overdue).getByRole('button', { name: new RegExp(name.replace(/[()]/g, '\\$&')) }),
    );
    expect(await screen.findByRole('region', { name })).toBeTruthy();
  });

  it('lists today where a carrier is ahead, with what it says', async () => {
    const { user } = await openApp({ ports: 4, several: true });
    await user.keyboard('gt');
    const ahead = await screen.findByRole('region', { name: 'Carrier ahead' });
    const row = within(ahead).getByRole('button', { name: /Erie Street Legal/ });
    expect(row.textContent).toMatch(/Telnyx: FOC \w{3}, \w{3} \d+, 10:00 AM/);
  });
});
