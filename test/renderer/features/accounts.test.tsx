// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { acting, openApp } from './support/open-app.tsx';

describe('a fresh app', () => {
  it('offers two ways to begin, and the practice carriers fill the board', async () => {
    const { user } = await openApp({});
    expect(screen.getByRole('region', { name: 'Welcome' })).toBeTruthy();
    expect(screen.getAllByRole('button', { name: 'Add account' })).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Try practice carriers' }));
    await waitFor(() => expect(screen.getAllByRole('article').length).toBeGreaterThan(10));
    expect(screen.getByRole('button', { name: 'Practice Kazoo, Connected' })).toBeTruthy();
  });

  it('asks for a passphrase where the computer keeps no secrets', async () => {
    const { user } = await openApp({ secrets: { kind: 'needs-passphrase' } });
    const seal = screen.getByRole('button', { name: 'Seal with this passphrase' });
    await user.type(screen.getByLabelText('Passphrase'), 'correct horse');
    await user.type(screen.getByLabelText('The same again'), 'correct hors');
    expect(screen.getByText('These two differ.')).toBeTruthy();
    expect(seal).toHaveProperty('disabled', true);
    await user.type(screen.getByLabelText('The same again'), 'e');
    await user.click(seal);
    expect(await screen.findByRole('region', { name: 'Welcome' })).toBeTruthy();
  });

  it('says when the passphrase is wrong', async () => {
    const { user } = await openApp({ secrets: { kind: 'locked' } });
    await user.type(screen.getByLabelText('Passphrase'), 'wrong passphrase{Enter}');
    expect(await screen.findByText(/That is not the passphrase/)).toBeTruthy();
  });
});

describe('accounts', () => {
  it('are signed in to before they are kept; a refusal says so and keeps the form', async () => {
    const { user, world } = await openApp({});
    await user.click(screen.getByRole('button', { name: 'Add account' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add account' });
    await user.type(within(dialog).getByLabelText('Name'), 'Main Kazoo');
    await user.type(within(dialog).getByLabelText('Base URL'), 'https://kazoo.example.com');
    await user.type(
      within(dialog).getByLabelText('API key', { selector: 'input:not([type=radio])' }),
      'wrong',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Add account' }));
    expect((await within(dialog).findByRole('alert')).textContent).toContain(
      'did not accept these credentials',
    );
    await user.clear(within(dialog).getByLabelText('API key', { selector: 'input:not([type=radio])' }));
    await user.type(
      within(dialog).getByLabelText('API key', { selector: 'input:not([type=radio])' }),
      'right{Enter}',
    );
    await waitFor(() => expect(world.accounts.map((account) => account.name)).toEqual(['Main Kazoo']));
    expect(await screen.findByRole('button', { name: 'Main Kazoo, Connected' })).toBeTruthy();
  });

  it('that are refused later stand in a banner with the way out', async () => {
    const { app, user, world } = await openApp();
    const [practice] = world.accounts;
    if (!practice) throw new Error('no account');
    const problem = {
      code: 'unauthorized',
      what: 'Kazoo did not accept these credentials.',
      next: 'Sign in again.',
    } as const;
    world.accounts = [{ ...practice, practice: false, health: { kind: 'needs-you', problem } }];
    await acting(() => app.directory.load());
    await user.click(await screen.findByRole('button', { name: 'Change credentials' }));
    const dialog = await screen.findByRole('dialog', { name: `Sign in to ${practice.name} again` });
    await user.type(
      within(dialog).getByLabelText('API key', { selector: 'input:not([type=radio])' }),
      'right',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(world.accounts[0]?.health.kind).toBe('ok'));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Change credentials' })).toBeNull());
  });

  it('are removed only after saying which changes were not sent, and where they are kept', async () => {
    const { app, user, world, firstCard } = await openApp();
    world.isOnline = false;
    const id = firstCard('Submitted').card.dataset.card ?? '';
    await acting(() => app.bridge.portRequests.move({ id, to: 'pending' }));
    await user.keyboard('gs');
    await user.click(await screen.findByRole('button', { name: 'More for Practice Kazoo' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Remove…' }));
    const ask = await screen.findByRole('alertdialog', { name: 'Remove Practice Kazoo' });
    await waitFor(() => expect(ask.textContent).toContain('1 change has not been sent'));
    expect(within(ask).getByRole('list', { name: 'Not sent' }).textContent).toContain('Move to Pending');
    await user.click(within(ask).getByRole('button', { name: 'Export 1 and remove…' }));
    await waitFor(() => expect(world.accounts).toHaveLength(0));
    expect(await screen.findByText(/What waited is in \/home\/agent\/waiting\.zip/)).toBeTruthy();
    await user.keyboard('gb');
    expect(await screen.findByRole('region', { name: 'Welcome' })).toBeTruthy();
  });

  it('are renamed', async () => {
    const { user, world } = await openApp();
    await user.keyboard('gs');
    await user.click(await screen.findByRole('button', { name: 'More for Practice Kazoo' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Rename…' }));
    const name = await screen.findByLabelText('Name');
    await user.clear(name);
    await user.type(name, 'Training{Enter}');
    await waitFor(() => expect(world.accounts[0]?.name).toBe('Training'));
  });

  it('of a carrier with a caution are added only once the agent says it was read', async () => {
    const { user, world } = await openApp({});
    await user.click(screen.getByRole('button', { name: 'Add account' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add account' });
    expect(within(dialog).queryByRole('region', { name: 'Before you add it' })).toBeNull();
    await user.click(within(dialog).getByRole('button', { name: /Carrier/ }));
    await user.click(await screen.findByRole('option', { name: 'Flowroute' }));
    const caution = within(dialog).getByRole('region', { name: 'Before you add it' });
    expect(caution.textContent).toContain('Flowroute’s porting interface is not published.');
    await user.click(within(dialog).getByLabelText('Name'));
    await user.paste('Flowroute');
    await user.click(within(dialog).getByLabelText('Base URL'));
    await user.paste('https://api.flowroute.example.com');
    await user.click(within(dialog).getByLabelText('Access key'));
    await user.paste('key');
    await user.click(within(dialog).getByLabelText('Secret key', { selector: 'input' }));
    await user.paste('secret');
    const add = within(dialog).getByRole('button', { name: 'Add account' });
    expect(add).toHaveProperty('disabled', true);
    await user.click(within(caution).getByRole('checkbox', { name: 'I have read this' }));
    await user.click(add);
    await waitFor(() => expect(world.accounts.map((account) => account.carrier)).toEqual(['flowroute']));
  });
});
