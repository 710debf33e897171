import type { Json } from '../../json.ts';
import { type Answer, data, unprocessable } from '../answer.ts';
import type { Call } from '../site.ts';

const DEFAULT_SIZE = 20;
const MAX_SIZE = 250;

/** A positive whole number of the query; refuses anything else. */
function wholeNumber(call: Call, parameter: string, fallback: number, most: number): number {
  const text = call.query.get(parameter);
  if (text === null) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw unprocessable({ code: '10015', detail: `${parameter} must be between 1 and ${most}`, parameter });
  return value;
}

/** One page of a list, with v2's `meta` (carriers/telnyx-flowroute-s3.md §B). */
export function paged<Item>(call: Call, items: readonly Item[], shown: (item: Item) => Json): Answer {
  const number = wholeNumber(call, 'page[number]', 1, Number.MAX_SAFE_INTEGER);
  const size = wholeNumber(call, 'page[size]', DEFAULT_SIZE, MAX_SIZE);
  const page = items.slice((number - 1) * size, number * size);
  return data(200, page.map(shown), {
    page_number: number,
    page_size: size,
    total_pages: Math.ceil(items.length / size),
    total_results: items.length,
  });
}

/** A filter's moment in milliseconds; undefined when it was not sent. */
export function momentIn(call: Call, parameter: string): number | undefined {
  const text = call.query.get(parameter);
  if (text === null) return undefined;
  const ms = Date.parse(text);
  if (Number.isNaN(ms))
    throw unprocessable({ code: '10015', detail: `${parameter} is not an ISO 8601 date`, parameter });
  return ms;
}
