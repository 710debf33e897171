import type { AccountId, PortRequestId } from '../../../preload/contract/domain/ids.ts';
import { toInstant } from '../../../preload/contract/domain/time.ts';
import { CarrierFailure, type CarrierSession, type PulledPage } from '../interfaces/carrier.ts';
import type { MirrorOrder } from '../interfaces/order.ts';
import type { Clock, Random, Touched } from '../interfaces/ports.ts';
import type { AccountRef, Store } from '../interfaces/store.ts';
import type { AccountStates } from './account-states.ts';
import type { Confirmed, Reading } from './confirmed.ts';
import { forgetUnlessWaiting } from './forget.ts';
import { createInFlight } from './in-flight.ts';

export interface PullParts {
  readonly store: Store;
  readonly states: AccountStates;
  readonly confirmed: Confirmed;
  readonly clock: Clock;
  readonly random: Random;
  readonly touched: Touched;
  readonly take: (account: AccountId) => Promise<void>;
  readonly stopping: () => boolean;
}

export interface Pulled {
  readonly ids: readonly PortRequestId[];
  /** All that the account holds was asked for and read. */
  readonly full: boolean;
}

/** Pages on their way into the store at most: what waits there together is written together. */
const PAGES_AHEAD = 400;
/** Orders asked for one by one after one pull at most; the rest waits for the next whole one. */
const MOST_ASKED = 200;

/**
 * Asks an account for what changed, or (`full`) for everything, page by page; each page and its cursor are stored
 * together. After a whole full pull, what it did not list is asked for by name: it has ended, moved on, or is gone.
 * Resolves with the port requests that look different; rejects with the carrier's failure.
 */
export async function pullAccount(
  parts: PullParts,
  account: AccountRef,
  session: CarrierSession,
  wanted: { readonly full: boolean },
): Promise<Pulled> {
  const reading = parts.confirmed.begin(account.accountId);
  try {
    return await pullAll(parts, account, session, wanted, reading);
  } finally {
    reading.end();
  }
}

async function pullAll(
  parts: PullParts,
  account: AccountRef,
  session: CarrierSession,
  wanted: { readonly full: boolean },
  reading: Reading,
): Promise<Pulled> {
  const { store, states } = parts;
  const { accountId } = account;
  const cursor = await store.cursor(accountId);
  // A pull that was cut off goes on where it stopped.
  const cutOff = cursor !== undefined && !cursor.complete;
  const full = cursor === undefined || (wanted.full && !cutOff);
  const pullId = parts.random.uuid();
  const ids = new Set<PortRequestId>();
  states.pullBegan(accountId);
  await parts.take(accountId);
  const write = (page: PulledPage): Promise<void> =>
    applyPage(parts, account, page, { pullId, reading, first: cursor === undefined }).then((changed) => {
      for (const id of changed) ids.add(id);
    });
  const pages = session.pull({ ...(cursor && { cursor }), full });
  const whole = await readPages(parts, accountId, pages, cursor?.position, write);
  if (parts.stopping()) return { ids: [...ids], full: false };
  const listed = full && whole;
  // At the first pull the mirror holds nothing but what was listed, or created here a moment ago.
  const asked = listed && cursor ? await askForUnseen(parts, account, session, pullId, reading) : [];
  for (const id of asked) ids.add(id);
  return { ids: [...ids], full: listed };
}

/** Writes pages while more of them come in; resolves when all are stored, telling whether the last one was the last. */
async function readPages(
  parts: PullParts,
  accountId: AccountId,
  pages: AsyncIterable<PulledPage>,
  from: string | undefined,
  write: (page: PulledPage) => Promise<void>,
): Promise<boolean> {
  const writing = createInFlight(PAGES_AHEAD);
  let position = from;
  let whole = false;
  try {
    for await (const page of pages) {
      await writing.add(write(page));
      whole = page.cursor.complete;
      if (parts.stopping()) break;
      // While the position stays, the next page is a part of the same answer and no request.
      if (!whole && page.cursor.position !== position) await parts.take(accountId);
      position = page.cursor.position;
    }
  } finally {
    await writing.done();
  }
  return whole;
}

interface Pull {
  readonly pullId: string;
  readonly reading: Reading;
  /** Nothing was ever pulled from this account. */
  readonly first: boolean;
}

/** Keeps nothing of the page but its size while the store writes it: hundreds of them wait there together. */
function applyPage(
  parts: PullParts,
  account: AccountRef,
  page: PulledPage,
  pull: Pull,
): Promise<readonly PortRequestId[]> {
  const { gone = [] } = page;
  return gone.length === 0
    ? noted(parts, account, page.orders.length, storePage(parts, account, page, pull))
    : forgetFirst(parts, account, page, pull);
}

async function forgetFirst(
  parts: PullParts,
  account: AccountRef,
  page: PulledPage,
  pull: Pull,
): Promise<readonly PortRequestId[]> {
  const left: PortRequestId[] = [];
  for (const remoteId of page.gone ?? []) {
    if (!pull.reading.isOutdated(remoteId))
      left.push(...(await forgetUnlessWaiting(parts.store, account.accountId, remoteId)));
  }
  const stored = storePage(parts, account, page, pull);
  return noted(parts, account, page.orders.length, stored, left);
}

function storePage(
  { store, clock }: PullParts,
  account: AccountRef,
  { orders, subAccounts, cursor }: PulledPage,
  pull: Pull,
): Promise<readonly PortRequestId[]> {
  const current = orders.filter(({ remoteId }) => !pull.reading.isOutdated(remoteId));
  const now = toInstant(clock.now());
  const { pullId, first } = pull;
  return store.applyPage(account, current, {
    now,
    ...(subAccounts && { subAccounts }),
    cursor,
    pullId,
    ...(first && { first }),
  });
}

async function noted(
  { states, touched }: PullParts,
  { accountId }: AccountRef,
  orders: number,
  stored: Promise<readonly PortRequestId[]>,
  left: readonly PortRequestId[] = [],
): Promise<readonly PortRequestId[]> {
  const changed = [...left, ...(await stored)];
  touched(changed);
  states.pulled(accountId, orders);
  return changed;
}

async function askForUnseen(
  parts: PullParts,
  account: AccountRef,
  session: CarrierSession,
  pullId: string,
  reading: Reading,
): Promise<readonly PortRequestId[]> {
  const unseen = await parts.store.unseen(account.accountId, pullId);
  const ids: PortRequestId[] = [];
  for (const order of unseen.slice(0, MOST_ASKED)) {
    if (parts.stopping()) break;
    await parts.take(account.accountId);
    const changed = await askFor(parts, account, session, pullId, order, reading);
    parts.touched(changed);
    ids.push(...changed);
  }
  return ids;
}

async function askFor(
  { store, clock }: PullParts,
  account: AccountRef,
  session: CarrierSession,
  pullId: string,
  { remoteId, subAccount }: MirrorOrder,
  reading: Reading,
): Promise<readonly PortRequestId[]> {
  try {
    const order = await session.order({ remoteId, ...(subAccount && { subAccountId: subAccount.id }) });
    if (reading.isOutdated(remoteId)) return [];
    return await store.applyPage(account, [order], { now: toInstant(clock.now()), pullId });
  } catch (error) {
    if (!(error instanceof CarrierFailure)) throw error;
    if (error.problem.code === 'forbidden') return [];
    if (error.problem.code !== 'not-found') throw error;
    return forgetUnlessWaiting(store, account.accountId, remoteId);
  }
}
