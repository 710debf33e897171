import { isObject, type Json, type JsonObject } from '../../json.ts';
import { type Answer, impossible } from '../answer.ts';
import { pulledFile } from '../files/pull.ts';
import { isPortable, orderKey } from '../seed/spids.ts';
import { attributesOf, type Call } from '../site.ts';
import type { OrderRecord } from '../world/model.ts';
import { e164 } from '../world/numbers.ts';
import { madeData } from '../world/render.ts';
import { detailsFrom, faultsOf } from './details.ts';
import { NO_PRESETS, presetFaults, withPresets } from './presets.ts';

/** Numbers as given, in E.164, each once; refuses what is no number and what cannot be ported. */
export function portableNumbers(given: Json | undefined): readonly string[] {
  const list = typeof given === 'string' ? given.split(',').map((each) => each.trim()) : given;
  if (!Array.isArray(list) || list.length === 0)
    throw impossible("'numbers' must hold at least one phone number.");
  const numbers = list.map((number) => {
    const known = e164(number);
    if (known === null) throw impossible("'numbers' must hold phone numbers in E.164 format.");
    return known;
  });
  const refused = numbers.filter((number) => !isPortable(number));
  if (refused.length > 0)
    throw impossible(...refused.map((number) => `The phone number ${number} cannot be ported to Flowroute.`));
  return [...new Set(numbers)];
}

/** Numbers by the order they can share. */
export function split(numbers: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const shared = new Map<string, string[]>();
  for (const number of numbers) {
    const key = orderKey(number);
    shared.set(key, [...(shared.get(key) ?? []), number]);
  }
  return shared;
}

/** POST /portorders: an order for each losing carrier, all in one group. 201. */
export async function createOrders(call: Call): Promise<Answer> {
  const attributes = attributesOf(call);
  const now = call.site.now();
  const presets = isObject(attributes.presets) ? attributes.presets : {};
  const faults = [...faultsOf(attributes, now, true), ...presetFaults(presets)];
  if (faults.length > 0) throw impossible(...faults);
  const numbers = portableNumbers(attributes.numbers);
  const groupId = call.site.store.nextId('group');
  const made = [...split(numbers).values()].map((shared) =>
    opened(call, groupId, shared, attributes, presets),
  );
  const settled = await Promise.all(made.map((order) => withDocuments(call, order, attributes)));
  return { kind: 'data', status: 201, body: { data: madeData(call, settled) } };
}

function opened(
  call: Call,
  groupId: string,
  numbers: readonly string[],
  attributes: JsonObject,
  presets: JsonObject,
): OrderRecord {
  const now = call.site.now();
  return call.site.store.save({
    id: call.site.store.nextId('order'),
    groupId,
    status: 'pending',
    created: now,
    modified: now,
    statusAt: now,
    completionDate: null,
    completedAt: null,
    numbers,
    details: detailsFrom(attributes),
    presets: withPresets(NO_PRESETS, presets),
    comments: [],
    files: [],
    signature: null,
    walks: true,
  });
}

/** The order with its `business_documents`, pulled from where the customer keeps them. */
async function withDocuments(call: Call, order: OrderRecord, attributes: JsonObject): Promise<OrderRecord> {
  const urls = Array.isArray(attributes.business_documents) ? attributes.business_documents : [];
  const files = await Promise.all(
    urls.filter((url) => typeof url === 'string').map((url) => pulledFile(call.site, order, url)),
  );
  return files.length === 0 ? order : call.site.store.save({ ...order, files });
}
