import type { FieldChanges } from '../../../../preload/contract/domain/fields.ts';
import { CarrierFailure } from '../../../core/interfaces/carrier.ts';
import { putOf, readFields, secretsIn } from './field-map.ts';
import { focText } from './foc.ts';
import type { Found } from './order-map.ts';
import { isSubmitted } from './order-map.ts';
import { beforeChange } from './orders.ts';
import { pathOf } from './places.ts';
import type { TelnyxV1 } from './v1.ts';

/** Sends changed fields of an order in one PUT, which changes only what it names. */
export async function saveFields(v1: TelnyxV1, found: Found, changes: FieldChanges): Promise<void> {
  const body = { ...putOf(changes, found.sub), ...(await beforeChange(datePut(v1, found, changes))) };
  if (Object.keys(body).length > 0) await putSub(v1, found, body, changes);
}

/** Writes our reference into the description, the one text that is the customer's own. */
export function writeDescription(v1: TelnyxV1, found: Found, description: string): Promise<void> {
  return putSub(v1, found, { description });
}

async function putSub(
  v1: TelnyxV1,
  found: Found,
  body: Readonly<Record<string, unknown>>,
  changes: FieldChanges = {},
): Promise<void> {
  const { kind, parent, sub } = found;
  requireChangeable(v1, found);
  await v1.api.done({
    method: 'PUT',
    path: pathOf({ kind, id: parent.id }, 'sub_requests', sub.id),
    body,
    doing: 'save the changes',
    secrets: [...secretsIn(changes), ...secretsIn(readFields(sub, v1.access.timeZone))],
  });
}

/** Throws while a draft is submitted and frozen, and its port request can't be seen yet. */
export function requireChangeable({ access }: TelnyxV1, { kind, parent }: Found): void {
  if (kind === 'request' || !isSubmitted(parent)) return;
  throw new CarrierFailure(
    {
      code: 'conflict',
      what: `${access.accountName} has taken the draft on and does not show its port request yet.`,
      next: 'Portside tries again by itself.',
    },
    'no',
  );
}

/** A requested day as one of Telnyx's dates. */
async function datePut(v1: TelnyxV1, found: Found, { requestedDate }: FieldChanges) {
  if (requestedDate === undefined) return {};
  const cleared = requestedDate === null || requestedDate === '';
  return { foc_date_requested_by_user: cleared ? null : await focText(v1, found, requestedDate) };
}
