import type { OrderAddress } from '../interfaces/carrier.ts';
import type { EditBody } from '../interfaces/mutation.ts';
import { isEmpty, merge } from './merge.ts';
import type { Prepared } from './send.ts';
import type { Wire } from './target.ts';

/** Lays the edit over what the carrier holds now; what is left of it is sent. */
export async function prepareEdit(
  { session }: Wire,
  address: OrderAddress,
  body: EditBody,
): Promise<Prepared> {
  const theirs = await session.order(address);
  const { edit, conflicts } = merge(body, theirs);
  if (conflicts.length > 0) {
    const problem = {
      code: 'conflict' as const,
      what:
        conflicts.length === 1
          ? 'The carrier changed the same field.'
          : `The carrier changed ${conflicts.length} of the same fields.`,
      next: 'Choose which values stay.',
    };
    return {
      kind: 'settled',
      outcome: { kind: 'conflict', problem, conflicts },
      learned: { orders: [theirs] },
    };
  }
  if (isEmpty(edit)) return { kind: 'settled', outcome: { kind: 'done' }, learned: { orders: [theirs] } };
  return { kind: 'send', run: async () => ({ orders: [await session.update(address, edit)] }) };
}
