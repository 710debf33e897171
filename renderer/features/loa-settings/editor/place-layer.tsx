import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useRef, useState } from 'react';
import { TEMPLATE_VALUE_LABELS } from '../../../../preload/contract/domain/loa.ts';
import type { PageSize } from '../../../ui/pdf/zoom.ts';
import { arrowed, boxOf, drawnPlace, movedBy, type Place, resizedBy, type Spot } from './places.ts';
import type { PlacedValue } from './placing.ts';

export interface PlaceLayerProps {
  readonly page: PageSize;
  /** CSS pixels for a point. */
  readonly scale: number;
  /** Those of this page. */
  readonly places: readonly PlacedValue[];
  readonly selected: number | null;
  readonly onSelect: (key: number) => void;
  readonly onDraw: (place: Place) => void;
  readonly onChange: (key: number, place: Place) => void;
  readonly onRemove: (key: number) => void;
}

type Grip =
  | { readonly kind: 'draw'; readonly from: Spot }
  | { readonly kind: 'move' | 'resize'; readonly from: Spot; readonly of: PlacedValue };

/** The places of a page: drawn with the mouse on what is blank, moved by their middle, resized by their corner. */
export function PlaceLayer(props: PlaceLayerProps): ReactNode {
  const { page, scale, places, selected, onSelect, onDraw, onChange, onRemove } = props;
  const layer = useRef<HTMLDivElement>(null);
  const hint = useId();
  const grip = useRef<Grip | null>(null);
  const [live, setLive] = useState<{ readonly key: number | null; readonly place: Place } | null>(null);

  const spotOf = ({ clientX, clientY }: PointerEvent): Spot => {
    const box = layer.current?.getBoundingClientRect();
    return { left: clientX - (box?.left ?? 0), top: clientY - (box?.top ?? 0) };
  };
  const placeAt = (event: PointerEvent): Place | undefined => {
    const held = grip.current;
    if (!held) return undefined;
    const to = spotOf(event);
    if (held.kind === 'draw') return drawnPlace(held.from, to, page, scale);
    const dx = (to.left - held.from.left) / scale;
    const dy = -(to.top - held.from.top) / scale;
    const by = held.kind === 'move' ? movedBy : resizedBy;
    return by(held.of.place, dx, dy, page);
  };
  const take = (event: PointerEvent, held: Grip): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    layer.current?.setPointerCapture?.(event.pointerId);
    grip.current = held;
  };
  const drag = (event: PointerEvent): void => {
    const held = grip.current;
    if (!held) return;
    const place = placeAt(event);
    setLive(place ? { key: held.kind === 'draw' ? null : held.of.key, place } : null);
  };
  const drop = (event: PointerEvent): void => {
    const held = grip.current;
    const place = placeAt(event);
    grip.current = null;
    setLive(null);
    if (!held || !place) return;
    if (held.kind === 'draw') onDraw(place);
    else if (place !== held.of.place) onChange(held.of.key, place);
  };
  const press = (event: KeyboardEvent, { key, place }: PlacedValue): void => {
    const next = arrowed(place, event, page);
    if (next) onChange(key, next);
    else if (event.key === 'Delete' || event.key === 'Backspace') onRemove(key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={layer}
      className="loa-layer"
      onPointerDown={(event) => take(event, { kind: 'draw', from: spotOf(event) })}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerCancel={() => {
        grip.current = null;
        setLive(null);
      }}
    >
      <p id={hint} hidden>
        Arrow keys move it, with Shift they resize it, with Alt in small steps. Delete removes it.
      </p>
      {places.map((each) => {
        const place = live?.key === each.key ? live.place : each.place;
        const label = TEMPLATE_VALUE_LABELS[each.value];
        return (
          <button
            key={each.key}
            type="button"
            className="loa-place"
            style={boxOf(place, page, scale)}
            data-place={each.key}
            data-selected={each.key === selected || undefined}
            aria-label={`${label}, ${Math.round(place.width)} by ${Math.round(place.height)} points, ${Math.round(place.x)} from the left, ${Math.round(place.y)} from the bottom`}
            aria-describedby={hint}
            onFocus={() => onSelect(each.key)}
            onKeyDown={(event) => press(event, each)}
            onPointerDown={(event) => {
              event.currentTarget.focus();
              take(event, { kind: 'move', from: spotOf(event), of: each });
            }}
          >
            <span className="truncate">{label}</span>
            <span
              className="loa-place-corner"
              aria-hidden="true"
              onPointerDown={(event) => take(event, { kind: 'resize', from: spotOf(event), of: each })}
            />
          </button>
        );
      })}
      {live?.key === null && <div className="loa-place-new" style={boxOf(live.place, page, scale)} />}
    </div>
  );
}
