import type { E164 } from '../../../preload/contract/domain/ids.ts';
import type { BadToken, NumberCheck } from '../../../preload/contract/domain/numbers.ts';
import type { Store } from '../interfaces/store.ts';
import { type CellReading, readCell } from './numbers/cell.ts';
import { cellsOf, cleanLines } from './numbers/clean.ts';
import { numberType } from './numbers/one.ts';
import { phoneNumber } from './phone.ts';

/** The contract's bound on one port request. */
export const MOST_NUMBERS = 5_000;
const MOST_BAD = 500;
const LONGEST_TOKEN = 80;

export interface ParsedNumbers {
  readonly numbers: readonly E164[];
  readonly bad: readonly BadToken[];
  readonly repeated: number;
  readonly warnings: readonly string[];
}

/** Reads telephone numbers out of pasted text of any shape; what is none is named with its line and the reason. */
export function parseNumbers(text: string): ParsedNumbers {
  const numbers = new Set<E164>();
  const bad: BadToken[] = [];
  let given = 0;
  let extensions = 0;
  for (const [index, line] of cleanLines(text).entries()) {
    const reading = readLine(line);
    given += reading.numbers.length;
    extensions += reading.extensions;
    for (const number of reading.numbers) numbers.add(number);
    for (const { token, reason } of reading.bad) {
      bad.push({ token: shortened(token), line: index + 1, reason });
    }
    if (numbers.size > MOST_NUMBERS) break;
  }
  const repeated = given - numbers.size;
  const list = [...numbers].slice(0, MOST_NUMBERS);
  const cut = numbers.size > MOST_NUMBERS;
  return {
    numbers: list,
    bad: bad.slice(0, MOST_BAD),
    repeated,
    warnings: warningsOf(list, { bad: bad.length, extensions, cut }),
  };
}

function readLine(line: string): CellReading {
  const readings = cellsOf(line).map(readCell);
  const numbers = readings.flatMap((reading) => reading.numbers);
  const bad = readings.flatMap((reading) => reading.bad);
  return {
    numbers,
    // Beside a good number, a cell of words is a name or a note and no failed number.
    bad: numbers.length === 0 ? bad : bad.filter(({ token }) => /\d/.test(token)),
    extensions: readings.reduce((sum, reading) => sum + reading.extensions, 0),
  };
}

/** The same, with every known port that already holds one of the numbers. */
export async function checkNumbers(
  store: Pick<Store, 'numberUses'>,
  { text, except }: { readonly text: string; readonly except?: string },
): Promise<NumberCheck> {
  const parsed = parseNumbers(text);
  const uses = await store.numberUses(parsed.numbers, except);
  const numbers = parsed.numbers.map((e164) => ({
    ...phoneNumber(e164),
    type: numberType(e164),
    usedBy: uses.get(e164) ?? [],
  }));
  return { ...parsed, numbers };
}

function shortened(token: string): string {
  return token.length > LONGEST_TOKEN ? `${token.slice(0, LONGEST_TOKEN)}…` : token;
}

function warningsOf(
  numbers: readonly E164[],
  { bad, extensions, cut }: { readonly bad: number; readonly extensions: number; readonly cut: boolean },
): readonly string[] {
  const tollFree = numbers.filter((number) => numberType(number) === 'toll-free').length;
  const local = numbers.filter((number) => numberType(number) === 'local').length;
  return [
    tollFree > 0 &&
      local > 0 &&
      `${tollFree} toll-free and ${local} local: carriers move them by different procedures. Put them into two port requests.`,
    extensions === 1 && 'One extension was left out: a number moves without it.',
    extensions > 1 && `${extensions} extensions were left out: a number moves without them.`,
    cut &&
      `Only the first ${MOST_NUMBERS.toLocaleString('en-US')} numbers were taken. Put the rest into another port request.`,
    bad > MOST_BAD && `${bad - MOST_BAD} more pieces are no telephone numbers.`,
  ].filter((warning) => warning !== false);
}
