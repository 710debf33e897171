// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openApp, portNamed } from './support/open-app.tsx';

describe('an open port request', () => {
  it('is a region of its name with five tabs', async () => {
    const { openFirst } = await openApp();
    const { panel } = await openFirst('Unconfirmed');
    const tabs = within(panel)
      .getAllByRole('tab')
      .map((tab) => tab.textContent?.replace(/\d+$/, ''));
    expect(tabs).toEqual(['Details', 'Numbers', 'Documents', 'LOA', 'Timeline']);
  });

  it('saves what was typed, and nothing else', async () => {
    const { openFirst, user, world } = await openApp();
    world.isOnline = false;
    const { panel, name } = await openFirst('Unconfirmed');
    const city = within(panel).getByLabelText('City');
    await user.clear(city);
    await user.type(city, 'Olympia');
    expect(panel.textContent).toContain('1 unsaved change');
    await user.click(within(panel).getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(world.mutations.at(-1)?.change.typed).toMatchObject({ fields: { city: 'Olympia' } }),
    );
    expect(portNamed(world, name).fields.city).toBe('Olympia');
    await waitFor(() => expect(within(panel).queryByRole('button', { name: 'Save' })).toBeNull());
    expect(panel.textContent).toContain('waits to be sent');
  });

  it('asks before unsaved work is lost, and keeps it when told to', async () => {
    const { openFirst, user } = await openApp();
    const { panel, name } = await openFirst('Unconfirmed');
    await user.type(within(panel).getByLabelText('Billing name'), ' LLC');
    await user.click(within(panel).getByRole('button', { name: 'Close' }));
    const ask = await screen.findByRole('alertdialog', { name: `Unsaved changes to ${name}` });
    await user.click(within(ask).getByRole('button', { name: 'Keep editing' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect((within(panel).getByLabelText('Billing name') as HTMLInputElement).value).toMatch(/ LLC$/);
    await user.click(within(panel).getByRole('button', { name: 'Close' }));
    await user.click(await screen.findByRole('button', { name: 'Discard changes' }));
    await waitFor(() => expect(screen.queryByRole('tab', { name: 'Details' })).toBeNull());
  });

  it('hides PIN and account number until asked, and never puts them into the form', async () => {
    const { openFirst, user, world } = await openApp();
    const { panel, name } = await openFirst('Unconfirmed');
    const { pin = '' } = portNamed(world, name).fields;
    expect(panel.textContent).not.toContain(pin);
    await user.click(within(panel).getByRole('button', { name: 'Reveal PIN' }));
    await waitFor(() => expect(panel.textContent).toContain(pin));
    await user.click(within(panel).getByRole('button', { name: 'Hide PIN' }));
    await waitFor(() => expect(panel.textContent).not.toContain(pin));
  });

  it('replaces a PIN by typing a new one', async () => {
    const { openFirst, user, world } = await openApp();
    const { panel, name } = await openFirst('Unconfirmed');
    await user.click(within(panel).getByRole('button', { name: 'Change PIN' }));
    await user.type(within(panel).getByLabelText('PIN'), '4711');
    await user.click(within(panel).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(portNamed(world, name).fields.pin).toBe('4711'));
  });

  it('puts the carrier’s words at the field, keeps what was typed, and sends again', async () => {
    const { openFirst, user, world } = await openApp();
    world.refusals.set('edit', {
      code: 'rejected',
      what: 'Kazoo refused the change.',
      next: 'Correct the marked field.',
      fields: { postalCode: 'ZIP must have five digits.' },
    });
    const { panel, name } = await openFirst('Unconfirmed');
    const zip = (): HTMLInputElement => within(panel).getByLabelText('ZIP');
    await user.clear(zip());
    await user.type(zip(), '98');
    await user.click(within(panel).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(panel.textContent).toContain('ZIP must have five digits.'));
    expect(zip().value).toBe('98');
    expect(zip().getAttribute('aria-invalid')).toBe('true');
    await user.click(within(panel).getByRole('button', { name: 'Edit and retry' }));
    await waitFor(() => expect(document.activeElement).toBe(zip()));
    await user.type(zip(), '109');
    await user.click(within(panel).getByRole('button', { name: 'Save and retry' }));
    await waitFor(() => expect(portNamed(world, name).fields.postalCode).toBe('98109'));
    await waitFor(() => expect(world.mutations).toHaveLength(0));
  });

  it('leads to the first field that can’t be saved', async () => {
    const { app, openFirst, user } = await openApp();
    const refuse = async () => ({
      ok: false as const,
      error: {
        code: 'invalid-input' as const,
        what: 'A field is wrong.',
        next: '',
        fields: { city: 'Too long.' },
      },
    });
    Object.assign(app.bridge.portRequests, { edit: refuse });
    const { panel } = await openFirst('Unconfirmed');
    await user.type(within(panel).getByLabelText('City'), ' by the sea');
    await user.click(within(panel).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(document.activeElement).toBe(within(panel).getByLabelText('City')));
    expect(panel.textContent).toContain('Too long.');
  });

  it('adds and removes numbers with the same check as a new port request', async () => {
    const { openFirst, user, world } = await openApp();
    const { panel, name } = await openFirst('Unconfirmed');
    await user.click(within(panel).getByRole('tab', { name: 'Numbers' }));
    const before = portNamed(world, name).numbers.length;
    await user.type(within(panel).getByLabelText('Numbers'), '564-555-0188{Enter}12');
    await waitFor(() => expect(panel.textContent).toContain('Too short'));
    await user.click(await within(panel).findByRole('button', { name: 'Add 1 number' }));
    await waitFor(() => expect(portNamed(world, name).numbers).toHaveLength(before + 1));
    await user.click(await within(panel).findByRole('button', { name: 'Remove (564) 555-0188' }));
    await waitFor(() => expect(portNamed(world, name).numbers).toHaveLength(before));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(portNamed(world, name).numbers).toHaveLength(before + 1));
  });

  it('writes a comment that waits while there is no network', async () => {
    const { openFirst, user, world } = await openApp();
    world.isOnline = false;
    const { panel } = await openFirst('Unconfirmed');
    await user.click(within(panel).getByRole('tab', { name: 'Timeline' }));
    await user.type(within(panel).getByRole('textbox', { name: 'Comment' }), 'CSR asked for.');
    await user.click(within(panel).getByRole('radio', { name: 'Private' }));
    await user.click(within(panel).getByRole('button', { name: 'Add comment' }));
    const entry = (await within(panel).findByText('CSR asked for.')).closest('li') as HTMLElement;
    expect(entry.textContent).toContain('Private');
    expect(entry.textContent).toContain('Waiting to be sent');
    expect(within(panel).getByRole('textbox', { name: 'Comment' })).toHaveProperty('value', '');
  });

  it('stays open and says so when it is gone', async () => {
    const { openFirst, world } = await openApp();
    const { panel, name } = await openFirst('Unconfirmed');
    const { id } = portNamed(world, name);
    world.ports.delete(id);
    world.changed([id]);
    expect((await within(panel).findByRole('alert')).textContent).toContain('not here any more');
  });
});
