import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import type { AccountAccess, CarrierSession } from '../interfaces/carrier.ts';
import type { AccountBook, Carriers, Sessions } from '../interfaces/ports.ts';
import { refuse } from '../interfaces/refusal.ts';

/** One open session per account, from the account book. Opening speaks to nobody yet. */
export function createSessions(accounts: AccountBook, carriers: Carriers): Sessions {
  const open = new Map<AccountId, Promise<CarrierSession>>();

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
      const known = open.get(id);
      if (known) return known;
      const session = start(id);
      open.set(id, session);
      // A locked key store must not be remembered.
      session.catch(() => {
        if (open.get(id) === session) open.delete(id);
      });
      return session;
    },
    drop: (id) => void open.delete(id),
  };
}
