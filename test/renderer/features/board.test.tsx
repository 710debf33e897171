// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { STATE_LABELS, STATES } from '../../../preload/contract/domain/states.ts';
import { openApp, portNamed } from './support/open-app.tsx';

describe('the board', () => {
  it('has a region for each state, with its count; the ended ones are folded to a strip', async () => {
    const { world, column } = await openApp();
    for (const state of STATES) {
      const count = world.all().filter((port) => port.state === state).length;
      expect(column(STATE_LABELS[state]).textContent).toContain(String(count));
    }
    expect(within(column('Completed')).queryByRole('article')).toBeNull();
    expect(within(column('Completed')).getByRole('button', { name: /^Show Completed/ })).toBeTruthy();
  });

  it('unfolds a strip, and remembers it', async () => {
    const { column, user, world } = await openApp();
    await user.click(within(column('Completed')).getByRole('button', { name: /^Show Completed/ }));
    expect(within(column('Completed')).getAllByRole('article').length).toBeGreaterThan(0);
    await waitFor(() => expect(world.settings.collapsedColumns).toEqual(['canceled']));
  });

  it('shows on a card what an agent looks for', async () => {
    const { world, firstCard } = await openApp();
    const { card, name } = firstCard('Pending');
    const port = portNamed(world, name);
    expect(card.textContent).toContain(port.numbers[0]?.display);
    if (port.numbers.length > 1) expect(card.textContent).toContain(`+${port.numbers.length - 1}`);
    expect(card.textContent).toContain(port.fields.losingCarrier);
    expect(within(card).getByRole('img', { name: 'Kazoo' })).toBeTruthy();
    expect(within(card).getByRole('img', { name: /^LOA \w+, bill \w+, CSR \w+$/ })).toBeTruthy();
  });

  it('walks with the arrows, opens with Enter, and gives the focus back on Esc', async () => {
    const { firstCard, user } = await openApp();
    const { card } = firstCard('Unconfirmed');
    card.focus();
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-posinset')).toBe('2'));
    const second = document.activeElement as HTMLElement;
    await user.keyboard('{ArrowRight}');
    await waitFor(() =>
      expect(document.activeElement?.closest('section')?.getAttribute('aria-label')).toBe('Submitted'),
    );
    await user.keyboard('{ArrowLeft}');
    await waitFor(() => expect(document.activeElement).toBe(second));
    await user.keyboard('{Enter}');
    const name = second.getAttribute('aria-label') ?? '';
    await screen.findByRole('tab', { name: 'Details' });
    expect(screen.getByRole('region', { name })).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('tab', { name: 'Details' })).toBeNull());
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe(name));
  });

  it('filters as one types, says how many were found, and says what to do when nothing was', async () => {
    const { user, world } = await openApp();
    const wanted = world.all().find((port) => port.state === 'submitted');
    const digits = wanted?.numbers[0]?.e164.slice(-7) ?? '';
    await user.keyboard('/');
    await user.keyboard(digits);
    await waitFor(() => expect(screen.getByText(/^\d+ found$/)).toBeTruthy());
    await waitFor(() => {
      const names = screen.getAllByRole('article').map((card) => card.getAttribute('aria-label'));
      expect(names).toContain(wanted?.fields.name);
      expect(names.length).toBeLessThan(10);
    });
    await user.keyboard('{Control>}a{/Control}nothing like this');
    await user.click(await screen.findByRole('button', { name: 'Show the whole board' }));
    await waitFor(() => expect(screen.getAllByRole('article').length).toBeGreaterThan(10));
  });

  it('unfolds a column in which something was found', async () => {
    const { user, world, column } = await openApp();
    const ended = world.all().find((port) => port.state === 'completed');
    await user.keyboard('/');
    await user.paste(ended?.fields.name ?? '');
    await within(column('Completed')).findByRole('article', { name: ended?.fields.name ?? '' });
  });

  it('shows the ports of one account alone, and of all again', async () => {
    const { app, user, world } = await openApp();
    world.accounts = [
      ...world.accounts,
      { ...(world.accounts[0] as (typeof world.accounts)[number]), id: 'other', name: 'Other Kazoo' },
    ];
    await app.directory.load();
    await user.click(await screen.findByRole('button', { name: 'Other Kazoo, Connected' }));
    await waitFor(() => expect(screen.queryByRole('article')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Other Kazoo, Connected' }));
    await waitFor(() => expect(screen.queryAllByRole('article').length).toBeGreaterThan(10));
  });

  it('reads only the cards that changed', async () => {
    const { world, firstCard } = await openApp();
    const { name } = firstCard('Pending');
    const port = portNamed(world, name);
    world.ports.set(port.id, { ...port, fields: { ...port.fields, name: 'Renamed Bakery' } });
    world.changed([port.id], false);
    expect(await screen.findByRole('article', { name: 'Renamed Bakery' })).toBeTruthy();
  });

  it('marks the moment at which it can be used', async () => {
    performance.clearMarks('portside:interactive');
    await openApp();
    await waitFor(() => expect(performance.getEntriesByName('portside:interactive')).toHaveLength(1));
  });
});
