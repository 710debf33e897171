import { Flag, Paperclip } from 'lucide-react';
import { memo, type ReactNode, useId, useRef } from 'react';
import { useStore } from 'zustand';
import type { CarrierId, PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { Ahead } from '../../../preload/contract/domain/orders.ts';
import { type Card, needsAgent } from '../../../preload/contract/domain/port-requests.ts';
import { useCarrier } from '../../bridge/directory.ts';
import { CarrierBadge } from '../../ui/carrier-badge.tsx';
import { DocumentDots } from '../../ui/document-dots.tsx';
import { PhoneNumber } from '../../ui/phone-number.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { aheadWords } from '../../ui/time-words.ts';
import { useNow } from '../../ui/use-now.ts';
import { CardDate } from './card-date.tsx';
import { CardIcon } from './card-icon.tsx';
import { useBoard, useScene } from './context.ts';
import { useCardDrag } from './use-card-drag.ts';
import './card.css';

export interface CardTileProps {
  readonly id: PortRequestId;
  readonly position: number;
  readonly count: number;
  /** The one card of its column that Tab reaches. */
  readonly isActive: boolean;
  readonly isOpen: boolean;
  /** Its buttons, which nobody sees before the pointer or the focus is on it. */
  readonly hasTools: boolean;
}

/** One port request on the board; keys and clicks are handled by the board (use-board-keys.ts). */
export const CardTile = memo(function CardTile(props: CardTileProps): ReactNode {
  const card = useBoard((state) => state.cards.get(props.id));
  return card ? <Tile {...props} card={card} /> : null;
});

function Tile({
  card,
  position,
  count,
  isActive,
  isOpen,
  hasTools,
}: CardTileProps & { readonly card: Card }): ReactNode {
  const element = useRef<HTMLElement>(null);
  const lines = useId();
  const { drag } = useScene();
  const isLifted = useStore(drag, (now) => now.card?.id === card.id);
  const hasFiles = useStore(drag, (now) => now.filesOver === card.id);
  useCardDrag(element, card.id, card.state);
  return (
    <article
      ref={element}
      className="card"
      aria-label={card.name}
      aria-describedby={lines}
      aria-posinset={position}
      aria-setsize={count}
      {...(isOpen ? { 'aria-current': true } : {})}
      data-card={card.id}
      data-lifted={isLifted || undefined}
      data-blocked={needsAgent(card.sync) || undefined}
      tabIndex={isActive ? 0 : -1}
    >
      <div className="card-head">
        <span className="card-name truncate" title={card.name}>
          {card.name}
        </span>
        <Carriers card={card} />
      </div>
      <div id={lines} className="card-lines">
        <div className="card-number">
          {card.firstNumber && (
            <PhoneNumber
              e164={card.firstNumber.e164}
              formatted={card.firstNumber.display}
              more={card.numberCount - 1}
            />
          )}
        </div>
        <Middle card={card} isActive={isActive} />
        <div className="card-foot">
          <CardDate card={card} />
          <span className="card-marks">
            {card.actionRequired && (
              <span className="card-action" role="img" aria-label="Action required" title="Action required">
                <Flag />
              </span>
            )}
            <SyncMark sync={card.sync} />
            <DocumentDots marks={card.documents} />
          </span>
        </div>
      </div>
      {hasTools && (
        <div className="card-tools">
          <Tool name="move" label="Move to…" isActive={isActive} />
          <Tool name="attach" label="Attach files" isActive={isActive} />
        </div>
      )}
      {hasFiles && (
        <div className="card-drop">
          <Paperclip />
          <span>Attach to {card.name}</span>
        </div>
      )}
    </article>
  );
}

/** Plain buttons: a column of cards would otherwise mount two press and tooltip machines per card. */
function Tool(props: {
  readonly name: 'move' | 'attach';
  readonly label: string;
  readonly isActive: boolean;
}): ReactNode {
  return (
    <button
      type="button"
      className="card-tool"
      aria-label={props.label}
      title={props.label}
      data-tool={props.name}
      tabIndex={props.isActive ? 0 : -1}
      {...(props.name === 'move' ? { 'aria-haspopup': 'menu' as const } : {})}
    >
      <CardIcon name={props.name} />
    </button>
  );
}

/** One badge per carrier, however many orders it holds. */
function Carriers({ card }: { readonly card: Card }): ReactNode {
  const counts = new Map<CarrierId, number>();
  for (const { carrier } of card.carriers) counts.set(carrier, (counts.get(carrier) ?? 0) + 1);
  return (
    <span className="card-carriers">
      {[...counts].map(([carrier, count]) => (
        <CarrierMark key={carrier} carrier={carrier} count={count} />
      ))}
    </span>
  );
}

function CarrierMark({ carrier, count }: { readonly carrier: CarrierId; readonly count: number }): ReactNode {
  const known = useCarrier(carrier);
  return (
    <CarrierBadge
      label={known?.label ?? carrier}
      size="mark"
      count={count}
      {...(known ? { mark: known.mark } : {})}
    />
  );
}

/** One line, whatever is most worth it: the carrier's words, what a carrier that is ahead offers, or the route. */
function Middle({ card, isActive }: { readonly card: Card; readonly isActive: boolean }): ReactNode {
  if (card.note) return <Note card={card} note={card.note} isActive={isActive} />;
  return card.ahead ? <Offer card={card} ahead={card.ahead} isActive={isActive} /> : <Route card={card} />;
}

function Offer(props: { readonly card: Card; readonly ahead: Ahead; readonly isActive: boolean }): ReactNode {
  const { card, ahead, isActive } = props;
  const now = useNow();
  const { timeZone } = useScene();
  const carrier = useCarrier(ahead.carrier);
  const label = carrier?.label ?? ahead.carrier;
  const words = `${label}: ${aheadWords(ahead, now, timeZone)}`;
  return (
    <div className="card-offer" data-state={ahead.state}>
      <span className="truncate tabular" title={words}>
        {words}
      </span>
      {ahead.canFollow && (
        <button
          type="button"
          className="card-follow"
          aria-label={`Follow ${label} with ${card.name}`}
          aria-haspopup="dialog"
          data-tool="follow"
          tabIndex={isActive ? 0 : -1}
        >
          Follow
        </button>
      )}
    </div>
  );
}

function Route({ card }: { readonly card: Card }): ReactNode {
  const { losingCarrier, winningCarrier } = card;
  if (!losingCarrier && !winningCarrier) return <div className="card-route" />;
  return (
    <div className="card-route">
      <span className="truncate">{losingCarrier ?? 'Unknown carrier'}</span>
      {winningCarrier && (
        <>
          <CardIcon name="to" label="to" />
          <span className="truncate">{winningCarrier}</span>
        </>
      )}
    </div>
  );
}

/** The carrier's words, or what is being waited for, in place of the carriers' line. */
function Note(props: { readonly card: Card; readonly note: string; readonly isActive: boolean }): ReactNode {
  const { card, note, isActive } = props;
  return (
    <div className="card-note" data-tone={needsAgent(card.sync) ? 'warning' : undefined} title={note}>
      <span className="truncate">{note}</span>
      {card.sync === 'conflict' && (
        <button
          type="button"
          className="card-follow"
          aria-label={`Decide for ${card.name}`}
          aria-haspopup="dialog"
          data-tool="decide"
          tabIndex={isActive ? 0 : -1}
        >
          Decide
        </button>
      )}
    </div>
  );
}
