import type { AccountId, CarrierId, PortRequestId, RemoteId } from '../../../preload/contract/domain/ids.ts';
import type { Instant } from '../../../preload/contract/domain/time.ts';
import { type Db, sql } from '../sqlite.ts';

export interface TimelineRow {
  readonly accountId: AccountId;
  readonly carrier: CarrierId;
  readonly remoteId: RemoteId;
  readonly entryId: string;
  readonly body: string;
}

export function timelineQueries(db: Db) {
  const put = db.prepare<[number, string, string, string]>(sql`
    INSERT INTO timeline (order_id, entry_id, at, body) VALUES (?, ?, ?, ?)
    ON CONFLICT (order_id, entry_id) DO UPDATE SET at = excluded.at, body = excluded.body
      WHERE body <> excluded.body`);
  const prune = db.prepare<[number, string]>(sql`
    DELETE FROM timeline WHERE order_id = ? AND entry_id NOT IN (SELECT value FROM json_each(?))`);
  const ofPortRequest = db.prepare<[string], TimelineRow>(sql`
    SELECT o.account_id AS accountId, o.carrier, o.remote_id AS remoteId, t.entry_id AS entryId, t.body
    FROM orders o JOIN timeline t ON t.order_id = o.id
    WHERE o.port_request_id = ? ORDER BY t.at, t.order_id, t.entry_id`);
  return {
    /** True when this entry is new or reads differently. */
    put: (orderId: number, entryId: string, at: Instant, body: string): boolean =>
      put.run(orderId, entryId, at, body).changes > 0,
    /** Removes what the carrier no longer tells; true when there was any. */
    keepOnly: (orderId: number, entryIds: readonly string[]): boolean =>
      prune.run(orderId, JSON.stringify(entryIds)).changes > 0,
    ofPortRequest: (id: PortRequestId): readonly TimelineRow[] => ofPortRequest.all(id),
  };
}
