import { CASES } from '../../cases.ts';
import type { World } from '../world/model.ts';
import { spidOf } from './trade.ts';

type Book = World['phonebook'];
type Entry = readonly [number: string, listing: NonNullable<ReturnType<Book['get']>>];

const line = (last: number): string => `+190755501${last}`;

/** Lines in area code 907 with which an agent can try what seldom happens. */
const SPECIAL: readonly Entry[] = [
  ...[70, 71, 72, 73, 74].map((last): Entry => [line(last), { fastPortable: true }]),
  ...[85, 86, 87, 88, 89].map((last): Entry => [line(last), { carrier: 'Reseller Connect', spid: '6214' }]),
  [line(97), { notPortable: 'telnyx_number' }],
  [line(98), { notPortable: 'lrn_data_not_found' }],
  [line(99), { notPortable: 'no_coverage' }],
];

/** What the demo's Telnyx finds about numbers beside its rule: the special lines, and the cases' losing carriers. */
export function demoBook(): Book {
  const cases = CASES.flatMap(({ numbers, losingCarrier }) =>
    numbers
      .filter((number) => !number.startsWith('+1888'))
      .map((number): Entry => [number, { carrier: losingCarrier, spid: spidOf(losingCarrier) }]),
  );
  return new Map([...SPECIAL, ...cases]);
}
