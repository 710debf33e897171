import type { SubAccount } from '../../../preload/contract/domain/accounts.ts';
import type { AccountId, CarrierId, PortRequestId, RemoteId } from '../../../preload/contract/domain/ids.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import { type Db, sql } from '../sqlite.ts';

export interface OrderRow {
  readonly id: number;
  readonly accountId: AccountId;
  readonly remoteId: RemoteId;
  readonly carrier: CarrierId;
  readonly portRequestId: PortRequestId;
  readonly subAccountId: string | null;
  readonly state: State;
  readonly stateSince: string;
  readonly hash: string;
  /** JSON with sealed secrets. */
  readonly body: string;
}

export type OrderHead = Pick<OrderRow, 'id' | 'remoteId' | 'portRequestId' | 'state' | 'stateSince' | 'hash'>;

const COLUMNS = sql`id, account_id AS accountId, remote_id AS remoteId, carrier, port_request_id AS portRequestId,
  sub_account_id AS subAccountId, state, state_since AS stateSince, hash, body`;

export function orderQueries(db: Db) {
  const head = db.prepare<[string, string], OrderHead>(sql`
    SELECT id, remote_id AS remoteId, port_request_id AS portRequestId, state, state_since AS stateSince, hash
    FROM orders WHERE account_id = ? AND remote_id = ?`);
  const heads = db.prepare<[string, string], OrderHead>(sql`
    SELECT o.id, o.remote_id AS remoteId, o.port_request_id AS portRequestId, o.state, o.state_since AS stateSince, o.hash
    FROM json_each(?) asked CROSS JOIN orders o ON o.account_id = ? AND o.remote_id = asked.value`);
  // By place, not by name: looking ten names up costs more than the rest of the row.
  const insert = db.prepare<(string | null)[]>(sql`
    INSERT INTO orders (account_id, remote_id, carrier, port_request_id, sub_account_id, state, state_since,
      hash, body, found_by)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, remote_id) DO NOTHING`);
  const update = db.prepare<[OrderRow]>(sql`
    UPDATE orders SET carrier = :carrier, port_request_id = :portRequestId, sub_account_id = :subAccountId,
      state = :state, state_since = :stateSince, hash = :hash, body = :body
    WHERE id = :id`);
  const setStateSince = db.prepare<[string, number]>(sql`UPDATE orders SET state_since = ? WHERE id = ?`);
  const ofPortRequest = db.prepare<[string], OrderRow>(sql`
    SELECT ${COLUMNS}
    FROM orders WHERE port_request_id = ? ORDER BY id`);
  const unseen = db.prepare<[string, string, string], OrderRow>(sql`
    SELECT ${COLUMNS}
    FROM orders NOT INDEXED
    WHERE account_id = ? AND state NOT IN ('completed', 'canceled')
      AND found_by IS NOT ?
      AND NOT EXISTS (SELECT 1 FROM seen WHERE order_id = orders.id AND pull_id = ?)
    ORDER BY id`);
  const mark = db.prepare<[number, string]>(sql`
    INSERT INTO seen (order_id, pull_id) VALUES (?, ?)
    ON CONFLICT (order_id) DO UPDATE SET pull_id = excluded.pull_id WHERE pull_id <> excluded.pull_id`);
  const remove = db.prepare<[number]>(sql`DELETE FROM orders WHERE id = ?`);
  const ofAccount = db
    .prepare<[string], PortRequestId>(sql`SELECT DISTINCT port_request_id FROM orders WHERE account_id = ?`)
    .pluck();
  const removeAccount = db.prepare<[string]>(sql`DELETE FROM orders WHERE account_id = ?`);
  const otherwiseNamed = db
    .prepare<[string, string], PortRequestId>(sql`
      WITH named (id, name) AS MATERIALIZED (SELECT value ->> 'id', value ->> 'name' FROM json_each(?))
      SELECT DISTINCT o.port_request_id FROM orders o NOT INDEXED
        CROSS JOIN named ON named.id = o.sub_account_id
        LEFT JOIN cards c ON c.port_request_id = o.port_request_id
      WHERE o.account_id = ? AND c.card ->> 'subAccount' IS NOT named.name`)
    .pluck();
  return {
    head: (accountId: AccountId, remoteId: RemoteId) => head.get(accountId, remoteId),
    /** The same of many, of those there are. */
    heads: (accountId: AccountId, remoteIds: readonly RemoteId[]): ReadonlyMap<RemoteId, OrderHead> => {
      const rows = remoteIds.length === 0 ? [] : heads.all(JSON.stringify(remoteIds), accountId);
      return new Map(rows.map((row) => [row.remoteId, row]));
    },
    /** An order is seen by the pull that brings it. `false`, with nothing written, when the account has it already. */
    insert: (row: Omit<OrderRow, 'id'>, pullId: string | undefined): boolean => {
      const { accountId, remoteId, carrier, portRequestId, subAccountId, state, stateSince, hash, body } =
        row;
      const { changes } = insert.run(
        accountId,
        remoteId,
        carrier,
        portRequestId,
        subAccountId,
        state,
        stateSince,
        hash,
        body,
        pullId ?? null,
      );
      return changes > 0;
    },
    update: (row: OrderRow): void => void update.run(row),
    setStateSince: (id: number, since: string): void => void setStateSince.run(since, id),
    /** In the order in which they became known. */
    ofPortRequest: (id: PortRequestId): readonly OrderRow[] => ofPortRequest.all(id),
    unseen: (accountId: AccountId, pullId: string): readonly OrderRow[] =>
      unseen.all(accountId, pullId, pullId),
    /** Seen by a later pull. */
    mark: (id: number, pullId: string): void => void mark.run(id, pullId),
    remove: (id: number): void => void remove.run(id),
    portRequestsOf: (accountId: AccountId): readonly PortRequestId[] => ofAccount.all(accountId),
    removeAccount: (accountId: AccountId): void => void removeAccount.run(accountId),
    /** Port requests with an order in one of these sub-accounts whose cards do not show its name. Looks at all orders. */
    otherwiseNamed: (accountId: AccountId, subAccounts: readonly SubAccount[]): readonly PortRequestId[] =>
      otherwiseNamed.all(JSON.stringify(subAccounts), accountId),
  };
}
