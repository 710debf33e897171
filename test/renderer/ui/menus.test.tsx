// @vitest-environment jsdom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Button } from '../../../renderer/ui/button.tsx';
import { ContextMenu, contextMenuPoint, type MenuPoint } from '../../../renderer/ui/context-menu.tsx';
import { MenuButton, type MenuEntry } from '../../../renderer/ui/menu.tsx';

afterEach(cleanup);

function entries(done: (id: string) => void): readonly MenuEntry[] {
  return [
    {
      kind: 'submenu',
      id: 'move',
      label: 'Move to…',
      entries: [
        { kind: 'action', id: 'pending', label: 'Pending', onAction: () => done('pending') },
        {
          kind: 'action',
          id: 'scheduled',
          label: 'Scheduled',
          description: 'Needs a date',
          isDisabled: true,
          onAction: () => done('scheduled'),
        },
      ],
    },
    { kind: 'separator', id: 'line' },
    { kind: 'action', id: 'attach', label: 'Attach files', shortcut: 'A', onAction: () => done('attach') },
  ];
}

describe('a menu button', () => {
  it('walks into the submenu and acts, by keyboard alone, and gives focus back', async () => {
    const done = vi.fn();
    render(
      <MenuButton entries={entries(done)}>
        <Button>More</Button>
      </MenuButton>,
    );
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    expect(screen.getByRole('menu', { name: 'More' })).toBeTruthy();
    await userEvent.keyboard('{ArrowRight}');
    expect(await screen.findByRole('menuitem', { name: 'Pending' })).toBe(document.activeElement);
    await userEvent.keyboard('{Enter}');
    expect(done).toHaveBeenCalledExactlyOnceWith('pending');
    expect(screen.queryByRole('menu')).toBeNull();
    await waitFor(() => expect(document.activeElement?.textContent).toBe('More'));
  });

  it('says why an action is not possible and does not do it', async () => {
    const done = vi.fn();
    render(
      <MenuButton entries={entries(done)}>
        <Button>More</Button>
      </MenuButton>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'More' }));
    await userEvent.keyboard('{ArrowRight}');
    const item = await screen.findByRole('menuitem', { name: /^Scheduled.*Needs a date/ });
    expect(item.getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(item);
    expect(done).not.toHaveBeenCalled();
  });

  it('names an action by its words alone, with the key as its description', async () => {
    render(
      <MenuButton entries={entries(() => undefined)}>
        <Button>More</Button>
      </MenuButton>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'More' }));
    const item = screen.getByRole('menuitem', { name: 'Attach files' });
    const keys = (item.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id));
    expect(keys.map((element) => element?.textContent ?? '').join('')).toBe('A');
  });
});

describe('a context menu', () => {
  function Card({ done }: { readonly done: (id: string) => void }): ReactNode {
    const [at, setAt] = useState<MenuPoint | null>(null);
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: the card's own button takes the keyboard
      <div
        onContextMenu={(event) => {
          event.preventDefault();
          setAt(contextMenuPoint(event));
        }}
      >
        <button type="button">Acme Dental</button>
        <ContextMenu label="Acme Dental" entries={entries(done)} at={at} onClose={() => setAt(null)} />
      </div>
    );
  }

  it('opens with a right click, acts, closes and returns focus', async () => {
    const done = vi.fn();
    render(<Card done={done} />);
    const card = screen.getByRole('button', { name: 'Acme Dental' });
    card.focus();
    await userEvent.pointer({ keys: '[MouseRight]', target: card });
    const menu = await screen.findByRole('menu', { name: 'Acme Dental' });
    await userEvent.click(within(menu).getByRole('menuitem', { name: 'Attach files' }));
    expect(done).toHaveBeenCalledExactlyOnceWith('attach');
    expect(screen.queryByRole('menu')).toBeNull();
    await waitFor(() => expect(document.activeElement).toBe(card));
  });

  it('closes on Escape without acting', async () => {
    const done = vi.fn();
    render(<Card done={done} />);
    await userEvent.pointer({ keys: '[MouseRight]', target: screen.getByRole('button') });
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(done).not.toHaveBeenCalled();
  });
});
