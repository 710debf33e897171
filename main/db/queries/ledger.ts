import type { AccountId, PortRequestId } from '../../../preload/contract/domain/ids.ts';
import { type Db, sql } from '../sqlite.ts';

/** Questions across the ledger's tables. */
export function ledgerQueries(db: Db) {
  /** Also cards that once showed something local: their ledger rows may be gone. */
  const local = db
    .prepare<[], PortRequestId>(sql`
      SELECT port_request_id FROM mutations
      UNION SELECT port_request_id FROM documents
      UNION SELECT port_request_id FROM links
      UNION SELECT port_request_id FROM own_fields
      UNION SELECT port_request_id FROM cards WHERE local = 1`)
    .pluck();
  const withEntries = db
    .prepare<[], PortRequestId>(sql`
      SELECT port_request_id FROM mutations
      UNION SELECT port_request_id FROM documents
      UNION SELECT port_request_id FROM own_fields`)
    .pluck();
  const ofAccount = db
    .prepare<[string, string, string], PortRequestId>(sql`
      SELECT port_request_id FROM mutations WHERE account_id = ?
      UNION SELECT port_request_id FROM deliveries WHERE account_id = ?
      UNION SELECT port_request_id FROM links WHERE account_id = ?`)
    .pluck();
  return {
    /** Port requests whose view depends on the ledger. */
    portRequests: (): readonly PortRequestId[] => local.all(),
    /** Those with something in the outbox or the vault. */
    withEntries: (): readonly PortRequestId[] => withEntries.all(),
    portRequestsOf: (accountId: AccountId): readonly PortRequestId[] =>
      ofAccount.all(accountId, accountId, accountId),
  };
}
