import { timingSafeEqual } from 'node:crypto';

/** Whether two signatures are the same; takes as long when they are not. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
}
