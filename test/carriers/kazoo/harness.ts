import { createHash } from 'node:crypto';
import { kazooAdapter } from '../../../main/carriers/kazoo/adapter.ts';
import type { KazooOptions } from '../../../main/carriers/kazoo/session.ts';
import type {
  AccountAccess,
  CarrierSession,
  NewOrder,
  Payload,
  PulledPage,
  PullRequest,
} from '../../../main/core/interfaces/carrier.ts';
import { CarrierFailure } from '../../../main/core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../../main/core/interfaces/order.ts';
import type { PracticeSignIn } from '../../../main/practice/kazoo/seed/credentials.ts';
import { PRACTICE_CREDENTIALS } from '../../../main/practice/kazoo/seed/credentials.ts';
import type { Credentials } from '../../../preload/contract/domain/accounts.ts';

export const byKey = ({ apiKey }: PracticeSignIn): Credentials => ({ method: 'api-key', values: { apiKey } });
export const byPassword = ({ username, password, accountName }: PracticeSignIn): Credentials => ({
  method: 'password',
  values: { user: username, password, account: accountName },
});

export function accessTo(
  baseUrl: string,
  credentials: Credentials = byKey(PRACTICE_CREDENTIALS),
): AccountAccess {
  return {
    accountId: 'account-1',
    accountName: 'Harborline Kazoo',
    baseUrl,
    timeZone: 'America/Los_Angeles',
    credentials,
  };
}

export function sessionAt(
  baseUrl: string,
  credentials?: Credentials,
  options: KazooOptions = {},
): CarrierSession {
  return kazooAdapter({ pause: () => 1, rate: { burst: 10_000, perSecond: 10_000 }, ...options }).session(
    accessTo(baseUrl, credentials),
  );
}

export interface Pulled {
  readonly pages: readonly PulledPage[];
  readonly orders: ReadonlyMap<string, CarrierOrder>;
  readonly failure: unknown;
}

/** Everything a pull gives, up to its end or its failure. */
export async function pulled(
  session: CarrierSession,
  request: PullRequest = { full: false },
): Promise<Pulled> {
  const pages: PulledPage[] = [];
  let failure: unknown;
  try {
    for await (const page of session.pull(request)) pages.push(page);
  } catch (error) {
    failure = error;
  }
  const orders = new Map(pages.flatMap((page) => page.orders).map((order) => [order.remoteId, order]));
  return { pages, orders, failure };
}

export async function failureOf(work: Promise<unknown>): Promise<CarrierFailure> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CarrierFailure)) throw new Error(`expected a CarrierFailure, got ${String(error)}`);
  return error;
}

let counter = 0;

/** A draft that nobody has seen before. */
export function draft(changes: Partial<NewOrder> = {}): NewOrder {
  counter += 1;
  return {
    mutationId: `5b0c7b1e-0000-4000-8000-${String(counter).padStart(12, '0')}`,
    portRequestId: `9d1f7a2c-0000-4000-8000-${String(counter).padStart(12, '0')}`,
    fields: {
      name: `Mill Street ${counter}`,
      billingName: 'Juniper Street Dental',
      accountNumber: 'ACCT-7781-CANARY',
      pin: 'PIN-4410-CANARY',
      losingCarrier: 'Cascade Telephone',
      requestedDate: '2026-12-03',
      notify: 'ines@example.com, farida@example.com',
      unit: 'Suite 4',
    },
    numbers: [`+1907555${String(100 + counter).padStart(4, '0')}`],
    acceptCharges: false,
    ...changes,
  };
}

export function pdf(name: string, text = 'one page', kind: Payload['kind'] = 'invoice'): Payload {
  const bytes = Buffer.from(`%PDF-1.4\n% ${text}\n%%EOF\n`);
  return {
    name,
    kind,
    mediaType: 'application/pdf',
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    open: async function* () {
      yield bytes;
    },
  };
}
