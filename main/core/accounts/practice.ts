import type { Account, Credentials } from '../../../preload/contract/domain/accounts.ts';
import { type AccountParts, keep } from './accounts.ts';

/** A practice carrier that runs inside this app, and how to sign in to it. */
export interface PracticeCarrier {
  readonly carrier: string;
  readonly name: string;
  readonly baseUrl: string;
  readonly credentials: Credentials;
}

/** Starts the practice carriers, or tells where they run already. */
export type StartPractice = () => Promise<readonly PracticeCarrier[]>;

/** Connects the practice carriers; those that are connected already are only told their new address. */
export async function connectPractice(
  parts: AccountParts & { readonly timeZone: () => string; readonly startPractice: StartPractice },
): Promise<readonly Account[]> {
  const running = await parts.startPractice();
  const connected: Account[] = [];
  for (const { carrier, name, baseUrl, credentials } of running) {
    const known = parts.accounts
      .list()
      .find(
        (account) => account.practice && account.carrier === carrier && account.method === credentials.method,
      );
    const fresh = {
      id: parts.random.uuid(),
      carrier,
      name,
      timeZone: parts.timeZone(),
      practice: true,
    };
    const account = { ...(known ?? fresh), baseUrl, method: credentials.method };
    connected.push(await keep(parts, account, credentials));
  }
  return connected;
}
