import type { FieldChanges } from '../../../../preload/contract/domain/fields.ts';
import type { OrderAddress } from '../../../core/interfaces/carrier.ts';
import { patchOf, secretsIn } from './field-map.ts';
import { focTime } from './foc.ts';
import { beforeChange, secretsOf } from './orders.ts';
import type { Telnyx } from './telnyx.ts';
import { orderPath } from './telnyx.ts';
import type { WireOrder } from './wire.ts';

/** Sends changed fields of an order in one PATCH; resolves with whether there was anything to send. */
export async function saveFields(telnyx: Telnyx, before: WireOrder, changes: FieldChanges): Promise<boolean> {
  const address = { remoteId: before.id };
  const body = { ...patchOf(changes, before), ...(await beforeChange(datePatch(telnyx, address, changes))) };
  if (Object.keys(body).length === 0) return false;
  await telnyx.api.done({
    method: 'PATCH',
    path: orderPath(address),
    body,
    doing: 'save the changes',
    secrets: [...secretsIn(changes), ...secretsOf(telnyx, before)],
  });
  return true;
}

/** A requested day becomes a moment inside a window that Telnyx offers. */
async function datePatch(telnyx: Telnyx, address: OrderAddress, { requestedDate }: FieldChanges) {
  if (requestedDate === undefined) return {};
  const cleared = requestedDate === null || requestedDate === '';
  const at = cleared ? null : await focTime(telnyx, address, requestedDate);
  return { activation_settings: { foc_datetime_requested: at } };
}
