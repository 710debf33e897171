import type { z } from 'zod';
import { Breather } from '../../breather.ts';
import { notUnderstood } from '../../failures.ts';
import { JsonItems, JsonItemsError } from '../../json-items.ts';
import type { TelnyxApi, TelnyxCall } from './api.ts';
import type { WireMeta } from './wire.ts';
import { listSkeleton } from './wire.ts';

/** Most that a page may hold (`carriers/telnyx-flowroute-s3.md` §B). */
export const PAGE_SIZE = 250;
/** Bytes of one page. */
const LARGEST_PAGE = 100_000_000;
const ITEMS: readonly string[] = ['data', '*'];

export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly meta: WireMeta | undefined;
}

/** What a list is asked for; the page is added. */
export type ListCall = Pick<TelnyxCall, 'path' | 'query' | 'doing'>;

/**
 * One page of a list, parsed item by item while it arrives, so that the event loop is never held up. Rejects with
 * `CarrierFailure` when it was cut short or no list at all.
 */
export async function listPage<Item>(
  api: TelnyxApi,
  list: ListCall,
  schema: z.ZodType<Item>,
  page: number,
): Promise<ListPage<Item>> {
  const call: TelnyxCall = {
    ...list,
    method: 'GET',
    query: { ...list.query, 'page[number]': page, 'page[size]': PAGE_SIZE },
  };
  const answer = await api.stream(call);
  const splitter = new JsonItems(ITEMS);
  const breather = new Breather();
  const items: Item[] = [];
  try {
    for await (const chunk of answer.chunks(LARGEST_PAGE)) {
      for (const { text } of splitter.push(chunk)) {
        items.push(schema.parse(JSON.parse(text)));
        await breather.breathe();
      }
    }
    return { items, meta: listSkeleton.parse(JSON.parse(splitter.end())).meta ?? undefined };
  } catch (error) {
    if (isUnreadable(error)) throw notUnderstood(api.asked(call), answer.status);
    throw error;
  }
}

function isUnreadable(error: unknown): boolean {
  return (
    error instanceof SyntaxError ||
    error instanceof JsonItemsError ||
    (error instanceof Error && error.name.endsWith('ZodError'))
  );
}

/** Whether a page is the last one: told by its totals, or by a page that is not full. */
export function isLast({ items, meta }: ListPage<unknown>, page: number): boolean {
  const pages = meta?.total_pages;
  return (
    items.length === 0 || (pages === undefined || pages === null ? items.length < PAGE_SIZE : page >= pages)
  );
}

/** Every item of a list, at most `mostPages` pages of it. */
export async function* listAll<Item>(
  api: TelnyxApi,
  list: ListCall,
  schema: z.ZodType<Item>,
  mostPages = 1_000,
): AsyncGenerator<Item, void, undefined> {
  for (let page = 1; page <= mostPages; page += 1) {
    const found = await listPage(api, list, schema, page);
    yield* found.items;
    if (isLast(found, page)) return;
  }
}

/** Every item of a list at once. */
export async function listWhole<Item>(
  api: TelnyxApi,
  list: ListCall,
  schema: z.ZodType<Item>,
  mostPages?: number,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const item of listAll(api, list, schema, mostPages)) items.push(item);
  return items;
}
