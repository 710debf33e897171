import type { AccountAccess, OrderAddress } from '../../core/interfaces/carrier.ts';
import { KeyedMutex } from '../mutex.ts';
import type { KazooApi } from './api.ts';
import { Authority } from './authority.ts';
import { JustRead } from './just-read.ts';

/** What the modules of one session share. */
export interface Kazoo {
  readonly api: KazooApi;
  readonly access: AccountAccess;
  readonly authority: Authority;
  /** One request at a time per port: parallel ones conflict, and a conflict may cost a new port (`sync.md` §0.4). */
  readonly lock: KeyedMutex;
  readonly justRead: JustRead;
}

export function kazooOf(api: KazooApi, access: AccountAccess): Kazoo {
  return { api, access, authority: new Authority(api), lock: new KeyedMutex(), justRead: new JustRead() };
}

/** Segments of a port's path, always through the account that owns it (`carriers/kazoo.md` §3). */
export async function portPath(
  kazoo: Kazoo,
  address: OrderAddress,
  ...rest: readonly string[]
): Promise<readonly string[]> {
  const owner = address.subAccountId ?? (await kazoo.api.me()).accountId;
  return ['accounts', owner, 'port_requests', address.remoteId, ...rest];
}
