// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { FieldConflict } from '../../../preload/contract/domain/port-requests.ts';
import { acting, type Opened, openApp, portNamed } from './support/open-app.tsx';

const TWO: readonly FieldConflict[] = [
  { field: 'city', base: 'Seattle', mine: 'Olympia', theirs: 'Tacoma' },
  { field: 'pin', base: '1111', mine: '2222', theirs: '3333' },
];

/** A port of the board with two fields in conflict. */
async function disputed(opened: Opened): Promise<string> {
  opened.world.isOnline = false;
  const { name } = opened.firstCard('Submitted');
  const { id } = portNamed(opened.world, name);
  await acting(() => opened.app.bridge.portRequests.edit({ id, changes: { city: 'Olympia' } }));
  const change = opened.world.mutations[0]?.change;
  const problem = { code: 'conflict', what: '2 fields have two values.', next: 'Choose.' } as const;
  opened.world.patch(change?.id ?? '', { status: 'conflict', conflicts: TWO, problem });
  act(() => opened.world.changed([id]));
  return name;
}

describe('a conflict', () => {
  it('is a mark of its own on the card, whose button opens the one screen to decide', async () => {
    const opened = await openApp();
    const name = await disputed(opened);
    const card = await screen.findByRole('article', { name });
    expect(
      await within(card).findByRole('img', { name: 'Two values: yours and the carrier’s' }),
    ).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
    await opened.user.click(within(card).getByRole('button', { name: `Decide for ${name}` }));
    const dialog = await screen.findByRole('dialog', { name: `Decide for ${name}` });
    const keep = within(dialog).getByRole('button', { name: 'Keep these values' });
    expect(keep).toHaveProperty('disabled', true);
    // A secret is dots until it is asked for.
    expect(dialog.textContent).not.toMatch(/1111|2222|3333/);
    await opened.user.click(within(dialog).getByRole('button', { name: 'Reveal your PIN' }));
    expect(await within(dialog).findByText('2222')).toBeTruthy();

    await opened.user.click(within(dialog).getByRole('button', { name: 'All theirs' }));
    const city = within(dialog).getByRole('radiogroup', { name: 'City' });
    await opened.user.click(within(city).getByRole('radio', { name: 'Yours' }));
    await opened.user.click(keep);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(portNamed(opened.world, name).fields).toMatchObject({ city: 'Olympia', pin: '3333' });
    expect(screen.getByText(/your values are on their way/)).toBeTruthy();
  });
});
