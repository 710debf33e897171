import type { ReactNode } from 'react';
import type { Card } from '../../../preload/contract/domain/port-requests.ts';
import { age, dueWords } from '../../ui/time-words.ts';
import { useNow } from '../../ui/use-now.ts';
import { CardIcon } from './card-icon.tsx';
import { useScene } from './context.ts';

/** What is due, or how long the port has been in its state; the only part of a card that the clock redraws. */
export function CardDate({ card }: { readonly card: Card }): ReactNode {
  const now = useNow();
  const { timeZone } = useScene();
  if (card.due) {
    const { tone, words, full } = dueWords(card.due, now, timeZone);
    return (
      <span className="card-date tabular" data-tone={tone} title={full}>
        <CardIcon name="date" />
        {words}
      </span>
    );
  }
  const words = age(card.stateSince, now);
  return (
    <span
      className="card-date tabular"
      title={`In this state ${words === 'now' ? 'since a moment ago' : `for ${words}`}`}
    >
      {words}
    </span>
  );
}
