import { describe, expect, it, vi } from 'vitest';
import type { Bridge } from '../../../renderer/bridge/bridge.ts';
import { createFakeBridge } from '../../../renderer/bridge/fake/fake-bridge.ts';
import { createBoardStore } from '../../../renderer/features/board/store.ts';

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('the board’s memory', () => {
  it('drops an answer that a newer search has overtaken', async () => {
    const { bridge, world } = createFakeBridge({ ports: 60 });
    const slow: Bridge = {
      ...bridge,
      board: {
        ...bridge.board,
        open: async (filter) => {
          await later(filter.text === 'acme' ? 120 : 5);
          return bridge.board.open(filter);
        },
      },
    };
    const board = createBoardStore(slow);
    board.setText('acme');
    await later(60);
    board.setText('birch');
    await later(250);
    const names = [...board.getState().cards.values()].map((card) => card.name);
    const shown = Object.values(board.getState().columns).flatMap((column) => column.ids);
    expect(shown.length).toBe(world.all().filter((port) => port.fields.name?.includes('Birch')).length);
    expect(names.some((name) => name.includes('Acme'))).toBe(false);
  });

  it('ends a reading that was overtaken only when the newer answer is on the board', async () => {
    const { bridge } = createFakeBridge({ ports: 60 });
    const waits = [20, 120];
    const open: Bridge['board']['open'] = async (filter) => {
      await later(waits.shift() ?? 0);
      return bridge.board.open(filter);
    };
    const board = createBoardStore({ ...bridge, board: { ...bridge.board, open } });
    const first = board.load();
    void board.load();
    await first;
    expect(board.getState()).toMatchObject({ isOpening: false, total: 60 });
  });

  it('takes a locked profile for no problem of the board', async () => {
    const { bridge } = createFakeBridge({ ports: 60 });
    let isLocked = true;
    const error = { code: 'secrets-locked', what: 'Portside is locked.', next: 'Unlock it.' } as const;
    const open: Bridge['board']['open'] = async (filter) =>
      isLocked ? { ok: false, error } : bridge.board.open(filter);
    const board = createBoardStore({ ...bridge, board: { ...bridge.board, open } });
    await board.load();
    expect(board.getState()).toMatchObject({ isOpening: true });
    expect(board.getState()).not.toHaveProperty('problem');
    isLocked = false;
    await board.load();
    expect(board.getState()).toMatchObject({ isOpening: false, total: 60 });
  });

  it('asks once for many keys', async () => {
    const { bridge } = createFakeBridge({ ports: 60 });
    const open = vi.fn(bridge.board.open);
    const board = createBoardStore({ ...bridge, board: { ...bridge.board, open } });
    for (const text of ['a', 'ac', 'acm', 'acme']) board.setText(text);
    await later(120);
    expect(open).toHaveBeenCalledTimes(1);
    expect(open).toHaveBeenCalledWith({ text: 'acme' });
  });

  it('reads page after page, each card once, and stays as deep when the board is read again', async () => {
    const { bridge, world } = createFakeBridge({ ports: 1500 });
    const board = createBoardStore(bridge);
    await board.load();
    const pending = world.all().filter((port) => port.state === 'pending').length;
    while (board.getState().columns.pending.next !== undefined) await board.more('pending');
    const { ids } = board.getState().columns.pending;
    expect(ids).toHaveLength(pending);
    expect(new Set(ids).size).toBe(pending);
    await board.load();
    expect(board.getState().columns.pending.ids).toHaveLength(pending);
  });

  it('reads as far as the port that has to be shown, and no further', async () => {
    const { bridge, world } = createFakeBridge({ ports: 1500 });
    const board = createBoardStore(bridge);
    await board.load();
    const shown = () => board.getState().columns.pending;
    const far = await bridge.board.page({
      filter: {},
      state: 'pending',
      after: shown().next ?? '',
      limit: 100,
    });
    const id = far.ok ? (far.value.cards[60]?.id ?? '') : '';
    expect(shown().ids).not.toContain(id);
    board.reach(id);
    await vi.waitFor(() => expect(shown().ids).toContain(id));
    const pending = world.all().filter((port) => port.state === 'pending').length;
    expect(shown().ids.length).toBeLessThan(pending);
    expect(new Set(shown().ids).size).toBe(shown().ids.length);
  });

  it('fetches only the cards that changed and are here', async () => {
    const { bridge } = createFakeBridge({ ports: 60 });
    const [cards, open] = [vi.fn(bridge.board.cards), vi.fn(bridge.board.open)];
    const board = createBoardStore({ ...bridge, board: { ...bridge.board, cards, open } });
    await board.load();
    const id = board.getState().columns.pending.ids[0] ?? '';
    board.changed([id, 'port-elsewhere'], false);
    await later(120);
    expect(cards).toHaveBeenCalledExactlyOnceWith({ ids: [id] });
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('shows a move before main has answered', async () => {
    const { bridge } = createFakeBridge({ ports: 60 });
    const board = createBoardStore(bridge);
    await board.load();
    const id = board.getState().columns.submitted.ids[0] ?? '';
    const before = board.getState().columns.pending.count;
    board.showMoved(id, 'pending');
    expect(board.getState().columns.pending).toMatchObject({ count: before + 1 });
    expect(board.getState().columns.pending.ids[0]).toBe(id);
    expect(board.getState().cards.get(id)).toMatchObject({ state: 'pending', sync: 'waiting' });
  });

  it('takes out a card that is gone', async () => {
    const { bridge, world } = createFakeBridge({ ports: 60 });
    const board = createBoardStore(bridge);
    await board.load();
    const id = board.getState().columns.pending.ids[0] ?? '';
    world.ports.delete(id);
    board.changed([id], false);
    await later(60);
    expect(board.getState().columns.pending.ids).not.toContain(id);
  });
});
