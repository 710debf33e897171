import type { SubAccount } from '../../../preload/contract/domain/accounts.ts';
import { CarrierFailure } from '../../core/interfaces/carrier.ts';
import type { KazooCall } from './api.ts';
import type { Kazoo } from './kazoo.ts';
import { streamPorts } from './listing.ts';
import { rootPath } from './pull.ts';
import { accountItem } from './wire.ts';

const MOST_PAGES = 200;
const DOING = 'list the sub-accounts';

/**
 * The accounts below ours, by name: from Kazoo's accounts where we may read them, else those that have open ports.
 * Rejects with `CarrierFailure`.
 */
export async function listSubAccounts(kazoo: Kazoo): Promise<readonly SubAccount[]> {
  const found = (await descendants(kazoo)) ?? (await withPorts(kazoo));
  return [...found].sort((one, other) => one.name.localeCompare(other.name));
}

/** `undefined` when this server or this sign-in has no such list. */
async function descendants(kazoo: Kazoo): Promise<readonly SubAccount[] | undefined> {
  const { accountId } = await kazoo.api.me();
  const found = new Map<string, string>();
  let startKey: string | undefined;
  try {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { envelope } = await kazoo.api.json({
        method: 'GET',
        path: ['accounts', accountId, 'descendants'],
        query: { paginate: 'false', ...(startKey !== undefined && { start_key: startKey }) },
        doing: DOING,
      });
      for (const { id, name } of accountItem.array().catch([]).parse(envelope.data))
        found.set(id, name ?? id);
      startKey = envelope.next_start_key;
      if (startKey === undefined || startKey === '') break;
    }
  } catch (error) {
    if (error instanceof CarrierFailure && error.reached === 'yes') return undefined;
    throw error;
  }
  found.delete(accountId);
  return [...found].map(([id, name]) => ({ id, name }));
}

async function withPorts(kazoo: Kazoo): Promise<readonly SubAccount[]> {
  const me = await kazoo.api.me();
  let groups: readonly SubAccount[] = [];
  const root = (await kazoo.authority.known()) ? 'agent' : 'descendants';
  const call: KazooCall = { method: 'GET', path: rootPath(root, me), doing: DOING };
  const ids = streamPorts(
    kazoo.api,
    call,
    ({ id }) => id,
    (accounts) => {
      groups = accounts;
    },
  );
  for await (const _batch of ids);
  return groups.filter(({ id }) => id !== me.accountId);
}
