import type { TelnyxV1Options } from '../../../main/carriers/telnyx/v1/session.ts';
import { telnyxV1Adapter } from '../../../main/carriers/telnyx/v1-adapter.ts';
import type {
  AccountAccess,
  CarrierSession,
  NewOrder,
  Payload,
} from '../../../main/core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../../main/core/interfaces/order.ts';
import type { PracticeS3 } from '../../../main/practice/s3/server.ts';
import { startPracticeS3 } from '../../../main/practice/s3/server.ts';
import { storageAt } from '../../../main/practice/s3/storage.ts';
import { PRACTICE_TELNYX } from '../../../main/practice/telnyx/seed/credentials.ts';
import type { PracticeTelnyx, PracticeTelnyxOptions } from '../../../main/practice/telnyx/server.ts';
import { startPracticeTelnyx } from '../../../main/practice/telnyx/server.ts';
import type { PortFields } from '../../../preload/contract/domain/fields.ts';
import { pdfPayload } from '../carried.ts';
import { jobOf } from '../job.ts';

export const BUCKET = 'files-service-practice';
export const PIN = '7741';
export const ACCOUNT_NUMBER = 'ACCT-5512-CANARY';
export const PORTING = '/origination/porting';

/** Everything that Telnyx asks for before it takes an order on. */
export const FIELDS: PortFields = {
  name: 'Mill Street',
  reference: 'PO-77',
  billingName: 'Juniper Street Dental',
  signee: 'Ines Okafor',
  accountNumber: ACCOUNT_NUMBER,
  pin: PIN,
  btn: '+15025550100',
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

/** Telnyx and its storage, each over HTTP. */
export interface Site {
  readonly telnyx: PracticeTelnyx;
  readonly s3: PracticeS3;
  readonly close: () => Promise<void>;
}

export async function openSite(options: PracticeTelnyxOptions = {}): Promise<Site> {
  const s3 = await startPracticeS3({ buckets: [BUCKET] });
  const { url: endpoint, accessKey, secretKey, region, control } = s3;
  const storage = storageAt({ endpoint, accessKey, secretKey, region, now: control.now });
  const telnyx = await startPracticeTelnyx({ storage, ...options });
  return {
    telnyx,
    s3,
    close: async () => {
      await telnyx.close();
      await s3.close();
    },
  };
}

export function accessTo(baseUrl: string, token: string = PRACTICE_TELNYX.token): AccountAccess {
  return {
    accountId: 'account-7',
    accountName: 'Harborline South',
    baseUrl,
    timeZone: 'America/New_York',
    credentials: { method: 'v1', values: { user: PRACTICE_TELNYX.user, token } },
  };
}

export function sessionAt(
  baseUrl: string,
  options: TelnyxV1Options & { readonly token?: string } = {},
): CarrierSession {
  const { token, ...rest } = options;
  const adapter = telnyxV1Adapter({ pause: () => 1, rate: { burst: 10_000, perSecond: 10_000 }, ...rest });
  return adapter.session(accessTo(baseUrl, token));
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

let deliveries = 0;

/** A delivery of its own each time. */
export function deliveryId(): string {
  deliveries += 1;
  return `d0000000-0000-4000-8000-${String(deliveries).padStart(12, '0')}`;
}

/** What Telnyx wants with an order before it takes it on. */
export async function papersFor(session: CarrierSession, order: CarrierOrder): Promise<void> {
  for (const kind of ['loa', 'invoice'] as const) {
    await session.deliver(order, jobOf(pdf(`${kind}.pdf`, kind), { deliveryId: deliveryId() }));
  }
}

export const submission = { to: 'submitted', acceptCharges: true } as const;

export async function submittedOrder(session: CarrierSession): Promise<CarrierOrder> {
  const order = await newOrder(session);
  await papersFor(session, order);
  return session.move(order, submission);
}

export function pdf(name: string, kind: Payload['kind'], text = name): Payload {
  return pdfPayload(name, kind, text);
}
