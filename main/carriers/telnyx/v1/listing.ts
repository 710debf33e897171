import { z } from 'zod';
import type { V1Api, V1Call, V1Page } from './api.ts';

/** 20 unless asked otherwise; how many are allowed at most is not documented (§A). */
export const PAGE_SIZE = 100;

/** What a list is asked for; the page is added. */
export type ListCall = Pick<V1Call, 'path' | 'query' | 'doing'>;

/** Lists are bare arrays. An item that is none costs the list: leaving it out would look like an order that is gone. */
export function listPage<Item>(
  api: V1Api,
  list: ListCall,
  schema: z.ZodType<Item>,
  page: number,
): Promise<V1Page<readonly Item[]>> {
  const query = { ...list.query, page, per_page: PAGE_SIZE };
  return api.page({ ...list, method: 'GET', query }, z.array(schema));
}

/** Whether a page is the last one: told by the totals in its headers, or by a page that is empty or not full. */
export function isLast({ value, pages }: V1Page<readonly unknown[]>, page: number): boolean {
  return value.length === 0 || (pages === undefined ? value.length < PAGE_SIZE : page >= pages);
}

/** Every item of a list, at most `mostPages` pages of it. */
export async function* listAll<Item>(
  api: V1Api,
  list: ListCall,
  schema: z.ZodType<Item>,
  mostPages = 1_000,
): AsyncGenerator<Item, void, undefined> {
  for (let page = 1; page <= mostPages; page += 1) {
    const found = await listPage(api, list, schema, page);
    yield* found.value;
    if (isLast(found, page)) return;
  }
}
