import type { TimelineEntry } from '../../preload/contract/domain/port-requests.ts';
import { STATE_LABELS } from '../../preload/contract/domain/states.ts';
import type { Mutation } from '../core/interfaces/mutation.ts';
import type { AccountRef } from '../core/interfaces/store.ts';
import type { TimelineRow } from './queries/timeline.ts';
import { parsed } from './secrets.ts';

/** Carriers number their entries for themselves: the id names the order too, so that two orders don't meet. */
export function mirroredEntry(row: TimelineRow): TimelineEntry {
  return {
    ...parsed<TimelineEntry>(row.body),
    id: `${row.accountId}/${row.remoteId}/${row.entryId}`,
    accountId: row.accountId,
    carrier: row.carrier,
    remoteId: row.remoteId,
  };
}

/** A comment or a move that waits, or what became of it when it was refused; other entries don't show here. */
export function outboxEntry(
  mutation: Mutation,
  { accountId, carrier }: AccountRef,
): TimelineEntry | undefined {
  const { body } = mutation;
  if (body.kind !== 'comment' && body.kind !== 'move') return undefined;
  const base = {
    id: `outbox/${mutation.id}`,
    at: (body.kind === 'comment' ? mutation.lastAttempt?.stamp : undefined) ?? mutation.createdAt,
    accountId,
    carrier,
    ...(mutation.remoteId !== undefined && { remoteId: mutation.remoteId }),
  };
  if (mutation.status === 'refused' || mutation.status === 'conflict') {
    const became = mutation.doubt ? 'is in doubt' : 'was refused';
    const what =
      body.kind === 'move'
        ? `Move to ${STATE_LABELS[body.to]} ${became}`
        : `Comment ${became}: “${body.text}”`;
    const why = mutation.problem ? `${what}. ${mutation.problem.what}` : `${what}.`;
    return { ...base, kind: 'local', text: why };
  }
  if (body.kind === 'comment') {
    const { text, private: hidden, actionRequired } = body;
    return { ...base, waiting: true, kind: 'comment', text, private: hidden, actionRequired };
  }
  return {
    ...base,
    waiting: true,
    kind: 'transition',
    from: body.from,
    to: body.to,
    status: body.to,
    ...(body.reason !== undefined && { reason: body.reason }),
  };
}

/** Ascending; entries of one moment keep their order. */
export function inOrder(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  return entries.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
