import { randomUUID } from 'node:crypto';
import { textOr } from '../../json.ts';
import { type Answer, data, type Fault, unprocessable } from '../answer.ts';
import { numbersIn } from '../numbers/checks.ts';
import { lookUp, reasonAgainst } from '../numbers/phonebook.ts';
import type { Call, Site } from '../site.ts';
import type { Order, OrderNumber } from '../world/model.ts';
import { shownOrder } from './render.ts';

/** Refuses numbers that cannot come, each by name of its place in the body. */
function checkPortable(site: Site, numbers: readonly string[]): void {
  const faults = numbers.flatMap((number, index): readonly Fault[] => {
    const reason = reasonAgainst(site, number);
    if (reason === null) return [];
    const pointer = `/phone_numbers/${index}`;
    return reason === 'already_being_ported'
      ? [{ code: '80003', detail: 'The phone number is already in another porting request', pointer }]
      : [{ code: '10015', detail: `The phone number is not portable: ${reason}`, pointer }];
  });
  if (faults.length > 0) throw unprocessable(...faults);
}

/** What numbers must share to stay on one order (carriers/telnyx-flowroute-s3.md §B, splitting). */
const kinship = ({ country, type, spid, fastPortable }: OrderNumber): string =>
  [country, type, spid, fastPortable].join('/');

/** The numbers in groups that Telnyx makes an order of each. */
export function splitByKinship(numbers: readonly OrderNumber[]): readonly (readonly OrderNumber[])[] {
  const groups = new Map<string, OrderNumber[]>();
  for (const number of numbers) {
    const key = kinship(number);
    const group = groups.get(key);
    if (group) group.push(number);
    else groups.set(key, [number]);
  }
  return [...groups.values()];
}

/** A number as a new order holds it. */
export const freshNumber = (site: Pick<Site, 'store'>, number: string): OrderNumber => ({
  ...lookUp(site, number),
  id: randomUUID(),
  number,
  portability: 'pending',
  activation: null,
});

/** An empty draft of these numbers. */
export function draftOf(
  accountId: string,
  numbers: readonly OrderNumber[],
  groupId: string,
  now: number,
): Order {
  return {
    id: randomUUID(),
    accountId,
    groupId,
    subRequestId: randomUUID(),
    created: now,
    updated: now,
    status: 'draft',
    entered: now,
    details: [],
    numbers,
    customerReference: null,
    customerGroupReference: null,
    description: '',
    supportKey: null,
    parentSupportKey: null,
    admin: {},
    location: {},
    misc: {},
    configuration: {},
    userFeedback: {},
    requirements: [],
    documents: { loa: null, invoice: null },
    additional: [],
    supporting: [],
    comments: [],
    jobs: [],
    focRequested: null,
    focActual: null,
    activationType: null,
    enableMessaging: false,
    messaging: 'not_applicable',
    webhookUrl: null,
    lockedUntil: 0,
  };
}

/** Makes the drafts of a create, one for each group. */
export function createDrafts(
  { site, accountId }: Call,
  numbers: readonly string[],
  more: Partial<Order> = {},
): readonly Order[] {
  checkPortable(site, numbers);
  const groupId = randomUUID();
  const groups = splitByKinship(numbers.map((number) => freshNumber(site, number)));
  return groups.map((group) =>
    site.store.saveOrder({ ...draftOf(accountId, group, groupId, site.now()), ...more }),
  );
}

/** POST /porting_orders: always an array, for Telnyx may split (carriers/telnyx-flowroute-s3.md §B). */
export function createOrders(call: Call): Answer {
  const { site, json } = call;
  const orders = createDrafts(call, numbersIn(call), {
    customerReference: textOr(json.customer_reference) ?? null,
    customerGroupReference: textOr(json.customer_group_reference) ?? null,
  });
  return data(
    201,
    orders.map((order) => shownOrder(site, order, true)),
  );
}
