import { kazooAdapter } from '../../../main/carriers/kazoo/adapter.ts';
import type { KazooOptions } from '../../../main/carriers/kazoo/session.ts';
import type {
  AccountAccess,
  CarrierSession,
  NewOrder,
  Payload,
} from '../../../main/core/interfaces/carrier.ts';
import type { PracticeSignIn } from '../../../main/practice/kazoo/seed/credentials.ts';
import { PRACTICE_CREDENTIALS } from '../../../main/practice/kazoo/seed/credentials.ts';
import type { Credentials } from '../../../preload/contract/domain/accounts.ts';
import { pdfPayload } from '../carried.ts';

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
  return pdfPayload(name, kind, text);
}
