import { createHash } from 'node:crypto';

/** A 32-hex id made of words: the same words always give the same id. */
export const idOf = (...words: readonly (string | number)[]): string =>
  createHash('md5').update(words.join('|')).digest('hex');

/** Repeatable chance (mulberry32). */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 <= n < 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** True once in `times`. */
  once(times: number): boolean {
    return this.next() * times < 1;
  }

  pick<T>(list: readonly T[]): T {
    const item = list[this.whole(0, list.length - 1)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** `length` decimal digits, the first not zero. */
  digits(length: number): string {
    let text = String(this.whole(1, 9));
    while (text.length < length) text += String(this.whole(0, 9));
    return text;
  }
}
