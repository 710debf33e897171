// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openApp, portNamed } from './support/open-app.tsx';

describe('moving a port request', () => {
  it('offers every state by the key M: those that can’t be say why', async () => {
    const { firstCard, user } = await openApp();
    firstCard('Submitted').card.focus();
    await user.keyboard('m');
    const menu = await screen.findByRole('menu');
    expect(within(menu).getAllByRole('menuitem')).toHaveLength(7);
    const scheduled = within(menu).getByRole('menuitem', { name: /^Scheduled/ });
    expect(scheduled.getAttribute('aria-disabled')).toBe('true');
    expect(scheduled.textContent).toContain('can’t become scheduled');
    expect(within(menu).getByRole('menuitem', { name: 'Pending' }).getAttribute('aria-disabled')).toBeNull();
  });

  it('moves at once when nothing is asked, and can be undone while it waits', async () => {
    const { firstCard, user, world, column } = await openApp();
    world.isOnline = false;
    const { card, name } = firstCard('Submitted');
    card.focus();
    await user.keyboard('m');
    await user.click(await screen.findByRole('menuitem', { name: 'Pending' }));
    await waitFor(() => expect(portNamed(world, name).state).toBe('pending'));
    const moved = await within(column('Pending')).findByRole('article', { name });
    expect(await within(moved).findByRole('img', { name: 'Waiting to be sent' })).toBeTruthy();
    // Wherever it stands there, in sight or not, the focus has gone with it.
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe(name));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await within(column('Submitted')).findByRole('article', { name })).toBeTruthy();
    expect(world.mutations).toHaveLength(0);
  });

  it('takes Undo away once the carrier has it', async () => {
    const { firstCard, user, world } = await openApp();
    const { card, name } = firstCard('Submitted');
    card.focus();
    await user.keyboard('m');
    await user.click(await screen.findByRole('menuitem', { name: 'Pending' }));
    // Under the pointer it stays: only what the carrier said takes Undo away.
    await user.hover(await screen.findByText(`${name} moved to Pending.`));
    await waitFor(() => expect(world.mutations).toHaveLength(0));
    const undo = (): HTMLElement | null => screen.queryByRole('button', { name: 'Undo', hidden: true });
    await waitFor(() => expect(undo()).toBeNull());
    expect(screen.getByText(`${name} moved to Pending.`)).toBeTruthy();
  });

  it('gives the focus back to the card when the move is not made after all', async () => {
    const { firstCard, user } = await openApp();
    const { card, name } = firstCard('Pending');
    card.focus();
    await user.keyboard('m');
    await user.click(await screen.findByRole('menuitem', { name: /^Rejected/ }));
    await screen.findByRole('dialog', { name: `Reject ${name}` });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(firstCard('Pending').card));
  });

  it('asks for the reason of a rejection and sends the words that were changed', async () => {
    const { firstCard, user, world } = await openApp();
    const { card, name } = firstCard('Pending');
    card.focus();
    await user.keyboard('m');
    await user.click(await screen.findByRole('menuitem', { name: /^Rejected/ }));
    const dialog = await screen.findByRole('dialog', { name: `Reject ${name}` });
    const reject = within(dialog).getByRole('button', { name: 'Reject' });
    expect(reject).toHaveProperty('disabled', true);
    await user.click(await within(dialog).findByRole('button', { name: /Common reasons/ }));
    await user.click(await screen.findByRole('option', { name: 'PIN is wrong' }));
    const reason = within(dialog).getByRole('textbox', { name: /^Reason/ });
    expect(reason).toHaveProperty('value', 'The PIN does not match the losing carrier’s records.');
    await user.type(reason, ' Please ask the customer.');
    await user.click(reject);
    await waitFor(() => expect(portNamed(world, name).state).toBe('rejected'));
    expect(portNamed(world, name).timeline.at(-1)).toMatchObject({
      kind: 'transition',
      reason: 'The PIN does not match the losing carrier’s records. Please ask the customer.',
    });
  });

  it('does nothing when the dialog is left', async () => {
    const { firstCard, user, world } = await openApp();
    const { card, name } = firstCard('Unconfirmed');
    card.focus();
    await user.keyboard('m');
    await user.click(await screen.findByRole('menuitem', { name: /^Canceled/ }));
    await screen.findByRole('dialog', { name: `Cancel ${name}` });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(portNamed(world, name).state).toBe('unconfirmed');
  });

  it('falls back with the carrier’s words on the card and in a toast when refused', async () => {
    const { firstCard, user, world, column } = await openApp();
    const { card, name } = firstCard('Submitted');
    world.refusals.set('move', {
      code: 'rejected',
      what: 'Kazoo refused the move: the winning carrier is missing.',
      next: 'Fill it in and move again.',
    });
    card.focus();
    await user.keyboard('m');
    await user.click(await screen.findByRole('menuitem', { name: 'Pending' }));
    const back = await within(column('Submitted')).findByRole('article', { name });
    await waitFor(() => expect(back.textContent).toContain('the winning carrier is missing'));
    expect(within(column('Pending')).queryByRole('article', { name })).toBeNull();
    const toasts = screen.getByRole('region', { name: 'Notifications' });
    expect(toasts.textContent).toContain(`${name}: Kazoo refused the move`);
    expect(toasts.textContent).not.toContain('moved to Pending');
  });

  it('asks where from the open port request too', async () => {
    const { openFirst, user, world } = await openApp();
    const { panel, name } = await openFirst('Submitted');
    await user.click(within(panel).getByRole('button', { name: 'Move to…' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Pending' }));
    await waitFor(() => expect(portNamed(world, name).state).toBe('pending'));
    await waitFor(() => expect(panel.textContent).toContain('Pending'));
  });
});
