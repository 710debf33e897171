import { Sun } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { Card } from '../../../preload/contract/domain/port-requests.ts';
import { useBridge } from '../../bridge/context.tsx';
import { useBridgeEvent } from '../../bridge/use-event.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useNow } from '../../ui/use-now.ts';
import { groupsOf, readToday } from './due-cards.ts';
import { TodayRow } from './today-row.tsx';
import './today.css';

const COALESCE_MS = 150;
/** More than these are on the board, in the same order. */
const SHOWN = 100;

export interface TodayViewProps {
  readonly timeZone: string;
  readonly openId: PortRequestId | null;
  readonly onOpen: (id: PortRequestId) => void;
}

/** What wants the agent today: refused changes, what is overdue and due, and what a carrier asks. */
export function TodayView({ timeZone, openId, onOpen }: TodayViewProps): ReactNode {
  const now = useNow();
  const cards = useToday(timeZone);
  const groups = useMemo(() => groupsOf(cards ?? [], now, timeZone), [cards, now, timeZone]);
  return (
    <div className="page">
      <h1>Today</h1>
      {cards && groups.length === 0 && (
        <EmptyState icon={<Sun />}>Nothing is due today and nothing needs you.</EmptyState>
      )}
      {groups.map((group) => (
        <section key={group.id} className="today-group" aria-label={group.label}>
          <h2>
            {group.label} <span className="tabular">{group.cards.length}</span>
          </h2>
          <ul>
            {group.cards.slice(0, SHOWN).map((card) => (
              <TodayRow
                key={card.id}
                card={card}
                now={now}
                timeZone={timeZone}
                isOpen={card.id === openId}
                onOpen={onOpen}
              />
            ))}
          </ul>
          {group.cards.length > SHOWN && (
            <p className="today-more">
              and {group.cards.length - SHOWN} more, first in their columns on the board
            </p>
          )}
        </section>
      ))}
    </div>
  );
}

/** The cards that may matter today, read again a moment after something changed; absent before the first answer. */
function useToday(timeZone: string): readonly Card[] | undefined {
  const bridge = useBridge();
  const [cards, setCards] = useState<readonly Card[] | undefined>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const read = useCallback(
    async () => setCards(await readToday(bridge, Date.now(), timeZone)),
    [bridge, timeZone],
  );
  useEffect(() => {
    void read();
    return () => clearTimeout(timer.current);
  }, [read]);
  useBridgeEvent('changed', () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void read(), COALESCE_MS);
  });
  return cards;
}
