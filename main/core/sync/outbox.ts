import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import { toEpochMs } from '../../../preload/contract/domain/time.ts';
import type { LaneHead, Mutation } from '../interfaces/mutation.ts';

/** A port request at an account: its entries go one after the other. */
export type LaneId = string;

export function laneOf({ portRequestId, accountId }: Pick<Mutation, 'portRequestId' | 'accountId'>): LaneId {
  return `${portRequestId} ${accountId}`;
}

export interface OutboxNow {
  readonly now: number;
  /** Lanes with something under way. */
  readonly busy: ReadonlySet<LaneId>;
  /** Entries under way per account, and how many of them are uploads. */
  readonly underWay: (account: AccountId) => { readonly all: number; readonly uploads: number };
  readonly account: (account: AccountId) => { readonly open: boolean; readonly until?: number };
  /** Waits that are kept in memory only, such as those between two probes. */
  readonly heldUntil: (head: LaneHead) => number | undefined;
  /** The network is said to be back for this account: what only waits for it goes now. */
  readonly networkBack: (account: AccountId) => boolean;
}

export interface Plan {
  readonly go: readonly LaneHead[];
  /** Accounts with something that goes now or in a moment. */
  readonly soon: ReadonlySet<AccountId>;
  /** When to look again, milliseconds since 1970; absent when only an event can change anything. */
  readonly wakeAt?: number;
}

export const PER_ACCOUNT = 4;
export const UPLOADS_PER_ACCOUNT = 2;

/** Milliseconds. No wait is longer: what seems to be was written by a clock that has been set back since. */
const LONGEST_WAIT = 16 * 60_000;
/** Milliseconds. */
const A_MOMENT = 5_000;

/** Which lane heads go now: oldest first, one per lane, a few per account, none of an account that is down or paused. */
export function planOutbox(heads: readonly LaneHead[], at: OutboxNow): Plan {
  const go: LaneHead[] = [];
  const soon = new Set<AccountId>();
  const slots = createSlots(at);
  let wakeAt = Number.POSITIVE_INFINITY;
  for (const head of heads) {
    if (at.busy.has(laneOf(head)) || !isSendable(head)) continue;
    const when = readyAt(head, at);
    if (when <= at.now + A_MOMENT) soon.add(head.accountId);
    if (when > at.now) wakeAt = Math.min(wakeAt, when);
    else if (slots.take(head)) go.push(head);
  }
  return { go, soon, ...(Number.isFinite(wakeAt) && { wakeAt }) };
}

/** Milliseconds since 1970; infinite when only an event (a pull, the agent) can make it ready. */
function readyAt(head: LaneHead, at: OutboxNow): number {
  const account = at.account(head.accountId);
  return account.open ? dueAt(head, at) : (account.until ?? Number.POSITIVE_INFINITY);
}

function createSlots(at: OutboxNow) {
  const all = new Map<AccountId, number>();
  const uploads = new Map<AccountId, number>();
  return {
    take: ({ accountId, body }: LaneHead): boolean => {
      const under = at.underWay(accountId);
      const nextAll = (all.get(accountId) ?? under.all) + 1;
      const nextUploads = (uploads.get(accountId) ?? under.uploads) + (body.kind === 'deliver' ? 1 : 0);
      if (nextAll > PER_ACCOUNT || nextUploads > UPLOADS_PER_ACCOUNT) return false;
      all.set(accountId, nextAll);
      uploads.set(accountId, nextUploads);
      return true;
    },
  };
}

export function isSendable({ status }: Pick<Mutation, 'status'>): boolean {
  return status === 'queued' || status === 'unknown';
}

function dueAt(head: LaneHead, at: OutboxNow): number {
  const stored = head.notBefore === undefined ? 0 : toEpochMs(head.notBefore);
  const waitsForNetwork = head.problem?.code === 'offline' && head.status === 'queued';
  const persisted = waitsForNetwork && at.networkBack(head.accountId) ? 0 : stored;
  const due = Math.max(persisted, at.heldUntil(head) ?? 0);
  return due - at.now > LONGEST_WAIT ? 0 : due;
}

/**
 * The next entry of a lane whose head needs the agent. What was refused holds back only what builds on it: without the
 * create nothing can follow; a refused edit or document holds back moves, since they would submit what is not there
 * (a cancellation may always go).
 */
export function nextInLane(lane: readonly Mutation[]): Mutation | undefined {
  const stuck: Mutation[] = [];
  for (const entry of lane) {
    if (entry.status === 'sending') return undefined;
    if (!isSendable(entry)) stuck.push(entry);
    // What may have been sent is always looked after.
    else if (entry.status === 'unknown' || !stuck.some((before) => holdsBack(before, entry))) return entry;
  }
  return undefined;
}

/** May what the carrier turned down not be overtaken by this? */
export function holdsBack(stuck: Mutation, entry: Mutation): boolean {
  if (stuck.remoteId !== undefined && entry.remoteId !== undefined && stuck.remoteId !== entry.remoteId)
    return false;
  switch (stuck.body.kind === 'unreadable' ? stuck.body.was : stuck.body.kind) {
    case 'create':
      // What names its order does not wait for one; but an order of a create in doubt may still lack its fields.
      return entry.remoteId === undefined || (stuck.doubt !== undefined && isAdvance(entry));
    case 'edit':
      // An undecided field stays out of edits by itself; only the losing carrier must not get it wrong.
      return stuck.status === 'conflict' ? isSubmission(entry) : isAdvance(entry);
    case 'deliver':
      return isAdvance(entry);
    case 'move':
    case 'comment':
    case 'remove-document':
    case 'remove':
      return false;
  }
}

function isSubmission({ body }: Mutation): boolean {
  return body.kind === 'move' && body.to === 'submitted';
}

function isAdvance({ body }: Mutation): boolean {
  return body.kind === 'move' && body.to !== 'canceled';
}
