import type { Board, BoardFilter } from '../../../preload/contract/domain/board.ts';
import type { Card } from '../../../preload/contract/domain/port-requests.ts';
import { STATES, type State } from '../../../preload/contract/domain/states.ts';
import { ok } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../bridge.ts';
import { ordersOf } from './orders.ts';
import { cardOf } from './views.ts';
import type { FakePort, FakeWorld } from './world.ts';

const FIRST_PAGE = 50;
const LIMIT = 1_000;

function fits(port: FakePort, filter: BoardFilter): boolean {
  const accounts = ordersOf(port).map((order) => order.accountId);
  if (filter.accountIds?.length && !accounts.some((id) => filter.accountIds?.includes(id))) return false;
  const text = filter.text?.trim().toLowerCase();
  if (!text) return true;
  const digits = text.replace(/\D/g, '');
  const words = [port.fields.name, port.fields.reference, port.fields.btn].join(' ').toLowerCase();
  return words.includes(text) || (digits.length > 2 && port.numbers.some((one) => one.e164.includes(digits)));
}

function column(world: FakeWorld, filter: BoardFilter, state: State): readonly Card[] {
  return world
    .all()
    .filter((port) => port.state === state && fits(port, filter))
    .sort((one, other) => one.stateSince.localeCompare(other.stateSince))
    .map((port) => cardOf(world, port));
}

/** The cursor is the index of the next card, as text. */
export function boardChannels(world: FakeWorld): Bridge['board'] {
  return {
    open: async (filter) => {
      const columns: Board['columns'] = STATES.map((state) => {
        const cards = column(world, filter, state);
        const oldest = cards[0]?.stateSince;
        return {
          state,
          count: Math.min(cards.length, LIMIT),
          more: cards.length > LIMIT,
          ...(oldest ? { oldest } : {}),
          cards: cards.slice(0, FIRST_PAGE),
          ...(cards.length > FIRST_PAGE ? { next: String(FIRST_PAGE) } : {}),
        };
      });
      return ok({ columns, total: columns.reduce((sum, one) => sum + one.count, 0) });
    },
    page: async ({ filter, state, after, limit }) => {
      const cards = column(world, filter, state);
      const end = Number(after) + limit;
      return ok({
        cards: cards.slice(Number(after), end),
        ...(end < cards.length ? { next: String(end) } : {}),
      });
    },
    cards: async ({ ids }) =>
      ok(
        ids.flatMap((id) => {
          const port = world.get(id);
          return port ? [cardOf(world, port)] : [];
        }),
      ),
  };
}
