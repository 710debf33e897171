import type {
  AccountId,
  CarrierId,
  DeliveryId,
  MutationId,
  PortRequestId,
  RemoteId,
} from '../../../preload/contract/domain/ids.ts';
import type { MutationBody, MutationStatus } from '../../core/interfaces/mutation.ts';
import { type Db, sql } from '../sqlite.ts';

export interface MutationRow {
  readonly seq: number;
  readonly id: MutationId;
  readonly portRequestId: PortRequestId;
  readonly accountId: AccountId;
  readonly carrier: CarrierId;
  readonly remoteId: RemoteId | null;
  readonly kind: MutationBody['kind'];
  readonly deliveryId: DeliveryId | null;
  readonly status: MutationStatus;
  /** JSON with sealed secrets. */
  readonly body: string;
  readonly attempts: number;
  readonly notBefore: string | null;
  readonly createdAt: string;
  readonly problem: string | null;
  readonly conflicts: string | null;
  readonly doubt: 'open' | 'agreed' | null;
}

export type NewMutationRow = Pick<
  MutationRow,
  'id' | 'portRequestId' | 'accountId' | 'carrier' | 'remoteId' | 'kind' | 'deliveryId' | 'body' | 'createdAt'
>;

/** What an answer or the agent changes of an entry. */
export type MutationTurn = Pick<
  MutationRow,
  'id' | 'status' | 'body' | 'attempts' | 'notBefore' | 'problem' | 'conflicts' | 'doubt'
>;

/** Of the first entry of a lane what decides whether it goes now. */
export type HeadRow = Pick<
  MutationRow,
  'id' | 'portRequestId' | 'accountId' | 'kind' | 'status' | 'notBefore' | 'problem'
>;

/** A place in no lane: the first entry ever has 1. */
const ASIDE = 0;

const COLUMNS = sql`seq, id, port_request_id AS portRequestId, account_id AS accountId, carrier,
  remote_id AS remoteId, kind,
  delivery_id AS deliveryId, status, body, attempts, not_before AS notBefore, created_at AS createdAt,
  problem, conflicts, doubt`;

export function mutationQueries(db: Db) {
  const insert = db.prepare<[NewMutationRow]>(sql`
    INSERT INTO mutations (id, port_request_id, account_id, carrier, remote_id, kind, delivery_id, status, body, created_at)
    VALUES (:id, :portRequestId, :accountId, :carrier, :remoteId, :kind, :deliveryId, 'queued', :body, :createdAt)`);
  const one = db.prepare<[string], MutationRow>(sql`
    SELECT ${COLUMNS}
    FROM mutations WHERE id = ?`);
  const lane = db.prepare<[string], MutationRow>(sql`
    SELECT ${COLUMNS}
    FROM mutations WHERE port_request_id = ? ORDER BY seq`);
  const all = db.prepare<[], MutationRow>(sql`
    SELECT ${COLUMNS}
    FROM mutations ORDER BY seq`);
  const heads = db.prepare<[], HeadRow>(sql`
    SELECT id, port_request_id AS portRequestId, account_id AS accountId, kind, status, not_before AS notBefore, problem
    FROM mutations WHERE seq IN (SELECT MIN(seq) FROM mutations GROUP BY port_request_id, account_id) ORDER BY seq`);
  const sending = db.prepare<[], MutationRow>(sql`
    SELECT ${COLUMNS}
    FROM mutations WHERE status = 'sending' ORDER BY seq`);
  const ofDelivery = db.prepare<[string], MutationRow>(sql`
    SELECT ${COLUMNS}
    FROM mutations WHERE delivery_id = ? ORDER BY seq`);
  const turn = db.prepare<[MutationTurn]>(sql`
    UPDATE mutations SET status = :status, body = :body, attempts = :attempts, not_before = :notBefore,
      problem = :problem, conflicts = :conflicts, doubt = :doubt
    WHERE id = :id`);
  const laterSeqs = db
    .prepare<[string, string, number], number>(sql`
      SELECT seq FROM mutations WHERE port_request_id = ? AND account_id = ? AND seq > ? ORDER BY seq`)
    .pluck();
  const reseat = db.prepare<[number, number]>(sql`UPDATE mutations SET seq = ? WHERE seq = ?`);
  const aim = db.prepare<[string, string]>(sql`UPDATE mutations SET remote_id = ? WHERE id = ?`);
  const readdressOrder = db.prepare<[string, string, string]>(
    sql`UPDATE mutations SET port_request_id = ? WHERE account_id = ? AND remote_id = ?`,
  );
  const remove = db.prepare<[string]>(sql`DELETE FROM mutations WHERE id = ?`);
  const idsOfAccount = db
    .prepare<[string], MutationId>(sql`SELECT id FROM mutations WHERE account_id = ?`)
    .pluck();
  const readdress = db.prepare<[string, string]>(
    sql`UPDATE mutations SET port_request_id = ? WHERE port_request_id = ?`,
  );
  return {
    insert: (row: NewMutationRow): void => void insert.run(row),
    one: (id: MutationId): MutationRow | undefined => one.get(id),
    lane: (id: PortRequestId): readonly MutationRow[] => lane.all(id),
    all: (): readonly MutationRow[] => all.all(),
    heads: (): readonly HeadRow[] => heads.all(),
    sending: (): readonly MutationRow[] => sending.all(),
    ofDelivery: (id: DeliveryId): readonly MutationRow[] => ofDelivery.all(id),
    turn: (change: MutationTurn): void => void turn.run(change),
    /** The last entry of a lane goes right behind this one of the same lane; those between move one place back. */
    moveLastBehind: ({ portRequestId, accountId, seq }: MutationRow): void => {
      const places = laterSeqs.all(portRequestId, accountId, seq);
      const last = places.at(-1);
      if (last === undefined) return;
      reseat.run(ASIDE, last);
      for (let at = places.length - 2; at >= 0; at--) reseat.run(places[at + 1] ?? last, places[at] ?? last);
      reseat.run(places[0] ?? last, ASIDE);
    },
    /** From now on it acts on this order. */
    aim: (id: MutationId, remoteId: RemoteId): void => void aim.run(remoteId, id),
    remove: (id: MutationId): void => void remove.run(id),
    idsOfAccount: (accountId: AccountId): readonly MutationId[] => idsOfAccount.all(accountId),
    readdress: (from: PortRequestId, to: PortRequestId): void => void readdress.run(to, from),
    readdressOrder: (accountId: AccountId, remoteId: RemoteId, to: PortRequestId): void =>
      void readdressOrder.run(to, accountId, remoteId),
  };
}
