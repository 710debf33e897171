import { describe, expect, it } from 'vitest';
import { inkOutline } from '../../../main/pdf/loa/ink.ts';
import type { Ink } from '../../../preload/contract/domain/loa.ts';
import { ink } from './contents.ts';

function pointsOf(path: string): readonly (readonly [number, number])[] {
  return [...path.matchAll(/([-\d.]+) ([-\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

/** A straight stroke to the right, 300 px long. */
function straight(ms: number, pressure: (t: number) => number = () => 0.5): Ink {
  const stroke = Array.from({ length: 31 }, (_, n) => ({
    x: 20 + n * 10,
    y: 50,
    at: (ms * n) / 30,
    pressure: pressure(n / 30),
  }));
  return { width: 400, height: 100, strokes: [stroke] };
}

/** How thick the line is between two places along it. */
function thickness(drawn: Ink, from = 0.4, to = 0.6): number {
  const { path, width } = inkOutline(drawn, 1000, 100);
  const ys = pointsOf(path).flatMap(([x, y]) => (x > from * width && x < to * width ? [y] : []));
  return Math.max(...ys) - Math.min(...ys);
}

describe('a drawn signature', () => {
  it('stays in its box and keeps its shape', () => {
    for (const [width, height] of [
      [290, 40],
      [60, 40],
      [300, 12],
    ] as const) {
      const outline = inkOutline(ink, width, height);
      expect(outline.width).toBeLessThanOrEqual(width + 0.01);
      expect(outline.height).toBeLessThanOrEqual(height + 0.01);
      for (const [x, y] of pointsOf(outline.path)) {
        expect(x).toBeGreaterThan(-0.6);
        expect(x).toBeLessThan(outline.width + 0.6);
        expect(y).toBeGreaterThan(-0.6);
        expect(y).toBeLessThan(outline.height + 0.6);
      }
    }
  });

  it('is never larger than it was written', () => {
    expect(inkOutline(straight(500), 1000, 100).width).toBeLessThan(300 * 0.75 + 3);
  });

  it('is thinner where the pen was fast, and where it pressed less', () => {
    expect(thickness(straight(100))).toBeLessThan(thickness(straight(3000)) * 0.7);
    const pressed = straight(1500, (t) => 0.1 + 0.9 * t);
    expect(thickness(pressed, 0.1, 0.3)).toBeLessThan(thickness(pressed, 0.7, 0.9) * 0.7);
  });

  it('may be a single dot', () => {
    const dot: Ink = { width: 100, height: 50, strokes: [[{ x: 10, y: 10, at: 0, pressure: 0.5 }]] };
    expect(pointsOf(inkOutline(dot, 100, 40).path).length).toBeGreaterThan(8);
  });
});
