import type { AccountId, PortRequestId, RemoteId } from '../../../preload/contract/domain/ids.ts';
import { type Db, sql } from '../sqlite.ts';

/** Moves orders of the mirror from one port request to another. */
export function joinQueries(db: Db) {
  const moveAll = db.prepare<[string, string]>(
    sql`UPDATE orders SET port_request_id = ? WHERE port_request_id = ?`,
  );
  const moveOne = db.prepare<[string, string, string]>(
    sql`UPDATE orders SET port_request_id = ? WHERE account_id = ? AND remote_id = ?`,
  );
  return {
    moveAll: (from: PortRequestId, to: PortRequestId): void => void moveAll.run(to, from),
    moveOne: (accountId: AccountId, remoteId: RemoteId, to: PortRequestId): void =>
      void moveOne.run(to, accountId, remoteId),
  };
}
