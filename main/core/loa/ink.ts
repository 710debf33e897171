import type { Ink, InkPoint } from '../../../preload/contract/domain/loa.ts';

/** Of a hand that signs; below that it has only touched the pad. Points, and CSS pixels. */
const FEWEST_POINTS = 10;
const SHORTEST = 60;
const SMALLEST = { width: 24, height: 6 } as const;
/** How far a stroke strays from a straight line. CSS pixels. */
const STRAIGHT = 2;

/** Why what was drawn is no signature: blank, a touch, a slip. Nothing when it may be one. */
export function inkProblem({ width, height, strokes }: Ink): string | undefined {
  const points = strokes.flat();
  if (points.length === 0) return 'The pad is blank.';
  if (points.every(({ x, y }) => x < 0 || y < 0 || x > width || y > height)) return 'The pad is blank.';
  const extent = extentOf(points);
  if (points.length < FEWEST_POINTS || (extent.width < SMALLEST.width && extent.height < SMALLEST.width)) {
    return 'The pad was only touched: there is no signature on it.';
  }
  if (lengthOf(strokes) < SHORTEST || extent.height < SMALLEST.height || isStraight(points)) {
    return 'There is only a line on the pad, not a signature.';
  }
  return undefined;
}

function extentOf(points: readonly InkPoint[]): { readonly width: number; readonly height: number } {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const span = (values: readonly number[]) =>
    values.reduce((most, one) => Math.max(most, one), -Infinity) -
    values.reduce((least, one) => Math.min(least, one), Infinity);
  return { width: span(xs), height: span(ys) };
}

function lengthOf(strokes: Ink['strokes']): number {
  return strokes.reduce((sum, stroke) => {
    const steps = stroke.slice(1).map((point, n) => distance(stroke[n] ?? point, point));
    return sum + steps.reduce((length, step) => length + step, 0);
  }, 0);
}

function distance(a: InkPoint, b: InkPoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** All points on one line from the first to the one farthest from it. */
function isStraight(points: readonly InkPoint[]): boolean {
  const [first] = points;
  if (!first) return true;
  const last = points.reduce((far, point) => (distance(first, point) > distance(first, far) ? point : far));
  const long = distance(first, last);
  if (long === 0) return true;
  return points.every(({ x, y }) => {
    const area = (last.x - first.x) * (y - first.y) - (last.y - first.y) * (x - first.x);
    return Math.abs(area) / long <= STRAIGHT;
  });
}
