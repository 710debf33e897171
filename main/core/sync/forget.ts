import type { AccountId, PortRequestId, RemoteId } from '../../../preload/contract/domain/ids.ts';
import type { Store } from '../interfaces/store.ts';

/**
 * Forgets an order that its carrier no longer has. What the agent still has waiting there must not vanish with it: its
 * entries say what became of it.
 */
export async function forgetUnlessWaiting(
  store: Pick<Store, 'outbox' | 'links' | 'forgetOrder'>,
  accountId: AccountId,
  remoteId: RemoteId,
): Promise<readonly PortRequestId[]> {
  for (const entry of await store.outbox()) {
    if (entry.accountId !== accountId) continue;
    if (entry.remoteId === remoteId) return [];
    if (entry.remoteId !== undefined || entry.body.kind === 'create') continue;
    // From before entries named their order: it is for the account's order of its port request.
    const links = await store.links(entry.portRequestId);
    if (links.some((link) => link.accountId === accountId && link.remoteId === remoteId)) return [];
  }
  return store.forgetOrder(accountId, remoteId);
}
