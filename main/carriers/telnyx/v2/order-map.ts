import type { RemoteDocument } from '../../../../preload/contract/domain/documents.ts';
import type { E164, RemoteId } from '../../../../preload/contract/domain/ids.ts';
import type { State } from '../../../../preload/contract/domain/states.ts';
import type { Instant } from '../../../../preload/contract/domain/time.ts';
import { toInstant } from '../../../../preload/contract/domain/time.ts';
import type { CarrierOrder } from '../../../core/interfaces/order.ts';
import { readReference } from '../../reference.ts';
import { instantOf } from '../instant.ts';
import { toE164 } from '../numbers.ts';
import { rejectionFor } from '../rejection-map.ts';
import { CANCEL_PENDING, stateOf } from '../status-words.ts';
import { readFields } from './field-map.ts';
import type { WireOrder, WireStatus } from './wire.ts';

/** What is known of an order beside its document. */
export interface Around {
  /** Zone in which days of this account begin. */
  readonly timeZone: string;
  readonly numbers: readonly E164[];
  readonly documents: readonly RemoteDocument[];
  readonly splitFrom?: RemoteId | undefined;
  readonly stateSince?: Instant | undefined;
  /** Its numbers are being moved over right now, by the agent's order. */
  readonly activating?: boolean;
  /** Nothing of it is in the mirror: a status that keeps the state it had needs one to keep. */
  readonly firstSight?: boolean;
}

/** For orders that tell no date: the same on every reading. */
const LONG_AGO: Instant = toInstant(0);

/** A porting order as an order. */
export function orderOf(order: WireOrder, around: Around): CarrierOrder {
  const status = order.status?.value ?? 'unknown';
  const state = stateOf(status) ?? (around.firstSight === true ? stateBehind(order, status) : undefined);
  const scheduledAt = instantOf(order.activation_settings?.foc_datetime_actual);
  const createdAt = instantOf(order.created_at) ?? LONG_AGO;
  const ours = readReference(order.customer_reference);
  const { stateSince, splitFrom } = around;
  return {
    remoteId: order.id,
    status,
    ...(state !== undefined && { state }),
    ...(stateSince !== undefined && { stateSince }),
    fields: readFields(order, around.timeZone),
    numbers: around.numbers,
    ...(scheduledAt !== undefined && { scheduledAt }),
    createdAt,
    updatedAt: instantOf(order.updated_at) ?? createdAt,
    documents: around.documents,
    authority: false,
    ...awaitingOf(status, around),
    ...(isOnDemand(order) && around.activating !== true && { onDemand: true as const }),
    ...(state === 'rejected' && { rejections: rejectionsIn(order.status) }),
    ...(splitFrom !== undefined && { splitFrom }),
    ...(ours !== undefined && { ours }),
  };
}

/** Where an order stood whose cancellation waits, as far as it tells. */
function stateBehind(order: WireOrder, status: string): State | undefined {
  if (status !== CANCEL_PENDING) return undefined;
  return order.activation_settings?.foc_datetime_actual ? 'scheduled' : 'submitted';
}

function awaitingOf(status: string, { activating }: Around): Pick<CarrierOrder, 'awaiting'> {
  if (status === CANCEL_PENDING) return { awaiting: 'canceled' };
  return activating === true ? { awaiting: 'completed' } : {};
}

/** Its cutover is started by hand: agreed for the order, and the losing carrier has committed to a day. */
export function isOnDemand({ activation_settings, status }: WireOrder): boolean {
  return activation_settings?.activation_type === 'on-demand' && status?.value === 'foc-date-confirmed';
}

/** Why it is an exception, each reason once. */
export function rejectionsIn(status: WireStatus | null | undefined): NonNullable<CarrierOrder['rejections']> {
  const byCode = new Map(
    (status?.details ?? []).map(({ code, description }) => [
      `${code ?? ''} ${description ?? ''}`,
      rejectionFor(code ?? '', description ?? ''),
    ]),
  );
  return [...byCode.values()];
}

/** The numbers as they stand in the document; of a long list only the first ones (`carriers/telnyx-flowroute-s3.md` §B). */
export function numbersIn(texts: readonly string[]): readonly E164[] {
  const found = new Set<E164>();
  for (const text of texts) {
    const number = toE164(text);
    if (number !== undefined) found.add(number);
  }
  return [...found];
}
