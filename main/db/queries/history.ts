import type { FieldName } from '../../../preload/contract/domain/fields.ts';
import type { AccountId, CarrierId, PortRequestId, RemoteId } from '../../../preload/contract/domain/ids.ts';
import type { Instant } from '../../../preload/contract/domain/time.ts';
import type { KeptValue } from '../../core/interfaces/history.ts';
import { type Db, sql } from '../sqlite.ts';

export interface HistoryRow extends Pick<KeptValue, 'kept' | 'by'> {
  readonly id: string;
  readonly portRequestId: PortRequestId;
  readonly accountId: AccountId;
  readonly carrier: CarrierId;
  readonly remoteId: RemoteId | null;
  readonly at: Instant;
  readonly field: FieldName;
  /** Sealed. */
  readonly sides: string;
}

const COLUMNS = sql`id, port_request_id AS portRequestId, account_id AS accountId, carrier, remote_id AS remoteId,
  happened_at AS at, field, kept, by, sides`;

export function historyQueries(db: Db) {
  const insert = db.prepare<[HistoryRow]>(sql`
    INSERT INTO history (id, port_request_id, account_id, carrier, remote_id, happened_at, field, kept, by, sides)
    VALUES (:id, :portRequestId, :accountId, :carrier, :remoteId, :at, :field, :kept, :by, :sides)`);
  const ofPortRequest = db.prepare<[string], HistoryRow>(sql`
    SELECT ${COLUMNS}
    FROM history WHERE port_request_id = ? ORDER BY row`);
  const readdress = db.prepare<[string, string]>(
    sql`UPDATE history SET port_request_id = ? WHERE port_request_id = ?`,
  );
  const readdressOrder = db.prepare<[string, string, string]>(
    sql`UPDATE history SET port_request_id = ? WHERE account_id = ? AND remote_id = ?`,
  );
  const removeAccount = db.prepare<[string]>(sql`DELETE FROM history WHERE account_id = ?`);
  return {
    insert: (row: HistoryRow): void => void insert.run(row),
    ofPortRequest: (id: PortRequestId): readonly HistoryRow[] => ofPortRequest.all(id),
    readdress: (from: PortRequestId, to: PortRequestId): void => void readdress.run(to, from),
    readdressOrder: (accountId: AccountId, remoteId: RemoteId, to: PortRequestId): void =>
      void readdressOrder.run(to, accountId, remoteId),
    removeAccount: (accountId: AccountId): void => void removeAccount.run(accountId),
  };
}
