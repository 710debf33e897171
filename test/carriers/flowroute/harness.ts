import { afterEach } from 'vitest';
import { flowrouteAdapter } from '../../../main/carriers/flowroute/adapter.ts';
import type { FlowrouteOptions, FlowrouteSession } from '../../../main/carriers/flowroute/session.ts';
import type {
  AccountAccess,
  NewOrder,
  OrderAddress,
  Payload,
} from '../../../main/core/interfaces/carrier.ts';
import { FLOWROUTE_BUCKET, PRACTICE_FLOWROUTE } from '../../../main/practice/flowroute/seed/credentials.ts';
import type { PracticeFlowroute, PracticeFlowrouteOptions } from '../../../main/practice/flowroute/server.ts';
import { startPracticeFlowroute } from '../../../main/practice/flowroute/server.ts';
import type { PracticeS3 } from '../../../main/practice/s3/server.ts';
import { startPracticeS3 } from '../../../main/practice/s3/server.ts';
import { storageAt } from '../../../main/practice/s3/storage.ts';
import { pdfPayload } from '../carried.ts';

export const SIGNER = { signerName: 'Farida Lindqvist', signerTitle: 'Porting manager' };

export function accessTo(baseUrl: string, values: Readonly<Record<string, string>> = {}): AccountAccess {
  return {
    accountId: 'account-9',
    accountName: 'Harborline Flowroute',
    baseUrl,
    timeZone: 'America/Los_Angeles',
    credentials: { method: 'keys', values: { ...PRACTICE_FLOWROUTE, ...SIGNER, ...values } },
  };
}

export function sessionAt(
  baseUrl: string,
  options: FlowrouteOptions = {},
  values: Readonly<Record<string, string>> = {},
): FlowrouteSession {
  const usual = { pause: () => 1, rate: { burst: 10_000, perSecond: 10_000 }, looks: [0, 5, 10, 20, 40] };
  return flowrouteAdapter({ ...usual, ...options }).session(accessTo(baseUrl, values));
}

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

export function closeLater(close: () => Promise<void>): void {
  closers.push(close);
}

/** A practice Flowroute with its storage, and an agent's session with it. Closed after the test. */
export interface Practice {
  readonly flowroute: PracticeFlowroute;
  readonly s3: PracticeS3;
  readonly session: FlowrouteSession;
}

export async function practise(
  options: Partial<PracticeFlowrouteOptions> = {},
  sessionOptions: FlowrouteOptions = {},
): Promise<Practice> {
  const clock = options.clock ?? Date.now;
  const s3 = await startPracticeS3({ clock, buckets: [FLOWROUTE_BUCKET] });
  const storage = storageAt({ ...s3, endpoint: s3.url, now: s3.control.now });
  const flowroute = await startPracticeFlowroute({ storage, processingMs: 0, ...options, clock });
  closers.push(() => flowroute.close(), s3.close);
  return { flowroute, s3, session: sessionAt(flowroute.url, sessionOptions) };
}

let counter = 0;

/** A draft that nobody has seen before, with all that Flowroute needs. */
export function draft(changes: Partial<NewOrder> = {}): NewOrder {
  counter += 1;
  return {
    mutationId: `5b0c7b1e-0000-4000-8000-${String(counter).padStart(12, '0')}`,
    portRequestId: `9d1f7a2c-0000-4000-8000-${String(counter).padStart(12, '0')}`,
    fields: {
      name: 'Mill Street',
      reference: 'HL-7',
      billingName: 'Juniper Street Dental',
      signee: 'Ines Okafor',
      accountNumber: 'ACCT-7781-CANARY',
      pin: 'PIN-4410-CANARY',
      btn: '+12065550120',
      usage: 'Business',
      losingCarrier: 'Cascade Telephone',
      streetNumber: '1218',
      street: '3rd',
      streetType: 'Ave',
      unit: 'Suite 4',
      city: 'Seattle',
      region: 'WA',
      postalCode: '98101',
    },
    numbers: [`+1206555${String(100 + (counter % 80)).padStart(4, '0')}`],
    acceptCharges: false,
    ...changes,
  };
}

/** A file that comes in more than one piece. */
export const LONG = 'a page. '.repeat(100_000);

/** A pending order at Flowroute. */
export async function newOrder(
  session: FlowrouteSession,
  changes: Partial<NewOrder> = {},
): Promise<OrderAddress> {
  const [order] = await session.create(draft(changes));
  if (order === undefined) throw new Error('nothing was created');
  return { remoteId: order.remoteId };
}

export function pdf(name: string, text = 'one page', kind: Payload['kind'] = 'invoice'): Payload {
  return pdfPayload(name, kind, text);
}
