import type { Document, DocumentKind } from '../../../preload/contract/domain/documents.ts';
import type { DocumentId, PortRequestId } from '../../../preload/contract/domain/ids.ts';
import { type Db, sql } from '../sqlite.ts';

type Row = Omit<Document, 'kindGuessed'> & { readonly kindGuessed: number };

const toDocument = (row: Row): Document => ({ ...row, kindGuessed: row.kindGuessed === 1 });

const COLUMNS = sql`id, port_request_id AS portRequestId, sha256, kind, kind_guessed AS kindGuessed,
  file_name AS fileName, media_type AS mediaType, size, added_at AS addedAt`;

export function documentQueries(db: Db) {
  const insert = db.prepare<[Row]>(sql`
    INSERT INTO documents (id, port_request_id, sha256, kind, kind_guessed, file_name, media_type, size, added_at)
    VALUES (:id, :portRequestId, :sha256, :kind, :kindGuessed, :fileName, :mediaType, :size, :addedAt)`);
  const one = db.prepare<[string], Row>(sql`
    SELECT ${COLUMNS}
    FROM documents WHERE id = ?`);
  const ofPortRequest = db.prepare<[string], Row>(sql`
    SELECT ${COLUMNS}
    FROM documents WHERE port_request_id = ? ORDER BY row`);
  const setKind = db.prepare<[string, string]>(
    sql`UPDATE documents SET kind = ?, kind_guessed = 0 WHERE id = ?`,
  );
  const remove = db.prepare<[string]>(sql`DELETE FROM documents WHERE id = ?`);
  const named = db.prepare<[string], number>(sql`SELECT 1 FROM documents WHERE sha256 = ? LIMIT 1`).pluck();
  const readdress = db.prepare<[string, string]>(
    sql`UPDATE documents SET port_request_id = ? WHERE port_request_id = ?`,
  );
  return {
    insert: (document: Document): void =>
      void insert.run({ ...document, kindGuessed: document.kindGuessed ? 1 : 0 }),
    one: (id: DocumentId): Document | undefined => {
      const row = one.get(id);
      return row && toDocument(row);
    },
    ofPortRequest: (id: PortRequestId): readonly Document[] => ofPortRequest.all(id).map(toDocument),
    setKind: (id: DocumentId, kind: DocumentKind): void => void setKind.run(kind, id),
    remove: (id: DocumentId): void => void remove.run(id),
    /** Does any document still name these bytes? */
    isNamed: (sha256: string): boolean => named.get(sha256) !== undefined,
    readdress: (from: PortRequestId, to: PortRequestId): void => void readdress.run(to, from),
  };
}
