import type { Json, JsonObject } from '../../json.ts';
import type { Call } from '../site.ts';
import type { Comment, FileRecord, OrderRecord, Status } from './model.ts';
import { groupStatus } from './status.ts';

/** Dollars for each number (a support page; `cost` is a text in samples). */
const FEE = 7.5;

/** ISO 8601 to the second. */
const moment = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** As the expiry of a URL is written: microseconds and an offset. */
export const expiryText = (at: number): string => `${new Date(at).toISOString().slice(0, 23)}000+00:00`;

/** The status word of an answer. */
export const statusWord = ({ site }: Call, status: Status): string =>
  status === 'canceled' ? site.switches.canceled : status;

/** A timestamp only once the order is past pending. */
const statusMoment = ({ status, statusAt }: OrderRecord): string | null =>
  status === 'pending' ? null : moment(statusAt);

const selfOf = (call: Call, order: OrderRecord): string => `${call.base}/portorders/${order.id}`;

/** In an order a paper that arrived is `uploaded`, one that did not `failed`. */
function paperStatus({ status }: FileRecord): string {
  switch (status) {
    case 'complete':
      return 'uploaded';
    case 'error':
      return 'failed';
    case 'pending':
    case 'processing':
      return status;
  }
}

function paper(call: Call, order: OrderRecord, file: FileRecord): JsonObject {
  return {
    attributes: { filename: file.filename, status: paperStatus(file) },
    id: file.id,
    links: { self: `${selfOf(call, order)}/files/${file.id}` },
    type: 'portorder-file',
  };
}

function papers(call: Call, order: OrderRecord): Json {
  const { files } = order;
  if (call.site.switches.documents === 'flat')
    return files.map((file) => ({ filename: file.filename, status: paperStatus(file) }));
  return files.length === 0 ? [] : [{ data: files.map((file) => paper(call, order, file)) }];
}

const remark = ({ author, text, at }: Comment): JsonObject => ({
  author,
  comment: text,
  created: moment(at),
});

/** An order whole, as every answer that holds one shows it. */
export function orderData(call: Call, order: OrderRecord): JsonObject {
  const { details, numbers } = order;
  const { city, country, state, street, street2, zip, ...rest } = details;
  const asDigits = call.site.switches.numbers === 'digits';
  return {
    attributes: {
      ...rest,
      billing_address: { city, country, state, street, street2, zip },
      business_documents: papers(call, order),
      comments: order.comments.map(remark),
      completion_date: order.completionDate,
      cost: String(FEE * numbers.length),
      group_id: order.groupId,
      numbers: asDigits ? numbers.map((number) => number.slice(1)) : numbers,
      presets: { ...order.presets },
      status: statusWord(call, order.status),
      status_updated_at: statusMoment(order),
    },
    id: order.id,
    links: { self: selfOf(call, order) },
    type: 'portorder',
  };
}

/** An order's status and no more; `word` where the answer spells it its own way. */
export const statusData = (call: Call, order: OrderRecord, word?: string): JsonObject => ({
  attributes: {
    status: word ?? statusWord(call, order.status),
    status_updated_at: statusMoment(order),
  },
  id: order.id,
  type: 'portorder',
});

/** A group with its orders, each drawn by `draw`. */
export function groupData(
  groupId: string,
  orders: readonly OrderRecord[],
  draw: (order: OrderRecord) => JsonObject,
): JsonObject {
  return {
    attributes: {
      orders: { data: orders.map(draw) },
      status: groupStatus(orders.map(({ status }) => status)),
    },
    id: groupId,
    type: 'portorder_group',
  };
}

/** What a creation answers: the order, or its group where carriers split it. */
export function madeData(call: Call, orders: readonly OrderRecord[]): JsonObject {
  const [first, ...more] = orders;
  if (!first) throw new Error('nothing was made');
  if (more.length === 0) return orderData(call, first);
  return groupData(first.groupId, orders, (order) => orderData(call, order));
}
