import { type PDFArray, PDFNumber } from 'pdf-lib';

/** A PDF transformation: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** A rectangle in points, from its lower left corner, y upwards. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** First `inner`, then `outer`. */
export function after(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [A, B, C, D, E, F] = outer;
  return [A * a + C * b, B * a + D * b, A * c + C * d, B * c + D * d, A * e + C * f + E, B * e + D * f + F];
}

/** The upright rectangle around what becomes of this one. */
export function around([a, b, c, d, e, f]: Matrix, { x, y, width, height }: Rect): Rect {
  const corners = [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ] as const;
  const xs = corners.map(([u, v]) => a * u + c * v + e);
  const ys = corners.map(([u, v]) => b * u + d * v + f);
  const [left, bottom] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: bottom, width: Math.max(...xs) - left, height: Math.max(...ys) - bottom };
}

/** From a page's own space, which may lie turned (clockwise, degrees), to how it is shown, from the lower left. */
export function shownMatrix(turned: number, { x, y, width, height }: Rect): Matrix {
  switch (turned) {
    case 90:
      return [0, -1, 1, 0, -y, x + width];
    case 180:
      return [-1, 0, 0, -1, x + width, y + height];
    case 270:
      return [0, 1, -1, 0, y + height, -x];
    default:
      return [1, 0, 0, 1, -x, -y];
  }
}

/** The six numbers of a matrix; the identity where there are none. */
export function numbersOf(array: PDFArray | undefined): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] =
    array?.asArray().map((_, n) => array.lookup(n, PDFNumber).asNumber()) ?? [];
  return [a, b, c, d, e, f];
}
