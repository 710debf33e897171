import { FIELDS } from '../../../preload/contract/domain/fields.ts';
import type { FieldConflict } from '../../../preload/contract/domain/port-requests.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import type { OrderAddress } from '../interfaces/carrier.ts';
import type { EditBody, Mutation } from '../interfaces/mutation.ts';
import type { PortRequestRecord } from '../interfaces/store.ts';
import { isThere, merge } from './merge.ts';
import type { Prepared } from './send.ts';
import { openFields, splitEdit } from './split-edit.ts';
import type { Wire } from './target.ts';

/**
 * Lays the edit over what the carrier holds now; what is left of it is sent. Fields that both sides changed leave it as
 * an entry of their own, which asks the agent, and everything else goes on.
 */
export async function prepareEdit(
  { session }: Wire,
  address: OrderAddress,
  record: PortRequestRecord,
  mutation: Mutation,
  body: EditBody,
): Promise<Prepared> {
  const theirs = await session.order(address);
  const now = merge(body, theirs, openFields(record, mutation));
  const learned = { orders: [theirs], merged: now.merged };
  if (now.conflicts.length > 0) {
    const { conflicts } = now;
    return {
      kind: 'settled',
      outcome: { kind: 'conflict', problem: question(conflicts), conflicts, ...splitEdit(body, conflicts) },
      learned: { orders: [theirs] },
    };
  }
  if (isThere(now)) return { kind: 'settled', outcome: { kind: 'done' }, learned };
  return {
    kind: 'send',
    run: async () => ({
      orders: [await session.update(address, { ...now.edit, seen: theirs.fields })],
      merged: now.merged,
    }),
  };
}

function question(conflicts: readonly FieldConflict[]): Problem {
  const [first, ...others] = conflicts.map(({ field }) => FIELDS[field].label);
  return {
    code: 'conflict',
    what:
      others.length === 0
        ? `“${first}” has two values: yours and the carrier’s.`
        : `${conflicts.length} fields have two values: yours and the carrier’s.`,
    next: 'Choose which values stay. The port is not submitted before that; everything else goes on.',
  };
}
