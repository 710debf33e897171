import type { Rejection } from '../../../preload/contract/domain/orders.ts';
import { rejectionOf } from '../../../preload/contract/domain/rejections.ts';
import type { Instant } from '../../../preload/contract/domain/time.ts';
import type { CarrierOrder } from '../../core/interfaces/order.ts';
import { readReference } from '../reference.ts';
import { commentsOf, instantOf } from './comments.ts';
import { readFields } from './field-map.ts';
import type { Flowroute } from './flowroute.ts';
import { numbersOf } from './numbers.ts';
import { documentsOf, papersOf } from './papers.ts';
import { stateOf } from './status.ts';
import type { WireAttributes, WireOrder } from './wire.ts';

/** An order as Flowroute tells it; its status word in lower case, as on the wire. */
export function orderOf({ api, sightings }: Flowroute, { id, attributes }: WireOrder): CarrierOrder {
  const { alias, completion_date, numbers = [], status_updated_at, status = 'unknown' } = attributes;
  const state = stateOf(status);
  const statusAt = instantOf(status_updated_at);
  const ours = readReference(alias);
  const scheduledAt = dayOf(completion_date);
  const told = [statusAt, ...commentsOf(attributes).map(({ at }) => at)].filter((at) => at !== undefined);
  const seen = told.length === 0 ? sightings.at(id, api.carrierNow()) : sightings.known(id);
  const times = [...told, ...(seen === undefined ? [] : [seen])].sort();
  return {
    remoteId: id,
    status,
    ...(state !== undefined && { state }),
    ...(statusAt !== undefined && { stateSince: statusAt }),
    fields: readFields(attributes),
    numbers: numbersOf(numbers.map(String)),
    ...(scheduledAt !== undefined && { scheduledAt, scheduledDayOnly: true as const }),
    createdAt: times[0] ?? sightings.at(id, api.carrierNow()),
    updatedAt: (told.length > 0 ? told : times).toSorted().at(-1) ?? sightings.at(id, api.carrierNow()),
    documents: documentsOf(papersOf(attributes)),
    authority: false,
    ...(state === 'rejected' && { rejections: rejectionsOf(attributes) }),
    ...(ours !== undefined && { ours }),
  };
}

/** Flowroute names a day and no hour. Noon in UTC falls on that very day wherever in North America it is shown. */
function dayOf(day: string | undefined): Instant | undefined {
  const date = /^\d{4}-\d\d-\d\d/.exec(day ?? '')?.[0];
  return date === undefined ? undefined : instantOf(`${date}T12:00:00Z`);
}

/** Flowroute gives no codes for a rejection, only its desk's words. */
export function rejectionsOf(attributes: WireAttributes): readonly Rejection[] {
  const [newest] = commentsOf(attributes)
    .reverse()
    .toSorted((one, other) => (other.at ?? '').localeCompare(one.at ?? ''));
  const words = newest?.text ?? 'Flowroute gave no reason.';
  return [
    {
      ...rejectionOf('other', '', words),
      fix: 'Correct what Flowroute names and submit again; questions go to its support by ticket.',
    },
  ];
}
