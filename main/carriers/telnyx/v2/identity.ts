import { createHash } from 'node:crypto';
import type { Identity } from '../../../core/interfaces/carrier.ts';
import { notUnderstood } from '../../failures.ts';
import type { Telnyx } from './telnyx.ts';
import { portingOrder } from './wire.ts';

/**
 * Telnyx documents no "who am I": any order tells whose it is, and an account without one is known by its key, so that
 * another key of the same account is then taken for another account.
 */
export async function identityOf(telnyx: Telnyx, apiKey: string): Promise<Identity> {
  const { api, access } = telnyx;
  const call = {
    method: 'GET',
    path: ['porting_orders'],
    query: { 'page[size]': 1 },
    doing: 'list the orders',
  } as const;
  const parsed = portingOrder.array().safeParse((await api.json(call)).data);
  if (!parsed.success) throw notUnderstood(api.asked(call), 200);
  const user = parsed.data[0]?.user_id;
  const hash = createHash('sha256').update(apiKey).digest('hex').slice(0, 32);
  return { name: access.accountName, remoteAccountId: user || `key-${hash}`, portAuthority: false };
}
