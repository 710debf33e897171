// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openApp, portNamed } from './support/open-app.tsx';

const NOW = Date.parse('2026-11-25T18:00:00.000Z');
const options = { ports: 4, several: true, now: () => NOW };
const erie = (): HTMLElement => screen.getByRole('article', { name: 'Erie Street Legal' });

describe('a card', () => {
  it('has one badge per carrier, however many orders that holds', async () => {
    await openApp(options);
    const card = screen.getByRole('article', { name: 'Quarry Lake Resort' });
    const badges = within(card)
      .getAllByRole('img', { name: /^(Kazoo|Telnyx|Flowroute)/ })
      .map((badge) => [badge.getAttribute('aria-label'), badge.textContent]);
    expect(badges).toEqual([
      ['Kazoo', 'KZ'],
      ['Telnyx, 2 orders', 'TX×2'],
      ['Flowroute', 'FR'],
    ]);
  });

  it('of a port whose carrier is ahead says what that carrier says', async () => {
    await openApp(options);
    expect(erie().textContent).toContain('Telnyx: FOC Thu, Dec 3, 10:00 AM');
    // Nothing to press where the account may not move it at the switch.
    const told = screen.getByRole('article', { name: 'Quarry Lake Resort' });
    expect(told.textContent).toMatch(/Telnyx: FOC .+10:00 AM/);
    expect(within(told).queryByRole('button', { name: /^Follow/ })).toBeNull();
    const calm = screen.getByRole('article', { name: 'Mill Race Brewing' });
    expect(within(calm).queryByRole('button', { name: /^Follow/ })).toBeNull();
  });
});

describe('Follow', () => {
  it('shows the steps with date and zone filled in, and confirms them once', async () => {
    const { user, world } = await openApp(options);
    await user.click(within(erie()).getByRole('button', { name: 'Follow Telnyx with Erie Street Legal' }));
    const dialog = await screen.findByRole('dialog', { name: 'Follow Telnyx' });
    const steps = within(within(dialog).getByRole('list', { name: 'Steps' })).getAllByRole('listitem');
    expect(steps.map((step) => step.textContent)).toEqual([
      expect.stringContaining('SubmittedPendingKazoo moves this port to Pending.'),
      expect.stringContaining('PendingScheduledKazoo moves this port to Scheduled.'),
    ]);
    expect(within(steps[1] as HTMLElement).getByRole('combobox', { name: 'Time zone' })).toHaveProperty(
      'value',
      'America/Los Angeles',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Follow Telnyx' }));
    await waitFor(() =>
      expect(portNamed(world, 'Erie Street Legal')).toMatchObject({
        state: 'scheduled',
        schedule: { dateTime: '2026-12-03 10:00', timeZone: 'America/Los_Angeles' },
      }),
    );
    expect(await screen.findByText('Erie Street Legal follows its carrier.')).toBeTruthy();
    expect(
      within(await screen.findByRole('region', { name: 'Scheduled' })).getByText('Erie Street Legal'),
    ).toBeTruthy();
  });

  it('sends the date that the agent wrote instead', async () => {
    const { user, world } = await openApp(options);
    await user.click(within(erie()).getByRole('button', { name: 'Follow Telnyx with Erie Street Legal' }));
    const dialog = await screen.findByRole('dialog', { name: 'Follow Telnyx' });
    await user.click(within(dialog).getByRole('spinbutton', { name: /^day/ }));
    await user.keyboard('04');
    await user.click(within(dialog).getByRole('button', { name: 'Follow Telnyx' }));
    await waitFor(() =>
      expect(portNamed(world, 'Erie Street Legal').schedule?.dateTime).toBe('2026-12-04 10:00'),
    );
  });

  it('keeps the dialog and says why when the port has moved meanwhile', async () => {
    const { user, world } = await openApp(options);
    await user.click(within(erie()).getByRole('button', { name: 'Follow Telnyx with Erie Street Legal' }));
    const dialog = await screen.findByRole('dialog', { name: 'Follow Telnyx' });
    const port = world.ports.get('several-erie');
    if (!port) throw new Error('no port');
    world.ports.set(port.id, { ...port, state: 'pending' });
    await user.click(within(dialog).getByRole('button', { name: 'Follow Telnyx' }));
    expect((await within(dialog).findByRole('alert')).textContent).toContain('It has moved meanwhile.');
    expect(world.mutations).toHaveLength(0);
  });

  it('is offered in the open port request too', async () => {
    const { user } = await openApp(options);
    await user.click(erie());
    const panel = await screen.findByRole('region', { name: 'Erie Street Legal' });
    const follow = await within(panel).findByRole('button', { name: 'Follow Telnyx' });
    await user.click(follow);
    await screen.findByRole('dialog', { name: 'Follow Telnyx' });
    await user.click(screen.getByRole('button', { name: 'Keep as it is' }));
    await waitFor(() => expect(document.activeElement).toBe(follow));
  });
});
