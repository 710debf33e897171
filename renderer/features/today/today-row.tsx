import { memo, type ReactNode } from 'react';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { Card } from '../../../preload/contract/domain/port-requests.ts';
import { useCarrier } from '../../bridge/directory.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { age, aheadWords, dueWords } from '../../ui/time-words.ts';

export interface TodayRowProps {
  readonly card: Card;
  readonly now: number;
  readonly timeZone: string;
  readonly isOpen: boolean;
  readonly onOpen: (id: PortRequestId) => void;
}

/** One port request of today in a line; the whole line opens it. */
export const TodayRow = memo(function TodayRow({
  card,
  now,
  timeZone,
  isOpen,
  onOpen,
}: TodayRowProps): ReactNode {
  const due = card.due ? dueWords(card.due, now, timeZone) : null;
  return (
    <li>
      <button
        type="button"
        className="today-row"
        {...(isOpen ? { 'aria-current': true } : {})}
        onClick={() => onOpen(card.id)}
      >
        <span className="today-state">
          <StateBadge state={card.state} />
        </span>
        <span className="today-name truncate" title={card.name}>
          {card.name}
        </span>
        <span className="today-number tabular">
          {card.firstNumber?.display}
          {card.numberCount > 1 && ` +${card.numberCount - 1}`}
        </span>
        <Note card={card} now={now} timeZone={timeZone} />
        <SyncMark sync={card.sync} />
        <span className="today-due tabular" data-tone={due?.tone} title={due?.full}>
          {due?.words ?? age(card.stateSince, now)}
        </span>
      </button>
    </li>
  );
});

/** The carrier's words, what a carrier that is ahead says, or whom the numbers leave; as on the card. */
function Note({ card, now, timeZone }: Pick<TodayRowProps, 'card' | 'now' | 'timeZone'>): ReactNode {
  const { note, ahead, losingCarrier } = card;
  const carrier = useCarrier(ahead?.carrier ?? '');
  const theirs = ahead && `${carrier?.label ?? ahead.carrier}: ${aheadWords(ahead, now, timeZone)}`;
  const words = note ?? theirs ?? losingCarrier;
  return (
    <span className="today-note truncate" title={words}>
      {words}
    </span>
  );
}
