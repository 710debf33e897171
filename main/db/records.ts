import type { SubAccount } from '../../preload/contract/domain/accounts.ts';
import type { AccountId, PortRequestId, RemoteId } from '../../preload/contract/domain/ids.ts';
import type { Problem } from '../../preload/contract/domain/problem.ts';
import type { Attempt, Mutation } from '../core/interfaces/mutation.ts';
import type { MirrorOrder } from '../core/interfaces/order.ts';
import type { AccountRef, PortRequestRecord } from '../core/interfaces/store.ts';
import type { MutationRow } from './queries/mutations.ts';
import type { OrderRow } from './queries/orders.ts';
import { type Codec, parsed, type Secrets } from './secrets.ts';
import type { Tables } from './tables.ts';

/** What an order's secrets are sealed for. */
export function orderKey(accountId: AccountId, remoteId: RemoteId): string {
  return `${accountId}/${remoteId}`;
}

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
    return { n: last.n, startedAt: last.startedAt, ...(last.stamp !== null && { stamp: last.stamp }) };
  };

  const mutation = (row: MutationRow, secrets: Secrets): Mutation => {
    const attempt = lastAttempt(row);
    return {
      id: row.id,
      seq: row.seq,
      portRequestId: row.portRequestId,
      accountId: row.accountId,
      body: codec.body.decode(row.id, row.body, secrets),
      status: row.status,
      attempts: row.attempts,
      createdAt: row.createdAt,
      ...(row.remoteId !== null && { remoteId: row.remoteId }),
      ...(row.notBefore !== null && { notBefore: row.notBefore }),
      ...(row.problem !== null && { problem: parsed<Problem>(row.problem) }),
      ...(row.conflicts !== null && {
        conflicts: codec.conflicts.decode(row.id, row.conflicts, secrets),
      }),
      ...(attempt && { lastAttempt: attempt }),
    };
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
    only?: MirrorOrder,
  ): PortRequestRecord | undefined => {
    const orders = only ? [only] : tables.orders.ofPortRequest(id).map((row) => order(row, secrets));
    if (orders.length === 0) return undefined;
    const subAccounts = mentionedSubAccounts(tables, orders, []);
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

function accountsOf(rows: readonly AccountRef[]): readonly AccountRef[] {
  const accounts = new Map(rows.map(({ accountId, carrier }) => [accountId, { accountId, carrier }]));
  return [...accounts.values()];
}

function mentionedSubAccounts(
  tables: Tables,
  orders: readonly MirrorOrder[],
  mutations: readonly Mutation[],
): readonly SubAccount[] {
  const found = new Map<string, SubAccount>();
  const mention = (accountId: AccountId, id: string | undefined) => {
    const known = id === undefined ? undefined : tables.pulls.subAccount(accountId, id);
    if (known) found.set(`${accountId} ${known.id}`, known);
  };
  for (const { accountId, subAccount } of orders) mention(accountId, subAccount?.id);
  for (const { accountId, body } of mutations) {
    if (body.kind === 'create') mention(accountId, body.subAccountId);
  }
  return [...found.values()];
}
