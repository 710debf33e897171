import type { Json } from '../../json.ts';
import { refusal } from '../answer.ts';
import type { PortState } from '../world/model.ts';
import { toE164 } from '../world/numbers.ts';
import type { Store } from '../world/store.ts';

const LOOKED_UP: ReadonlySet<PortState> = new Set(['submitted', 'pending', 'scheduled', 'rejected']);

function complaint(store: Store, accountId: string, number: string, ownId: string | null): string | null {
  const rivals = store
    .ofNumber(number)
    .filter((port) => port.accountId === accountId && port.id !== ownId && LOOKED_UP.has(port.state));
  if (rivals.length > 1)
    return 'Number is currently on multiple port requests. Contact a system admin to rectify';
  if (rivals[0]) return `Number is on a port request already: ${rivals[0].id}`;
  return store.inService.has(number) ? 'Number exists on the system already' : null;
}

/**
 * Kazoo's check of each number on create and full edit. Its quirk is kept: a good number clears the
 * errors of those before it, so only a bad LAST number is refused (carriers/kazoo.md §3).
 */
export function checkPortability(
  store: Store,
  accountId: string,
  numbers: readonly string[],
  ownId: string | null,
): void {
  let errors: Record<string, Json> = {};
  for (const sent of numbers) {
    const message = complaint(store, accountId, toE164(sent), ownId);
    if (message === null) errors = {};
    else errors[sent] = { type: { message, cause: sent } };
  }
  if (Object.keys(errors).length > 0) throw refusal(400, 'validation error', errors);
}
