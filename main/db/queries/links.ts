import type { AccountId, PortRequestId, RemoteId } from '../../../preload/contract/domain/ids.ts';
import type { OrderLink } from '../../core/interfaces/mutation.ts';
import { type Db, sql } from '../sqlite.ts';

export function linkQueries(db: Db) {
  const put = db.prepare<[OrderLink]>(sql`
    INSERT INTO links (account_id, remote_id, port_request_id) VALUES (:accountId, :remoteId, :portRequestId)
    ON CONFLICT (account_id, remote_id) DO UPDATE SET port_request_id = excluded.port_request_id
      WHERE port_request_id <> excluded.port_request_id`);
  const target = db
    .prepare<[string, string], PortRequestId>(
      sql`SELECT port_request_id FROM links WHERE account_id = ? AND remote_id = ?`,
    )
    .pluck();
  const any = db.prepare<[string], number>(sql`SELECT 1 FROM links WHERE account_id = ? LIMIT 1`).pluck();
  /** An order of the mirror is as good as a link while the mirror lasts. */
  const ofPortRequest = db.prepare<[string, string], OrderLink>(sql`
    SELECT port_request_id AS portRequestId, account_id AS accountId, remote_id AS remoteId
    FROM links WHERE port_request_id = ?
    UNION
    SELECT port_request_id, account_id, remote_id FROM orders WHERE port_request_id = ?`);
  const join = db.prepare<[OrderLink]>(sql`
    INSERT INTO links (account_id, remote_id, port_request_id, joined)
    VALUES (:accountId, :remoteId, :portRequestId, 1)
    ON CONFLICT (account_id, remote_id) DO UPDATE SET port_request_id = excluded.port_request_id, joined = 1`);
  const settle = db.prepare<[string, string]>(
    sql`UPDATE links SET joined = 0 WHERE account_id = ? AND remote_id = ?`,
  );
  const joined = db.prepare<[string], OrderLink>(sql`
    SELECT port_request_id AS portRequestId, account_id AS accountId, remote_id AS remoteId
    FROM links WHERE port_request_id = ? AND joined = 1`);
  const joinedAt = db
    .prepare<[string], RemoteId>(sql`SELECT remote_id FROM links WHERE account_id = ? AND joined = 1`)
    .pluck();
  const remove = db.prepare<[string, string]>(sql`DELETE FROM links WHERE account_id = ? AND remote_id = ?`);
  const removeAccount = db.prepare<[string]>(sql`DELETE FROM links WHERE account_id = ?`);
  const readdress = db.prepare<[string, string]>(
    sql`UPDATE links SET port_request_id = ? WHERE port_request_id = ?`,
  );
  return {
    put: (link: OrderLink): void => void put.run(link),
    target: (accountId: AccountId, remoteId: RemoteId): PortRequestId | undefined =>
      target.get(accountId, remoteId),
    /** Is any order of this account linked? */
    any: (accountId: AccountId): boolean => any.get(accountId) !== undefined,
    ofPortRequest: (id: PortRequestId): readonly OrderLink[] => ofPortRequest.all(id, id),
    /** The agent said that this order belongs there. */
    join: (link: OrderLink): void => void join.run(link),
    /** It is no longer the agent's doing. */
    settle: (accountId: AccountId, remoteId: RemoteId): void => void settle.run(accountId, remoteId),
    joined: (id: PortRequestId): readonly OrderLink[] => joined.all(id),
    /** Orders of an account that the agent has joined to ports. */
    joinedAt: (accountId: AccountId): readonly RemoteId[] => joinedAt.all(accountId),
    remove: (accountId: AccountId, remoteId: RemoteId): void => void remove.run(accountId, remoteId),
    removeAccount: (accountId: AccountId): void => void removeAccount.run(accountId),
    readdress: (from: PortRequestId, to: PortRequestId): void => void readdress.run(to, from),
  };
}
