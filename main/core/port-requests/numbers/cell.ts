import type { E164 } from '../../../../preload/contract/domain/ids.ts';
import { oneNumber } from './one.ts';
import { rangeOf } from './range.ts';

export interface CellReading {
  readonly numbers: readonly E164[];
  readonly bad: readonly { readonly token: string; readonly reason: string }[];
  /** Extensions that were left out. */
  readonly extensions: number;
}

/** Reads one cell: a number, a range, or several numbers with only spaces between them. */
export function readCell(cell: string): CellReading {
  const whole = oneNumber(cell);
  if (whole.ok) return { numbers: [whole.e164], bad: [], extensions: whole.extension ? 1 : 0 };
  const range = rangeOf(cell);
  if (range?.ok) return { numbers: range.numbers, bad: [], extensions: 0 };
  if (range) return { numbers: [], bad: [{ token: cell, reason: range.reason }], extensions: 0 };
  return severalNumbers(cell) ?? { numbers: [], bad: [{ token: cell, reason: whole.reason }], extensions: 0 };
}

/** More pieces than this make no number: `+1 (206) 555 - 0142 ext 12` has seven. */
const MOST_PIECES = 8;

/** Takes from the left the shortest run of pieces that makes a number; nothing when no run does. */
function severalNumbers(cell: string): CellReading | undefined {
  const pieces = cell.split(/[\s/]+|(?<=\d)(?=\+)/).filter((piece) => piece !== '');
  if (pieces.length < 2) return undefined;
  const numbers: E164[] = [];
  const left: string[] = [];
  let extensions = 0;
  for (let at = 0; at < pieces.length; ) {
    const run = shortestRun(pieces, at);
    if (run) {
      numbers.push(...run.numbers);
      extensions += run.extensions;
      at = run.next;
    } else {
      left.push(pieces[at] ?? '');
      at += 1;
    }
  }
  if (numbers.length === 0) return undefined;
  const bad = left.filter((piece) => /\d/.test(piece)).map((token) => ({ token, ...reasonFor(token) }));
  return { numbers, bad, extensions };
}

function reasonFor(token: string): { readonly reason: string } {
  const reading = oneNumber(token);
  return { reason: reading.ok ? '' : reading.reason };
}

interface Run {
  readonly numbers: readonly E164[];
  readonly extensions: number;
  readonly next: number;
}

function shortestRun(pieces: readonly string[], from: number): Run | undefined {
  // A run begins with a digit, a plus or a bracket: words between numbers are labels.
  if (!/^[+(\d]/.test(pieces[from] ?? '')) return undefined;
  const most = Math.min(pieces.length, from + MOST_PIECES);
  for (let to = from + 1; to <= most; to += 1) {
    const text = pieces.slice(from, to).join(' ');
    const one = oneNumber(text);
    if (one.ok) return withExtension(pieces, from, to, one.e164);
    const range = to === from + 1 ? rangeOf(text) : undefined;
    if (range?.ok) return { numbers: range.numbers, extensions: 0, next: to };
  }
  return undefined;
}

/** `206-555-0142 x12`: the extension is the next one or two pieces. */
function withExtension(pieces: readonly string[], from: number, to: number, e164: E164): Run {
  for (const end of [to + 1, to + 2]) {
    if (end > pieces.length) break;
    const longer = oneNumber(pieces.slice(from, end).join(' '));
    if (longer.ok && longer.extension && longer.e164 === e164) {
      return { numbers: [e164], extensions: 1, next: end };
    }
  }
  return { numbers: [e164], extensions: 0, next: to };
}
