import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { State } from '../../../preload/contract/domain/states.ts';

/** A column as the arrow keys see it; collapsed and empty ones are left out. */
export interface Lane {
  readonly state: State;
  readonly ids: readonly PortRequestId[];
}

export interface Place {
  readonly state: State;
  readonly index: number;
}

const PAGE = 5;

/** Where a key leads from a place; null when the key does not move, or there is nothing further. */
export function placeForKey(key: string, from: Place, lanes: readonly Lane[]): Place | null {
  const at = lanes.findIndex((lane) => lane.state === from.state);
  const lane = lanes[at];
  if (!lane) return null;
  switch (key) {
    case 'ArrowDown':
      return within(lane, from.index + 1, from);
    case 'ArrowUp':
      return within(lane, from.index - 1, from);
    case 'PageDown':
      return within(lane, from.index + PAGE, from);
    case 'PageUp':
      return within(lane, from.index - PAGE, from);
    case 'Home':
      return within(lane, 0, from);
    case 'End':
      return within(lane, lane.ids.length - 1, from);
    case 'ArrowRight':
      return beside(lanes[at + 1], from);
    case 'ArrowLeft':
      return beside(lanes[at - 1], from);
    default:
      return null;
  }
}

function within(lane: Lane, index: number, from: Place): Place | null {
  const next = Math.min(lane.ids.length - 1, Math.max(0, index));
  return next === from.index ? null : { state: lane.state, index: next };
}

function beside(lane: Lane | undefined, from: Place): Place | null {
  if (!lane) return null;
  return { state: lane.state, index: Math.min(from.index, lane.ids.length - 1) };
}

/** The card that takes the focus when the columns under it have changed: itself wherever it is now, else its neighbour. */
export function placeAfterChange(
  id: PortRequestId,
  before: readonly Lane[],
  now: readonly Lane[],
): Place | null {
  for (const lane of now) {
    const index = lane.ids.indexOf(id);
    if (index >= 0) return { state: lane.state, index };
  }
  const old = before.find((lane) => lane.ids.includes(id));
  const lane = now.find((one) => one.state === old?.state);
  if (!old || !lane?.ids.length) return null;
  return { state: lane.state, index: Math.min(old.ids.indexOf(id), lane.ids.length - 1) };
}
