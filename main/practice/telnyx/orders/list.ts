import { type Answer, unprocessable } from '../answer.ts';
import { momentIn, paged } from '../http/paging.ts';
import type { Call, Site } from '../site.ts';
import type { Order } from '../world/model.ts';
import { isFast, shownNumber, shownOrder, spelled } from './render.ts';

type Test = (order: Order) => boolean;

const sameText = (value: unknown, wanted: string): boolean =>
  typeof value === 'string' && value.toLowerCase() === wanted.toLowerCase();

/** Filters that compare one text. */
const TEXT_FILTERS: Readonly<Record<string, (order: Order, wanted: string, site: Site) => boolean>> = {
  customer_reference: (order, wanted) => order.customerReference === wanted,
  customer_group_reference: (order, wanted) => order.customerGroupReference === wanted,
  parent_support_key: (order, wanted) => order.parentSupportKey === wanted,
  status: (order, wanted, site) => spelled(site, order.status) === wanted || order.status === wanted,
  'misc.type': (order, wanted) => order.misc.type === wanted,
  'end_user.admin.entity_name': (order, wanted) => sameText(order.admin.entity_name, wanted),
  'end_user.admin.auth_person_name': (order, wanted) => sameText(order.admin.auth_person_name, wanted),
  'activation_settings.fast_port_eligible': (order, wanted) => String(isFast(order)) === wanted,
  'phone_numbers.country_code': (order, wanted) => order.numbers.some((each) => each.country === wanted),
  'phone_numbers.carrier_name': (order, wanted) =>
    order.numbers.some((each) => sameText(each.carrier, wanted)),
};

/** Each way the deepObject of a filter may be written: `filter[a.b]` and `filter[a][b]`. */
function filterValue(call: Call, name: string): string | null {
  const nested = `filter${name
    .split('.')
    .map((part) => `[${part}]`)
    .join('')}`;
  return call.query.get(`filter[${name}]`) ?? call.query.get(nested);
}

function testsOf(call: Call): readonly Test[] {
  const tests = Object.entries(TEXT_FILTERS).flatMap(([name, test]): readonly Test[] => {
    const wanted = filterValue(call, name);
    return wanted === null ? [] : [(order) => test(order, wanted, call.site)];
  });
  const part = call.query.get('filter[phone_numbers.phone_number][contains]');
  const nested = call.query.get('filter[phone_numbers][phone_number][contains]');
  const digits = part ?? nested;
  if (digits !== null) tests.push((order) => order.numbers.some((each) => each.number.includes(digits)));
  const after = momentIn(call, 'filter[activation_settings.foc_datetime_requested][gt]');
  const before = momentIn(call, 'filter[activation_settings.foc_datetime_requested][lt]');
  if (after !== undefined) tests.push(({ focRequested }) => focRequested !== null && focRequested > after);
  if (before !== undefined) tests.push(({ focRequested }) => focRequested !== null && focRequested < before);
  return tests;
}

/** Newest first unless told. */
function sorted(call: Call, orders: readonly Order[]): readonly Order[] {
  const sort = call.query.get('sort') ?? call.query.get('sort[value]') ?? '-created_at';
  const key = sort.replace(/^-/, '');
  if (key !== 'created_at' && key !== 'activation_settings.foc_datetime_requested')
    throw unprocessable({ code: '10015', detail: 'unknown sort', parameter: 'sort' });
  const of = (order: Order): number => (key === 'created_at' ? order.created : (order.focRequested ?? 0));
  const sign = sort.startsWith('-') ? -1 : 1;
  return orders.toSorted((a, b) => sign * (of(a) - of(b)) || a.id.localeCompare(b.id));
}

/** GET /porting_orders. */
export function listOrders(call: Call): Answer {
  const tests = testsOf(call);
  const found = call.site.store
    .ordersOf(call.accountId)
    .filter((order) => tests.every((test) => test(order)));
  const withNumbers = call.query.get('include_phone_numbers') === 'true';
  return paged(call, sorted(call, found), (order) => shownOrder(call.site, order, withNumbers));
}

/** GET /porting_phone_numbers: every number of every order, or of one. */
export function listNumbers(call: Call): Answer {
  const { site, query } = call;
  const orderId = query.get('filter[porting_order_id]');
  const status = query.get('filter[porting_order_status]');
  const pairs = site.store
    .ordersOf(call.accountId)
    .filter((order) => orderId === null || order.id === orderId)
    .filter((order) => status === null || spelled(site, order.status) === status || order.status === status)
    .flatMap((order) => order.numbers.map((number) => ({ order, number })));
  return paged(call, pairs, ({ order, number }) => shownNumber(site, order, number));
}
