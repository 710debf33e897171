import { type Answer, impossible, notFound, ok, refusal } from '../answer.ts';
import { orderKey } from '../seed/spids.ts';
import { type Call, orderOf, wrongStatus } from '../site.ts';
import type { OrderRecord } from '../world/model.ts';
import { madeData, orderData } from '../world/render.ts';
import { portableNumbers, split } from './create.ts';

const isGiven = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : typeof value === 'string' && value !== '';

const keyOf = ({ numbers }: OrderRecord): string => orderKey(numbers[0] ?? '');

/** PATCH /portorders/{id}/relationships/numbers: only while pending, only numbers of the order's own carrier. */
export function changeNumbers(call: Call, id: string): Answer {
  const order = orderOf(call, id);
  const { add, remove } = call.body;
  if (!isGiven(add) && !isGiven(remove)) throw refusal(400, "'add' or 'remove' must hold a phone number.");
  if (order.status !== 'pending') throw wrongStatus(order, 'Changing phone numbers');
  const added = isGiven(add) ? portableNumbers(add) : [];
  const removed = isGiven(remove) ? portableNumbers(remove) : [];
  const stranger = added.find((number) => orderKey(number) !== keyOf(order));
  if (stranger)
    throw impossible(`The phone number ${stranger} is not held by the carrier of this port order.`);
  const missing = removed.find((number) => !order.numbers.includes(number));
  if (missing) throw impossible(`The phone number ${missing} is not part of this port order.`);
  const kept = order.numbers.filter((number) => !removed.includes(number));
  const numbers = [...new Set([...kept, ...added])];
  if (numbers.length === 0) throw impossible('A port order must keep at least one phone number.');
  const saved = call.site.store.save({ ...order, numbers, modified: call.site.now() });
  return ok({ data: orderData(call, saved) });
}

/** POST /portorders/{group}/numbers: to the pending order of their carrier, or to a new one of the group. */
export function addToGroup(call: Call, groupId: string): Answer {
  const { store } = call.site;
  const first = store.ofGroup(groupId)[0];
  if (!first) throw notFound();
  const added = portableNumbers(call.body.add);
  for (const [key, numbers] of split(added)) {
    const fitting = store
      .ofGroup(groupId)
      .find((order) => keyOf(order) === key && order.status === 'pending');
    const modified = call.site.now();
    if (fitting)
      store.save({ ...fitting, modified, numbers: [...new Set([...fitting.numbers, ...numbers])] });
    else store.save(another(call, first, numbers));
  }
  return ok({ data: madeData(call, store.ofGroup(groupId)) });
}

/** A pending order beside `model`, with the same customer and none of its papers. */
function another({ site }: Call, model: OrderRecord, numbers: readonly string[]): OrderRecord {
  const now = site.now();
  return {
    ...model,
    id: site.store.nextId('order'),
    status: 'pending',
    created: now,
    modified: now,
    statusAt: now,
    completionDate: null,
    completedAt: null,
    numbers,
    comments: [],
    files: [],
    signature: null,
    walks: true,
  };
}
