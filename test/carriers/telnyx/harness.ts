import { telnyxAdapter } from '../../../main/carriers/telnyx/adapter.ts';
import type { TelnyxOptions } from '../../../main/carriers/telnyx/v2/session.ts';
import type {
  AccountAccess,
  CarrierSession,
  NewOrder,
  Payload,
} from '../../../main/core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../../main/core/interfaces/order.ts';
import { PRACTICE_TELNYX } from '../../../main/practice/telnyx/seed/credentials.ts';
import type { PortFields } from '../../../preload/contract/domain/fields.ts';
import { pdfPayload } from '../carried.ts';

export const PIN = '7741';
export const ACCOUNT_NUMBER = 'ACCT-5512-CANARY';

/** Everything that Telnyx asks for before it takes an order on. */
export const FIELDS: PortFields = {
  name: 'Mill Street',
  reference: 'PO-77',
  billingName: 'Juniper Street Dental',
  signee: 'Ines Okafor',
  accountNumber: ACCOUNT_NUMBER,
  pin: PIN,
  btn: '(502) 555-0100',
  portType: 'Full',
  streetNumber: '1200',
  streetPreDirection: 'N',
  street: 'Mill',
  streetType: 'Street',
  unit: 'Suite 4',
  city: 'Louisville',
  region: 'KY',
  postalCode: '40202',
};

export function accessTo(baseUrl: string, apiKey: string = PRACTICE_TELNYX.apiKey): AccountAccess {
  return {
    accountId: 'account-7',
    accountName: 'Harborline Telnyx',
    baseUrl,
    timeZone: 'America/New_York',
    credentials: { method: 'v2', values: { apiKey } },
  };
}

export function sessionAt(
  baseUrl: string,
  options: TelnyxOptions & { readonly apiKey?: string } = {},
): CarrierSession {
  const { apiKey, ...rest } = options;
  const adapter = telnyxAdapter({ pause: () => 1, rate: { burst: 10_000, perSecond: 10_000 }, ...rest });
  return adapter.session(accessTo(baseUrl, apiKey));
}

let counter = 0;

/** A draft that nobody has seen before, with numbers of one losing carrier. */
export function draft(changes: Partial<NewOrder> = {}): NewOrder {
  counter += 1;
  return {
    mutationId: `5b0c7b1e-0000-4000-8000-${String(counter).padStart(12, '0')}`,
    portRequestId: `9d1f7a2c-0000-4000-8000-${String(counter).padStart(12, '0')}`,
    fields: FIELDS,
    numbers: [`+1502555${String(1000 + counter).slice(-4)}`],
    acceptCharges: false,
    ...changes,
  };
}

/** The one order of a new draft. */
export async function newOrder(
  session: CarrierSession,
  changes: Partial<NewOrder> = {},
): Promise<CarrierOrder> {
  const [order] = await session.create(draft(changes));
  if (order === undefined) throw new Error('nothing was created');
  return order;
}

export function pdf(name: string, kind: Payload['kind'], text = name): Payload {
  return pdfPayload(name, kind, text);
}
