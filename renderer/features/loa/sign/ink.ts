import type { PointGroup, PointGroupOptions } from 'signature_pad';
import type { Ink, InkPoint } from '../../../../preload/contract/domain/loa.ts';

/** What the contract takes (`preload/contract/ipc/inputs.ts`). */
const STROKES = 500;
const POINTS = 5_000;
const LONGEST_MS = 3_600_000;
/** CSS pixels: shorter than this is a slip of the hand. */
const LEAST_LENGTH = 60;
const LEAST_WIDTH = 24;

/** How ink looks on paper, in either theme. */
export const PEN: Pick<PointGroupOptions, 'penColor' | 'minWidth' | 'maxWidth'> = {
  penColor: 'rgb(20, 28, 58)',
  minWidth: 0.7,
  maxWidth: 2.4,
};

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** What was drawn on a pad, as it is kept. `null` where there is nothing. */
export function inkOf(groups: readonly PointGroup[], width: number, height: number): Ink | null {
  const strokes = groups
    .slice(0, STROKES)
    .map(({ points }): readonly InkPoint[] =>
      points.slice(0, POINTS).map(({ x, y, pressure, time }) => ({
        x,
        y,
        at: clamp(time - (points[0]?.time ?? time), 0, LONGEST_MS),
        pressure: clamp(pressure, 0, 1),
      })),
    )
    .filter((stroke) => stroke.length > 0);
  return strokes.length ? { width: Math.max(1, width), height: Math.max(1, height), strokes } : null;
}

/** The same ink as a pad of this size draws it: kept in the middle, scaled down where it would not fit. */
export function groupsOf(ink: Ink, width: number, height: number): PointGroup[] {
  const scale = Math.min(1, width / ink.width, height / ink.height);
  const left = (width - ink.width * scale) / 2;
  const top = (height - ink.height * scale) / 2;
  return ink.strokes.map((stroke) => ({
    ...PEN,
    dotSize: 0,
    velocityFilterWeight: 0.7,
    compositeOperation: 'source-over',
    points: stroke.map(({ x, y, at, pressure }) => ({
      x: left + x * scale,
      y: top + y * scale,
      time: at,
      pressure,
    })),
  }));
}

/** Ink without its last stroke. */
export function undone(ink: Ink): Ink | null {
  const strokes = ink.strokes.slice(0, -1);
  return strokes.length ? { ...ink, strokes } : null;
}

/** A dot, a tick or a slip: main decides what a signature is, this only saves the way there. */
export function isTooLittle(ink: Ink): boolean {
  const points = ink.strokes.flat();
  const xs = points.map(({ x }) => x);
  const isNarrow = Math.max(...xs) - Math.min(...xs) < LEAST_WIDTH;
  return isNarrow || ink.strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0) < LEAST_LENGTH;
}

function lengthOf(stroke: readonly InkPoint[]): number {
  return stroke.reduce((sum, point, index) => {
    const before = stroke[index - 1];
    return before ? sum + Math.hypot(point.x - before.x, point.y - before.y) : sum;
  }, 0);
}
