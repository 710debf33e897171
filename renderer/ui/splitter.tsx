import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import './panel.css';

export interface SplitterProps {
  /** What is resized: "Resize Acme Dental". */
  readonly label: string;
  /** Id of the element that gets wider. */
  readonly controls: string;
  readonly width: number;
  readonly min: number;
  readonly max: number;
  /** Which side of the splitter the resized element is on. */
  readonly side: 'before' | 'after';
  readonly onChange: (width: number) => void;
}

const STEP = 16;
const LEAP = 64;

/** The new width a key asks for, or null when the key is not about size. `outward` is the arrow that widens. */
export function widthForKey(key: string, shift: boolean, props: SplitterProps): number | null {
  const outward = props.side === 'after' ? 'ArrowLeft' : 'ArrowRight';
  const inward = props.side === 'after' ? 'ArrowRight' : 'ArrowLeft';
  const step = shift ? LEAP : STEP;
  if (key === outward) return clamp(props.width + step, props);
  if (key === inward) return clamp(props.width - step, props);
  if (key === 'Home') return props.min;
  if (key === 'End') return props.max;
  return null;
}

function clamp(width: number, { min, max }: Pick<SplitterProps, 'min' | 'max'>): number {
  return Math.round(Math.min(max, Math.max(min, width)));
}

/** A draggable edge that is also a keyboard separator: arrows step, Shift leaps, Home and End go to the limits. */
export function Splitter(props: SplitterProps): ReactNode {
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const width = widthForKey(event.key, event.shiftKey, props);
    if (width === null) return;
    event.preventDefault();
    props.onChange(width);
  };
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width: props.width };
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (!start.current) return;
    const moved = event.clientX - start.current.x;
    props.onChange(clamp(start.current.width + (props.side === 'after' ? -moved : moved), props));
  };
  const release = (): void => {
    start.current = null;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot hold the pointer and carry a value
    <div
      className="ui-splitter"
      role="separator"
      tabIndex={0}
      aria-label={props.label}
      aria-orientation="vertical"
      aria-controls={props.controls}
      aria-valuenow={props.width}
      aria-valuemin={props.min}
      aria-valuemax={props.max}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={release}
      onPointerCancel={release}
    />
  );
}
