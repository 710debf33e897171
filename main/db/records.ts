import type { SubAccount } from '../../preload/contract/domain/accounts.ts';
import type { AccountId, PortRequestId, RemoteId } from '../../preload/contract/domain/ids.ts';
import type { Problem } from '../../preload/contract/domain/problem.ts';
import type { Attempt, Mutation } from '../core/interfaces/mutation.ts';
import type { MirrorOrder } from '../core/interfaces/order.ts';
import type { AccountRef, PortRequestRecord } from '../core/interfaces/store.ts';
import { UnreadableRow } from './problems.ts';
import type { MutationRow } from './queries/mutations.ts';
import type { OrderRow } from './queries/orders.ts';
import { type Codec, parsed, type Secrets } from './secrets.ts';
import type { Tables } from './tables.ts';

/** What an order's secrets are sealed for. */
export function orderKey(accountId: AccountId, remoteId: RemoteId): string {
  return `${accountId}/${remoteId}`;
}

/** Sub-accounts that were looked up before, for as long as none is written. */
export type Named = Map<string, SubAccount | undefined>;

/** Rows as the core knows them. */
export interface Records {
  readonly order: (row: OrderRow, secrets: Secrets) => MirrorOrder;
  readonly mutation: (row: MutationRow, secrets: Secrets) => Mutation;
  /** Nothing when neither an order nor a mutation nor a document of it exists. */
  readonly portRequest: (id: PortRequestId, secrets: Secrets) => PortRequestRecord | undefined;
  /** The same of a port request that the ledger is known to hold nothing of. `only`: its one order, if that is known. */
  readonly mirroredOnly: (
    id: PortRequestId,
    secrets: Secrets,
    named: Named,
    only?: MirrorOrder,
  ) => PortRequestRecord | undefined;
}

export function createRecords(tables: Tables, codec: Codec): Records {
  const order = (row: OrderRow, secrets: Secrets): MirrorOrder => ({
    ...codec.order.decode(orderKey(row.accountId, row.remoteId), row.body, secrets),
    accountId: row.accountId,
    carrier: row.carrier,
    portRequestId: row.portRequestId,
    state: row.state,
    stateSince: row.stateSince,
  });

  const lastAttempt = (row: MutationRow): Attempt | undefined => {
    const last = tables.attempts.last(row.id);
    if (!last) return undefined;
    return {
      n: last.n,
      startedAt: last.startedAt,
      ...(last.stamp !== null && { stamp: last.stamp }),
      ...(last.seen !== null && { seen: parsed<readonly string[]>(last.seen) }),
    };
  };

  const whole = (row: MutationRow, secrets: Secrets): Mutation => {
    const attempt = lastAttempt(row);
    // Also where no secrets are wanted: an entry whose secrets do not open stands the same everywhere.
    const opened = codec.body.decode(row.id, row.body, 'open');
    if (opened.kind !== row.kind) throw new UnreadableRow('an entry is not what it says');
    return {
      ...common(row),
      body: secrets === 'open' ? opened : codec.body.decode(row.id, row.body, secrets),
      status: row.status,
      ...(row.notBefore !== null && { notBefore: row.notBefore }),
      ...(row.problem !== null && { problem: parsed<Problem>(row.problem) }),
      ...(row.conflicts !== null && {
        conflicts: codec.conflicts.decode(row.id, row.conflicts, secrets),
      }),
      ...(row.doubt !== null && { doubt: row.doubt }),
      ...(attempt && { lastAttempt: attempt }),
    };
  };

  const mutation = (row: MutationRow, secrets: Secrets): Mutation => {
    try {
      return whole(row, secrets);
    } catch (error) {
      if (error instanceof UnreadableRow || error instanceof TypeError) return parked(row);
      throw error;
    }
  };

  const portRequest = (id: PortRequestId, secrets: Secrets): PortRequestRecord | undefined => {
    const orderRows = tables.orders.ofPortRequest(id);
    const mutationRows = tables.mutations.lane(id);
    const documents = tables.documents.ofPortRequest(id);
    if (orderRows.length === 0 && mutationRows.length === 0 && documents.length === 0) return undefined;
    const own = tables.ownFields.get(id);
    const orders = orderRows.map((row) => order(row, secrets));
    const mutations = mutationRows.map((row) => mutation(row, secrets));
    return {
      id,
      orders,
      mutations,
      documents,
      deliveries: tables.deliveries.ofPortRequest(id),
      own: own === undefined ? {} : codec.own.decode(id, own, secrets),
      joined: tables.links.joined(id),
      subAccounts: mentionedSubAccounts(tables, orders, mutations),
      accounts: accountsOf([...orderRows, ...mutationRows]),
    };
  };

  const mirroredOnly = (
    id: PortRequestId,
    secrets: Secrets,
    named: Named,
    only?: MirrorOrder,
  ): PortRequestRecord | undefined => {
    const orders = only ? [only] : tables.orders.ofPortRequest(id).map((row) => order(row, secrets));
    if (orders.length === 0) return undefined;
    const subAccounts = mentionedSubAccounts(tables, orders, [], named);
    return {
      id,
      orders,
      mutations: [],
      documents: [],
      deliveries: [],
      own: {},
      joined: [],
      subAccounts,
      accounts: accountsOf(orders),
    };
  };

  return { order, mutation, portRequest, mirroredOnly };
}

function common({ id, seq, portRequestId, accountId, remoteId, attempts, createdAt }: MutationRow) {
  const order = remoteId !== null && { remoteId };
  return { id, seq, portRequestId, accountId, ...order, attempts, createdAt };
}

/** One row that does not open stops no other: it asks for the agent, and is there to be discarded. */
function parked(row: MutationRow): Mutation {
  const doubt = mayHaveLeft(row);
  return {
    ...common(row),
    body: { kind: 'unreadable', was: row.kind },
    status: 'refused',
    problem: {
      code: 'storage',
      what: 'What you did here can’t be read from this computer’s disk any more.',
      next: doubt
        ? 'It may have reached the carrier: look there, then discard it.'
        : 'It was not sent. Discard it, then do it again.',
    },
    ...(doubt && { doubt: 'open' }),
  };
}

function mayHaveLeft({ status, attempts, doubt }: MutationRow): boolean {
  return status === 'sending' || status === 'unknown' || attempts > 0 || doubt !== null;
}

function accountsOf(rows: readonly AccountRef[]): readonly AccountRef[] {
  const accounts = new Map(rows.map(({ accountId, carrier }) => [accountId, { accountId, carrier }]));
  return [...accounts.values()];
}

function mentionedSubAccounts(
  tables: Tables,
  orders: readonly MirrorOrder[],
  mutations: readonly Mutation[],
  named: Named = new Map(),
): readonly SubAccount[] {
  const found = new Set<SubAccount>();
  const mention = (accountId: AccountId, id: string | undefined) => {
    if (id === undefined) return;
    const key = `${accountId} ${id}`;
    if (!named.has(key)) named.set(key, tables.pulls.subAccount(accountId, id));
    const known = named.get(key);
    if (known) found.add(known);
  };
  for (const { accountId, subAccount } of orders) mention(accountId, subAccount?.id);
  for (const { accountId, body } of mutations) {
    if (body.kind === 'create') mention(accountId, body.subAccountId);
  }
  return [...found];
}
