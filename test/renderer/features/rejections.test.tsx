// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { type Opened, openApp, portNamed } from './support/open-app.tsx';

async function openPort(
  name: string,
  tab: 'details' | 'timeline' = 'details',
): Promise<Opened & { readonly panel: HTMLElement }> {
  const opened = await openApp({ ports: 4, several: true });
  act(() => opened.app.open.open(portNamed(opened.world, name).id, tab));
  const panel = await screen.findByRole('region', { name });
  await within(panel).findByRole('tab', { name: 'Details' });
  return { ...opened, panel };
}

describe('a rejected order', () => {
  it('says why in our words and in the carrier’s own, and what to do', async () => {
    const { panel } = await openPort('Larch Hill Clinic');
    const block = within(panel).getByRole('region', { name: 'Rejected at Telnyx 2' });
    expect(block.querySelector('.rejections-head')?.textContent).toContain('TXPractice Telnyx2');
    expect(
      within(block)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual([
      'Name does not matchEdit fieldsUse the business name exactly as on the CSR, and have the LOA signed again.ENDUSER NAME DOES NOT MATCH CSR 6A',
      'PIN is missing or wrongEdit fieldsOnly the customer can get it: ask them for a fresh port-out PIN.PASSCODE/PIN INCORRECT 8C',
    ]);
    expect(block.querySelectorAll('q')[0]?.textContent).toBe('ENDUSER NAME DOES NOT MATCH CSR');
    expect(within(panel).queryByRole('region', { name: 'Rejected at Telnyx 1' })).toBeNull();
  });

  it('leads to the first field of its reason from any tab, where the reason is said again', async () => {
    const { panel, user } = await openPort('Larch Hill Clinic', 'timeline');
    await user.click(
      within(panel).getByRole('button', { name: 'Edit fields for Name does not match: Billing name' }),
    );
    const field = await within(panel).findByLabelText('Billing name');
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Telnyx: Name does not match',
    );
    await user.click(within(panel).getByRole('button', { name: /^Edit fields for PIN is missing/ }));
    await waitFor(() => expect(document.activeElement).toBe(within(panel).getByLabelText('PIN')));
  });

  it('is told on the timeline too, which can be read one order at a time', async () => {
    const { panel, user } = await openPort('Larch Hill Clinic', 'timeline');
    const entries = (): readonly string[] =>
      [...panel.querySelectorAll('.timeline-entry')].map((entry) => entry.textContent ?? '');
    await waitFor(() => expect(entries()).toHaveLength(2));
    expect(entries().join()).toContain('PIN is missing or wrong PASSCODE/PIN INCORRECT 8C');
    for (const order of ['Kazoo', 'Telnyx 2'])
      expect(panel.querySelectorAll(`.timeline-entry [aria-label="${order}"]`)).toHaveLength(1);
    const show = async (option: string): Promise<void> => {
      await user.click(within(panel).getByRole('button', { name: /Show/ }));
      await user.click(await screen.findByRole('option', { name: option }));
    };
    await show('Only Telnyx 1');
    await waitFor(() => expect(entries()).toEqual([]));
    await show('Only Telnyx 2');
    await waitFor(() => expect(entries().join()).toContain('PIN is missing'));
    expect(entries()).toHaveLength(1);
  });
});

describe('a proposal', () => {
  it('is joined, and parted again by Undo', async () => {
    const { panel, user, world } = await openPort('Mill Race Brewing');
    const proposal = within(panel).getByRole('region', {
      name: 'Perhaps the same port: Mill Race Brewing LLC',
    });
    expect(proposal.textContent).toContain(
      'Looks like the same port as “Mill Race Brewing LLC” at Telnyx: 3 of 3 numbers.',
    );
    await user.click(within(proposal).getByRole('button', { name: 'Join' }));
    expect(await screen.findByText('“Mill Race Brewing LLC” is part of Mill Race Brewing now.')).toBeTruthy();
    const orders = await within(panel).findByRole('list', { name: 'Orders' });
    expect(within(orders).getAllByRole('listitem')).toHaveLength(2);
    await waitFor(() =>
      expect(within(panel).queryByRole('region', { name: /^Perhaps the same/ })).toBeNull(),
    );
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(within(panel).queryByRole('list', { name: 'Orders' })).toBeNull());
    expect(world.ports.get('several-mill')?.more).toEqual([]);
  });

  it('that was joined and separated by the menu offers no undo of what is undone', async () => {
    const { panel, user, world } = await openPort('Mill Race Brewing');
    await user.click(within(panel).getByRole('button', { name: 'Join' }));
    expect(await screen.findByRole('button', { name: 'Undo' })).toBeTruthy();
    await user.click(await within(panel).findByRole('button', { name: 'More for Telnyx' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Separate' }));
    await screen.findByText('The order at Telnyx is a port request of its own again.');
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
    expect(world.ports.get('several-mill')?.more).toEqual([]);
  });

  it('that is not the same stays away, from the other side too', async () => {
    const { panel, user, app, world } = await openPort('Mill Race Brewing');
    await user.click(within(panel).getByRole('button', { name: 'Not the same' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: /^Perhaps the same/ })).toBeNull());
    act(() => app.open.open(portNamed(world, 'Mill Race Brewing LLC').id));
    await screen.findByRole('region', { name: 'Mill Race Brewing LLC' });
    await screen.findByRole('tab', { name: 'Details' });
    expect(screen.queryByRole('region', { name: /^Perhaps the same/ })).toBeNull();
  });
});
