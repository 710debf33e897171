import type { Card } from '../../../../preload/contract/domain/port-requests.ts';
import type { State } from '../../../../preload/contract/domain/states.ts';
import type { Bridge } from '../../../bridge/bridge.ts';
import { type BatchRow, inOrder, rowsOf } from './rows.ts';

/** Where an LOA is still wanted, the most likely first. */
const WANTED: readonly State[] = ['unconfirmed', 'rejected', 'submitted', 'pending', 'scheduled'];
/** Port requests that are looked into for one list. */
export const MOST = 60;
const AT_ONCE = 6;

export type Collected =
  | {
      readonly kind: 'here';
      readonly rows: readonly BatchRow[];
      /** There are more port requests than were looked into. */
      readonly isCut: boolean;
    }
  | { readonly kind: 'unread' };

/** LOAs that want a signature among the port requests that `text` finds. */
export async function collect(bridge: Bridge, text: string): Promise<Collected> {
  const board = await bridge.board.open(text.trim() ? { text: text.trim() } : {});
  if (!board.ok) return { kind: 'unread' };
  const columns = WANTED.flatMap((state) => board.value.columns.filter((one) => one.state === state));
  const cards = columns.flatMap((column) => column.cards);
  const looked = cards.slice(0, MOST);
  const rows: BatchRow[] = [];
  for (let from = 0; from < looked.length; from += AT_ONCE) {
    const some = await Promise.all(looked.slice(from, from + AT_ONCE).map((card) => rowsFor(bridge, card)));
    rows.push(...some.flat());
  }
  const isCut = cards.length > MOST || columns.some(({ next }) => next !== undefined);
  return { kind: 'here', rows: inOrder(rows), isCut };
}

async function rowsFor(bridge: Bridge, card: Card): Promise<readonly BatchRow[]> {
  const [view, loa] = await Promise.all([
    bridge.portRequests.open({ id: card.id }),
    bridge.loa.open({ id: card.id }),
  ]);
  return view.ok && loa.ok ? rowsOf(card, view.value, loa.value) : [];
}
