import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import { type Db, sql } from '../sqlite.ts';

/** Fields of a port request that not every carrier of it keeps, as JSON with sealed secrets. */
export function ownFieldQueries(db: Db) {
  const get = db
    .prepare<[string], string>(sql`SELECT body FROM own_fields WHERE port_request_id = ?`)
    .pluck();
  const put = db.prepare<[string, string]>(sql`
    INSERT INTO own_fields (port_request_id, body) VALUES (?, ?)
    ON CONFLICT (port_request_id) DO UPDATE SET body = excluded.body`);
  const remove = db.prepare<[string]>(sql`DELETE FROM own_fields WHERE port_request_id = ?`);
  const removeUnheld = db.prepare<[string]>(sql`
    DELETE FROM own_fields WHERE port_request_id = ?
      AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.port_request_id = own_fields.port_request_id)
      AND NOT EXISTS (SELECT 1 FROM mutations m WHERE m.port_request_id = own_fields.port_request_id)
      AND NOT EXISTS (SELECT 1 FROM links l WHERE l.port_request_id = own_fields.port_request_id)`);
  return {
    get: (id: PortRequestId): string | undefined => get.get(id),
    put: (id: PortRequestId, body: string): void => void put.run(id, body),
    remove: (id: PortRequestId): void => void remove.run(id),
    /** Unless an order, an entry or a link still speaks of the port request. */
    removeUnheld: (id: PortRequestId): void => void removeUnheld.run(id),
  };
}
