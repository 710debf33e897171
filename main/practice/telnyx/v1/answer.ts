import type { Json } from '../../json.ts';
import { type Answer, Refusal } from '../answer.ts';
import type { Call } from '../site.ts';

const DEFAULT_SIZE = 20;

/** What v1 says when it says no: one text, no code (carriers/telnyx-flowroute-s3.md §A). */
export const refuse = (status: number, message: string): Refusal =>
  new Refusal({ kind: 'json', status, body: { message } });

export const notFound = (): Refusal => refuse(404, 'Not found');

/** v1 has no envelope. */
export const bare = (status: 200 | 201, body: Json): Answer => ({ kind: 'json', status, body });

function positive(text: string | null, fallback: number): number {
  const value = Number(text ?? fallback);
  return Number.isInteger(value) && value > 0 ? value : fallback;
}

/** A page of a list: a bare array, its totals in headers. */
export function pagedBare<Item>(call: Call, items: readonly Item[], shown: (item: Item) => Json): Answer {
  const page = positive(call.query.get('page'), 1);
  const size = positive(call.query.get('per_page'), DEFAULT_SIZE);
  return {
    kind: 'json',
    status: 200,
    body: items.slice((page - 1) * size, page * size).map(shown),
    headers: { Total: String(items.length), 'Total-Pages': String(Math.ceil(items.length / size)) },
  };
}

/** Refuses writes where v1 takes none any more. */
export function checkWritable(call: Call): void {
  if (!call.site.switches.v1Writable) throw refuse(403, 'This API is read-only. Use version 2');
}
