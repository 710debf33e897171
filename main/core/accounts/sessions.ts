import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import type { AccountAccess, CarrierSession } from '../interfaces/carrier.ts';
import type { AccountBook, Carriers, SavedAccount, Sessions } from '../interfaces/ports.ts';
import { refuse } from '../interfaces/refusal.ts';

/** One open session per account, from the account book. Opening speaks to nobody yet. */
export function createSessions(accounts: AccountBook, carriers: Carriers): Sessions {
  const open = new Map<AccountId, { readonly at: string; readonly session: Promise<CarrierSession> }>();

  const find = (id: AccountId) => {
    const account = accounts.list().find((candidate) => candidate.id === id);
    if (!account) throw refuse('not-found', 'This account is no longer here.', 'Choose another account.');
    return account;
  };
  const access = async (id: AccountId): Promise<AccountAccess> => {
    const { name, baseUrl, timeZone } = find(id);
    return {
      accountId: id,
      accountName: name,
      baseUrl,
      timeZone,
      credentials: await accounts.credentials(id),
    };
  };
  const start = async (id: AccountId): Promise<CarrierSession> => {
    const { carrier } = find(id);
    const adapter = carriers.of(carrier);
    if (!adapter) {
      throw refuse(
        'not-found',
        `This version of Portside does not know the carrier “${carrier}”.`,
        'Update Portside.',
      );
    }
    return adapter.session(await access(id));
  };
  return {
    access,
    of: (id) => {
      const at = whereabouts(accounts.list().find((account) => account.id === id));
      const known = open.get(id);
      if (known?.at === at) return known.session;
      const session = start(id);
      open.set(id, { at, session });
      // A locked key store must not be remembered.
      session.catch(() => {
        if (open.get(id)?.session === session) open.delete(id);
      });
      return session;
    },
    adopt: (id, session) => {
      const at = whereabouts(accounts.list().find((account) => account.id === id));
      open.set(id, { at, session: Promise.resolve(session) });
    },
    drop: (id) => void open.delete(id),
  };
}

/** A session is for one address and one way to sign in; a practice carrier may come back at another. */
function whereabouts(account: SavedAccount | undefined): string {
  return JSON.stringify([account?.baseUrl, account?.method, account?.timeZone]);
}
