import type { Ink, InkPoint } from '../../../preload/contract/domain/loa.ts';

/** A place of the pen and half the width of its line there. */
interface Dab {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Points per CSS pixel: a signature is never drawn larger than it was written. */
const NATURAL = 0.75;
/** Half widths of the line, in points: a fast light stroke and a slow firm one. */
const THIN = 0.38;
const THICK = 1.05;
/** Pixels per millisecond at which a stroke is as thin as speed makes it. */
const FAST = 2.4;
/** How much of the width before it a dab keeps, so that the line swells slowly. */
const INERTIA = 0.65;
/** Points between two dabs. */
const STEP = 0.9;

/** The drawn signature as one filled outline (SVG path, points, from the upper left), fitted into a box. */
export function inkOutline(
  ink: Ink,
  width: number,
  height: number,
): { readonly path: string; readonly width: number; readonly height: number } {
  const strokes = ink.strokes.filter((stroke) => stroke.length > 0);
  const box = boundsOf(strokes.flat());
  const room = { width: width - 2 * THICK, height: height - 2 * THICK };
  const scale = Math.min(NATURAL, room.width / Math.max(box.width, 1), room.height / Math.max(box.height, 1));
  const path = strokes
    .map((stroke) =>
      dabsOf(stroke).map(({ x, y, radius }) => ({
        x: (x - box.left) * scale + THICK,
        y: (y - box.top) * scale + THICK,
        radius,
      })),
    )
    .map((dabs) => outlineOf(smoothed(dabs)))
    .join('');
  return { path, width: box.width * scale + 2 * THICK, height: box.height * scale + 2 * THICK };
}

function boundsOf(points: readonly InkPoint[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { left, top, width: right - left, height: bottom - top };
}

/** A pen tells its pressure; a mouse always the same, so its speed decides alone. */
function dabsOf(stroke: readonly InkPoint[]): readonly Dab[] {
  const pressed = stroke.some(({ pressure }) => pressure !== stroke[0]?.pressure);
  let before = stroke[0];
  let weight = pressed ? (before?.pressure ?? 0.5) : 0.7;
  return stroke.map((point) => {
    if (before && before !== point) {
      const speed = Math.hypot(point.x - before.x, point.y - before.y) / Math.max(point.at - before.at, 1);
      const slow = 1 - Math.min(speed / FAST, 1);
      const wanted = pressed ? point.pressure * (0.5 + slow / 2) : slow;
      weight = weight * INERTIA + wanted * (1 - INERTIA);
    }
    before = point;
    return { x: point.x, y: point.y, radius: THIN + (THICK - THIN) * Math.min(Math.max(weight, 0), 1) };
  });
}

/** More dabs between those that were measured, on a Catmull-Rom curve through them. */
function smoothed(dabs: readonly Dab[]): readonly Dab[] {
  const all: Dab[] = [];
  for (const [index, from] of dabs.entries()) {
    const to = dabs[index + 1];
    if (!to) break;
    const [before, after] = [dabs[index - 1] ?? from, dabs[index + 2] ?? to];
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / STEP));
    for (let step = 0; step < steps; step += 1) {
      const t = step / steps;
      all.push({
        x: curve(before.x, from.x, to.x, after.x, t),
        y: curve(before.y, from.y, to.y, after.y, t),
        radius: from.radius + (to.radius - from.radius) * t,
      });
    }
  }
  const last = dabs.at(-1);
  return last ? [...all, last] : all;
}

function curve(a: number, b: number, c: number, d: number, t: number): number {
  return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t ** 3);
}

/** The two edges of the line as one closed shape, with a disc at each end and wherever it turns sharply. */
function outlineOf(dabs: readonly Dab[]): string {
  const edges = dabs.map((dab, index) => {
    const [before, after] = [dabs[index - 1] ?? dab, dabs[index + 1] ?? dab];
    const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
    const [dx, dy] = [(after.x - before.x) / length, (after.y - before.y) / length];
    return { dab, dx, dy };
  });
  const side = (sign: 1 | -1) =>
    edges.map(({ dab, dx, dy }) => at(dab.x - dy * dab.radius * sign, dab.y + dx * dab.radius * sign));
  const body = dabs.length > 1 ? `M${[...side(-1), ...side(1).reverse()].join('L')}Z` : '';
  const discs = edges.filter(({ dx, dy }, index) => {
    const before = edges[index - 1];
    return index === 0 || index === edges.length - 1 || (before && before.dx * dx + before.dy * dy < 0.86);
  });
  return body + discs.map(({ dab }) => disc(dab)).join('');
}

/** Wound as the body is, so that where they overlap both stay filled. */
function disc({ x, y, radius }: Dab): string {
  const corners = Array.from({ length: 12 }, (_, n) => {
    const angle = (n / 12) * 2 * Math.PI;
    return at(x + Math.cos(angle) * radius, y + Math.sin(angle) * radius);
  });
  return `M${corners.join('L')}Z`;
}

function at(x: number, y: number): string {
  return `${Number(x.toFixed(2))} ${Number(y.toFixed(2))}`;
}
