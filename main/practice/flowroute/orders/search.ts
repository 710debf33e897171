import { type JsonObject, objectOr } from '../../json.ts';
import { type Answer, impossible, notFound, ok } from '../answer.ts';
import type { Call } from '../site.ts';
import type { OrderRecord } from '../world/model.ts';
import { digitsOf } from '../world/numbers.ts';
import { groupData, orderData, statusData } from '../world/render.ts';

const PAGE = { usual: 10, most: 200 } as const;

type Filter = (order: OrderRecord) => boolean;

/** A whole number of at least `least` from the query, `usual` when absent. */
function whole(query: URLSearchParams, key: string, usual: number, least: number): number {
  const given = query.get(key);
  if (given === null) return usual;
  if (!/^\d+$/.test(given) || Number(given) < least) throw impossible(`'${key}' must be a whole number.`);
  return Number(given);
}

/** A date or a date and time, as milliseconds since 1970; null when absent. */
function timeOf(query: URLSearchParams, key: string): number | null {
  const given = query.get(key);
  if (given === null) return null;
  // A `+` of an offset that came unescaped is a space by now.
  const time = Date.parse(given.replace(' ', '+'));
  if (Number.isNaN(time)) throw impossible(`'${key}' is no date.`);
  return time;
}

function within(
  query: URLSearchParams,
  name: 'created' | 'modified' | 'completed',
  of: (order: OrderRecord) => number | null,
): readonly Filter[] {
  const after = timeOf(query, `${name}_after`);
  const before = timeOf(query, `${name}_before`);
  const at = (order: OrderRecord): number => of(order) ?? Number.NaN;
  return [
    ...(after === null ? [] : [(order: OrderRecord) => at(order) >= after]),
    ...(before === null ? [] : [(order: OrderRecord) => at(order) <= before]),
  ];
}

const plain = (status: string): string => status.toLowerCase().replace('cancelled', 'canceled');

function filtersOf({ query }: Call): readonly Filter[] {
  const numbers = query.getAll('numbers').flatMap((each) => each.split(',').map(digitsOf));
  const status = query.get('status');
  const alias = query.get('alias');
  const date = query.get('completion_date');
  return [
    ...(numbers.length === 0
      ? []
      : [(order: OrderRecord) => order.numbers.some((number) => numbers.includes(digitsOf(number)))]),
    ...(status ? [(order: OrderRecord) => order.status === plain(status)] : []),
    ...(alias === null ? [] : [(order: OrderRecord) => order.details.alias === alias]),
    ...(date === null ? [] : [(order: OrderRecord) => order.completionDate === date]),
    ...within(query, 'created', ({ created }) => created),
    ...within(query, 'modified', ({ modified }) => modified),
    ...within(query, 'completed', ({ completedAt }) => completedAt),
  ];
}

/** An order as a list shows it: its id stands among the attributes too. */
function listed(call: Call, order: OrderRecord): JsonObject {
  const data = orderData(call, order);
  return { ...data, attributes: { ...objectOr(data.attributes), id: order.id } };
}

/** GET /portorders: a search, newest first, or with `group_id` that group. */
export function searchOrders(call: Call): Answer {
  const { query, site } = call;
  const groupId = query.get('group_id');
  if (groupId !== null) return readGroup(call, groupId);
  const limit = Math.min(whole(query, 'limit', PAGE.usual, 1), PAGE.most);
  const offset = whole(query, 'offset', 0, 0);
  const filters = filtersOf(call);
  const found = site.store.orders().filter((order) => filters.every((fits) => fits(order)));
  const page = found.reverse().slice(offset, offset + limit);
  return ok({
    data: {
      attributes: { orders: { data: page.map((order) => listed(call, order)) } },
      type: 'portorder_list',
    },
  });
}

/** The group; with the bare flag `status` only where its orders stand. */
function readGroup(call: Call, groupId: string): Answer {
  const orders = call.site.store.ofGroup(groupId);
  if (orders.length === 0) throw notFound();
  const draw = call.query.has('status') ? statusData : orderData;
  return ok({ data: groupData(groupId, orders, (order) => draw(call, order)) });
}
