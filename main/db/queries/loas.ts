import type { DocumentId, PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { LoaId, LoaVariant } from '../../../preload/contract/domain/loa.ts';
import type { Instant } from '../../../preload/contract/domain/time.ts';
import { type Db, sql } from '../sqlite.ts';

export interface LoaRow {
  readonly id: LoaId;
  readonly portRequestId: PortRequestId;
  readonly variant: LoaVariant;
  readonly createdAt: Instant;
  /** Of one that was signed. */
  readonly documentId: DocumentId | null;
  /** Sealed. */
  readonly body: string;
}

const COLUMNS = sql`id, port_request_id AS portRequestId, variant, created_at AS createdAt,
  document_id AS documentId, body`;

export function loaQueries(db: Db) {
  const put = db.prepare<[LoaRow]>(sql`
    INSERT INTO loas (id, port_request_id, variant, created_at, document_id, body)
    VALUES (:id, :portRequestId, :variant, :createdAt, :documentId, :body)
    ON CONFLICT (id, port_request_id) DO UPDATE SET document_id = excluded.document_id, body = excluded.body`);
  const ofPortRequest = db.prepare<[string], LoaRow>(sql`
    SELECT ${COLUMNS}
    FROM loas WHERE port_request_id = ? ORDER BY row`);
  const ofDocument = db.prepare<[string], LoaRow>(sql`
    SELECT ${COLUMNS}
    FROM loas WHERE document_id = ? ORDER BY row`);
  const byId = db.prepare<[string], LoaRow>(sql`
    SELECT ${COLUMNS}
    FROM loas WHERE id = ? ORDER BY row LIMIT 1`);
  const any = db.prepare<[], number>(sql`SELECT 1 FROM loas LIMIT 1`).pluck();
  const handOver = db.prepare<[string, string]>(sql`UPDATE loas SET document_id = ? WHERE document_id = ?`);
  const readdress = db.prepare<[string, string]>(
    sql`UPDATE OR REPLACE loas SET port_request_id = ? WHERE port_request_id = ?`,
  );
  return {
    put: (row: LoaRow): void => void put.run(row),
    ofPortRequest: (id: PortRequestId): readonly LoaRow[] => ofPortRequest.all(id),
    ofDocument: (id: DocumentId): readonly LoaRow[] => ofDocument.all(id),
    /** Of the port that had it first, where several have it. */
    byId: (id: LoaId): LoaRow | undefined => byId.get(id),
    any: (): boolean => any.get() !== undefined,
    /** What was signed as one document is another from now on. */
    handOver: (from: DocumentId, to: DocumentId): void => void handOver.run(to, from),
    readdress: (from: PortRequestId, to: PortRequestId): void => void readdress.run(to, from),
  };
}
