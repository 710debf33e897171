// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createSyncToasts } from '../../../renderer/app/state/sync-toasts.ts';
import { createToastStore } from '../../../renderer/app/state/toast-store.ts';
import { acting, openApp, portNamed } from './support/open-app.tsx';

describe('toasts', () => {
  const messages = (toasts: ReturnType<typeof createToastStore>): readonly string[] =>
    toasts.getState().toasts.map(({ message }) => message);

  it('about many cards at once are one, which leads to the outbox', () => {
    const toasts = createToastStore();
    let now = 0;
    const opened: string[] = [];
    const sync = createSyncToasts(toasts, {
      openOutbox: () => opened.push('outbox'),
      isCatchingUp: () => false,
      now: () => now,
    });
    for (const id of ['a', 'b', 'c']) sync.needsYou(id, { message: `${id} needs you.` });
    expect(messages(toasts)).toEqual(['a needs you.', 'b needs you.', 'c needs you.']);
    now = 900;
    for (let card = 0; card < 37; card += 1) sync.needsYou(String(card), { message: `${card} needs you.` });
    expect(messages(toasts)).toEqual(['40 port requests need you.']);
    toasts.getState().toasts[0]?.action?.onAction();
    expect(opened).toEqual(['outbox']);
    now = 5_000;
    sync.needsYou('d', { message: 'd needs you.' });
    expect(messages(toasts)).toEqual(['40 port requests need you.', 'd needs you.']);
  });

  it('about cards are silent while what waited is on its way, and one notice tells of it', async () => {
    const { app, world, firstCard } = await openApp();
    const region = screen.getByRole('region', { name: 'Notifications' });
    const refuse = async (column: string): Promise<string> => {
      const { name } = firstCard(column);
      const { id } = portNamed(world, name);
      world.refusals.set('comment', { code: 'rejected', what: 'No to that.', next: 'Edit it.' });
      const comment = { id, text: 'Any news?', private: false, actionRequired: false };
      await acting(() => app.bridge.portRequests.comment(comment));
      await waitFor(() => expect(app.board.getState().cards.get(id)?.sync).toBe('needs-you'));
      return name;
    };
    const told = (name: string) => within(region).queryByText((words) => words.startsWith(`${name}:`));
    const one = await refuse('Pending');
    await waitFor(() => expect(told(one)).toBeTruthy());
    world.isCatchingUp = true;
    const other = await refuse('Submitted');
    expect(told(other)).toBeNull();
    world.isCatchingUp = false;
    const text = 'Back online: 4 changes sent, 1 needs you.';
    act(() => {
      world.emit('notice', { tone: 'info', text, topic: 'reconnect' });
      world.emit('sync', world.sync());
    });
    expect(told(other)).toBeNull();
    expect(within(region).getByText(text)).toBeTruthy();
  });

  it('about cards that the one notice has counted are silent too, however late they are read', () => {
    const toasts = createToastStore();
    let now = 0;
    const sync = createSyncToasts(toasts, {
      openOutbox: () => undefined,
      isCatchingUp: () => false,
      now: () => now,
    });
    sync.summedUp();
    now = 400;
    sync.needsYou('a', { message: 'a needs you.' });
    expect(messages(toasts)).toEqual([]);
    now = 1_500;
    sync.needsYou('b', { message: 'b needs you.' });
    expect(messages(toasts)).toEqual(['b needs you.']);
  });

  it('of main about the same topic take each other’s place', async () => {
    const { world } = await openApp();
    const say = (text: string): void =>
      act(() => world.emit('notice', { tone: 'info', text, topic: 'reconnect' }));
    say('Back online. 3 changes sent so far.');
    say('Back online. 12 changes were sent.');
    const region = screen.getByRole('region', { name: 'Notifications' });
    expect(within(region).queryByText('Back online. 3 changes sent so far.')).toBeNull();
    expect(within(region).getByText('Back online. 12 changes were sent.')).toBeTruthy();
  });
});

describe('the accounts below the state of sync', () => {
  it('tell when each was read, what waits for it, and try it again', async () => {
    const { app, user, world } = await openApp();
    world.isOnline = false;
    await acting(() => app.sync.load());
    await user.keyboard('s');
    const accounts = await screen.findByRole('dialog', { name: 'Accounts and what waits' });
    const line = within(accounts).getByRole('listitem');
    expect(line.textContent).toMatch(/^KZPractice KazooOffline · Read just now/);
    await user.click(within(line).getByRole('button', { name: 'Retry now: Practice Kazoo' }));
    await waitFor(() => expect(world.retried).toEqual(world.accounts.map(({ id }) => id)));
  });

  it('open on a press of the status, and lead to the outbox', async () => {
    const { app, user, world, firstCard } = await openApp();
    world.isOnline = false;
    const port = world.all().find(({ fields }) => fields.name === firstCard('Submitted').name);
    await acting(() => app.bridge.portRequests.move({ id: port?.id ?? '', to: 'pending' }));
    await user.click(within(screen.getByRole('status', { name: 'Sync' })).getByRole('button'));
    const accounts = await screen.findByRole('dialog', { name: 'Accounts and what waits' });
    expect(within(accounts).getByRole('listitem').textContent).toContain('1 waiting');
    await user.click(within(accounts).getByRole('button', { name: 'Open outbox' }));
    expect(await screen.findByRole('heading', { name: 'Outbox', level: 1 })).toBeTruthy();
  });
});
