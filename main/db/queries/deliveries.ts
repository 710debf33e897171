import type { Delivery, DeliveryStep } from '../../../preload/contract/domain/documents.ts';
import type {
  AccountId,
  DeliveryId,
  DocumentId,
  PortRequestId,
  RemoteId,
} from '../../../preload/contract/domain/ids.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import { parsed } from '../secrets.ts';
import { type Db, sql } from '../sqlite.ts';

type Row = Omit<Delivery, 'remoteId' | 'remoteName' | 'problem'> & {
  readonly remoteId: string | null;
  readonly remoteName: string | null;
  readonly problem: string | null;
};

function toDelivery({ remoteId, remoteName, problem, ...rest }: Row): Delivery {
  return {
    ...rest,
    ...(remoteId !== null && { remoteId }),
    ...(remoteName !== null && { remoteName }),
    ...(problem !== null && { problem: parsed<Problem>(problem) }),
  };
}

function toRow({ remoteId, remoteName, problem, ...rest }: Delivery): Row {
  return {
    ...rest,
    remoteId: remoteId ?? null,
    remoteName: remoteName ?? null,
    problem: problem ? JSON.stringify(problem) : null,
  };
}

const COLUMNS = sql`id, document_id AS documentId, port_request_id AS portRequestId, account_id AS accountId, carrier,
  remote_id AS remoteId, step, remote_name AS remoteName, problem`;

export function deliveryQueries(db: Db) {
  const insert = db.prepare<[Row]>(sql`
    INSERT INTO deliveries (id, document_id, port_request_id, account_id, carrier, remote_id, step, remote_name, problem)
    VALUES (:id, :documentId, :portRequestId, :accountId, :carrier, :remoteId, :step, :remoteName, :problem)`);
  const one = db.prepare<[string], Row>(sql`
    SELECT ${COLUMNS}
    FROM deliveries WHERE id = ?`);
  const ofPortRequest = db.prepare<[string], Row>(sql`
    SELECT ${COLUMNS} FROM deliveries
    WHERE port_request_id = ? AND document_id IN (SELECT id FROM documents) ORDER BY row`);
  const ofDocument = db.prepare<[string], Row>(sql`
    SELECT ${COLUMNS}
    FROM deliveries WHERE document_id = ? ORDER BY row`);
  const setStep = db.prepare<[string, string | null, string]>(
    sql`UPDATE deliveries SET step = ?, remote_name = COALESCE(?, remote_name) WHERE id = ?`,
  );
  const setProblem = db.prepare<[string | null, string]>(sql`UPDATE deliveries SET problem = ? WHERE id = ?`);
  const aim = db.prepare<[string, string]>(sql`UPDATE deliveries SET remote_id = ? WHERE id = ?`);
  const setMark = db.prepare<[string, string | null, string]>(
    sql`UPDATE deliveries SET step = ?, mark = ? WHERE id = ?`,
  );
  const markOf = db.prepare<[string], string | null>(sql`SELECT mark FROM deliveries WHERE id = ?`).pluck();
  const readdressOrder = db.prepare<[string, string, string]>(
    sql`UPDATE deliveries SET port_request_id = ? WHERE account_id = ? AND remote_id = ?`,
  );
  const ofOrder = db.prepare<[string, string], Row>(sql`
    SELECT ${COLUMNS}
    FROM deliveries WHERE account_id = ? AND remote_id = ? ORDER BY row`);
  const handOver = db.prepare<[string, string]>(
    sql`UPDATE deliveries SET document_id = ? WHERE document_id = ?`,
  );
  const setDocument = db.prepare<[string, string]>(sql`UPDATE deliveries SET document_id = ? WHERE id = ?`);
  const remove = db.prepare<[string]>(sql`DELETE FROM deliveries WHERE id = ?`);
  const removeAccount = db.prepare<[string]>(sql`DELETE FROM deliveries WHERE account_id = ?`);
  const readdress = db.prepare<[string, string]>(
    sql`UPDATE deliveries SET port_request_id = ? WHERE port_request_id = ?`,
  );
  return {
    insert: (delivery: Delivery): void => void insert.run(toRow(delivery)),
    one: (id: DeliveryId): Delivery | undefined => {
      const row = one.get(id);
      return row && toDelivery(row);
    },
    /** Those whose document still exists. */
    ofPortRequest: (id: PortRequestId): readonly Delivery[] => ofPortRequest.all(id).map(toDelivery),
    ofDocument: (id: DocumentId): readonly Delivery[] => ofDocument.all(id).map(toDelivery),
    ofOrder: (accountId: AccountId, remoteId: RemoteId): readonly Delivery[] =>
      ofOrder.all(accountId, remoteId).map(toDelivery),
    /** All deliveries of one document are another's from now on. */
    handOver: (from: DocumentId, to: DocumentId): void => void handOver.run(to, from),
    setDocument: (id: DeliveryId, documentId: DocumentId): void => void setDocument.run(documentId, id),
    setStep: (id: DeliveryId, step: DeliveryStep, remoteName?: string): void =>
      void setStep.run(step, remoteName ?? null, id),
    setProblem: (id: DeliveryId, problem?: Problem): void =>
      void setProblem.run(problem ? JSON.stringify(problem) : null, id),
    /** From now on it goes to this order. */
    aim: (id: DeliveryId, remoteId: RemoteId): void => void aim.run(remoteId, id),
    /** The step it came to, with sealed facts; `null`: the facts are needed no longer. */
    setMark: (id: DeliveryId, step: DeliveryStep, mark: string | null): void =>
      void setMark.run(step, mark, id),
    markOf: (id: DeliveryId): string | null => markOf.get(id) ?? null,
    remove: (id: DeliveryId): void => void remove.run(id),
    removeAccount: (accountId: AccountId): void => void removeAccount.run(accountId),
    readdress: (from: PortRequestId, to: PortRequestId): void => void readdress.run(to, from),
    readdressOrder: (accountId: AccountId, remoteId: RemoteId, to: PortRequestId): void =>
      void readdressOrder.run(to, accountId, remoteId),
  };
}
