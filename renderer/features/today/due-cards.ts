import type { BoardColumn } from '../../../preload/contract/domain/board.ts';
import { type Card, needsAgent } from '../../../preload/contract/domain/port-requests.ts';
import { isTerminal } from '../../../preload/contract/domain/states.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { dayOf, dueDay } from '../../ui/time-words.ts';

export type GroupId = 'needs-you' | 'rejected' | 'ahead' | 'overdue' | 'today' | 'action-required';

export interface TodayGroup {
  readonly id: GroupId;
  readonly label: string;
  readonly cards: readonly Card[];
}

const LABELS: Readonly<Record<GroupId, string>> = {
  'needs-you': 'Needs you',
  rejected: 'Rejected at a carrier',
  ahead: 'Carrier ahead',
  overdue: 'Overdue',
  today: 'Due today',
  'action-required': 'Action required',
};
const ORDER = Object.keys(LABELS) as readonly GroupId[];

const PAGE = 200;
const PAGES = 10;

/** Why a card is looked at today; the most pressing reason, or null. */
export function reasonOf(card: Card, now: number, zone: string): GroupId | null {
  if (needsAgent(card.sync)) return 'needs-you';
  if (card.ahead) return card.ahead.state === 'rejected' ? 'rejected' : 'ahead';
  if (card.due) {
    const day = dueDay(card.due, zone);
    const today = dayOf(now, card.due.zoned?.timeZone ?? zone);
    if (day < today) return 'overdue';
    if (day === today) return 'today';
  }
  return card.actionRequired ? 'action-required' : null;
}

/** How a due date reads: days from today, then the time of day, both by the losing carrier's clock. */
function dueKey({ due }: Card, now: number, zone: string): readonly [days: number, time: string] {
  if (!due) return [Number.POSITIVE_INFINITY, ''];
  const today = dayOf(now, due.zoned?.timeZone ?? zone);
  return [Date.parse(dueDay(due, zone)) - Date.parse(today), due.zoned?.dateTime.slice(11) ?? ''];
}

/** As the words on the cards read, earliest first; what has no date comes last, the longest in its state first. */
function byDue(now: number, zone: string): (a: Card, b: Card) => number {
  const compare = <T extends string | number>(a: T, b: T): number => Number(a > b) - Number(a < b);
  return (a, b) => {
    const [days, time] = dueKey(a, now, zone);
    const [otherDays, otherTime] = dueKey(b, now, zone);
    return compare(days, otherDays) || compare(time, otherTime) || compare(a.stateSince, b.stateSince);
  };
}

export function groupsOf(cards: readonly Card[], now: number, zone: string): readonly TodayGroup[] {
  const groups = new Map<GroupId, Card[]>(ORDER.map((id) => [id, []]));
  for (const card of cards) {
    const reason = reasonOf(card, now, zone);
    if (reason) groups.get(reason)?.push(card);
  }
  return ORDER.map((id) => ({
    id,
    label: LABELS[id],
    cards: (groups.get(id) ?? []).sort(byDue(now, zone)),
  })).filter((group) => group.cards.length > 0);
}

/** A column is sorted by what needs the agent, then by what a carrier is ahead with, then by what is due: reading on makes sense while the last card is due. */
function goesOn(cards: readonly Card[], now: number, zone: string): boolean {
  const last = cards.at(-1);
  if (!last) return false;
  const reason = reasonOf(last, now, zone);
  return reason !== null && reason !== 'action-required';
}

/** The cards of the open columns as far as they may matter today. */
export async function readToday(bridge: Bridge, now: number, zone: string): Promise<readonly Card[]> {
  const board = await bridge.board.open({});
  if (!board.ok) return [];
  const open = board.value.columns.filter((column) => !isTerminal(column.state));
  const columns = await Promise.all(open.map((column) => readColumn(bridge, column, now, zone)));
  return columns.flat();
}

async function readColumn(
  bridge: Bridge,
  column: BoardColumn,
  now: number,
  zone: string,
): Promise<readonly Card[]> {
  const cards = [...column.cards];
  let { next } = column;
  for (let page = 0; page < PAGES && next !== undefined && goesOn(cards, now, zone); page += 1) {
    const answer = await bridge.board.page({ filter: {}, state: column.state, after: next, limit: PAGE });
    if (!answer.ok) break;
    cards.push(...answer.value.cards);
    next = answer.value.next;
  }
  return cards;
}
