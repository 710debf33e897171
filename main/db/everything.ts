import { join } from 'node:path';
import type { Delivery, Document } from '../../preload/contract/domain/documents.ts';
import type { AccountId, PortRequestId } from '../../preload/contract/domain/ids.ts';
import type { Card, TimelineEntry } from '../../preload/contract/domain/port-requests.ts';
import type { Mutation } from '../core/interfaces/mutation.ts';
import type { PortRequestRecord } from '../core/interfaces/store.ts';
import type { CardOf } from './card-record.ts';
import { type Context, createContext, recompute } from './context.ts';
import { LEDGER, MIRROR } from './files.ts';
import { versionOf } from './migrate.ts';
import { latestVersion, MIGRATIONS } from './migrations/index.ts';
import { openDatabase } from './open.ts';
import { setConnection } from './pragmas.ts';
import { copyForReading } from './reading-copy.ts';
import type { Sealer } from './seal.ts';
import { parsed, type Secrets } from './secrets.ts';
import { type Db, type Sqlite, sql } from './sqlite.ts';
import { mirroredEntry } from './timeline-merge.ts';

/** One port request with all that is known of it. */
export interface WholePortRequest extends Omit<PortRequestRecord, 'mutations' | 'documents' | 'deliveries'> {
  /** As the board shows it; absent where that could not be read. */
  readonly card?: Card;
  readonly timeline: readonly TimelineEntry[];
}

/** All that a profile holds, to be read one piece after the other. Its methods throw for what can't be read. */
export interface Everything {
  /** Sentences about what was damaged. */
  readonly notices: readonly string[];
  /** `of`: only those with something in the outbox of this account. */
  readonly portRequests: (of?: AccountId) => readonly PortRequestId[];
  readonly portRequest: (id: PortRequestId, secrets: Secrets) => WholePortRequest | undefined;
  /** Entry by entry; `undefined` stands for one that can't be read. */
  readonly outbox: (secrets: Secrets) => readonly (Mutation | undefined)[];
  readonly documents: (id: PortRequestId) => readonly Document[];
  readonly deliveries: (id: PortRequestId) => readonly Delivery[];
  readonly close: () => void;
}

export interface EverythingParts {
  readonly sqlite: Sqlite;
  /** Absolute. */
  readonly folder: string;
  /** An empty folder, for copies of what can't be read in its place. The caller's to remove. */
  readonly scratch: string;
  readonly sealer: Sealer;
  readonly cardOf: CardOf;
}

/**
 * Opens both files for reading beside whoever writes to them. What can't be read where it lies, since it is damaged, older
 * or in a folder that nobody may write to, is copied and mended there: the profile itself stays as it is.
 */
export function openEverything(parts: EverythingParts): Everything {
  try {
    return openInPlace(parts);
  } catch {
    return openCopy(parts);
  }
}

function openInPlace({ sqlite, folder, sealer, cardOf }: EverythingParts): Everything {
  const db = new sqlite(join(folder, LEDGER), { readonly: true, timeout: 5000 });
  try {
    setConnection(db);
    db.prepare(sql`ATTACH ? AS mirror`).run(join(folder, MIRROR));
    for (const schema of ['main', 'mirror'] as const) {
      if (versionOf(db, schema) !== latestVersion(schema, MIGRATIONS)) throw new Error('an older version');
    }
    const key = db.prepare<[], string>(sql`SELECT key_check FROM ledger_meta WHERE id = 1`).pluck().get();
    if (key !== sealer.keyCheck) throw new Error('another key');
    const context = createContext(db, sealer, cardOf);
    // One moment of both files, whoever writes to them meanwhile.
    db.exec('BEGIN');
    // To the last row: damage shows now, while there is another way.
    context.tables.mutations.all();
    allIds(db);
    return reading(db, context, []);
  } catch (error) {
    db.close();
    throw error;
  }
}

function openCopy({ sqlite, folder, scratch, sealer, cardOf }: EverythingParts): Everything {
  copyForReading(folder, scratch);
  const { db, notices, viewsAreOld } = openDatabase(sqlite, scratch, sealer, new Date());
  const context = createContext(db, sealer, cardOf);
  if (viewsAreOld) recompute(context);
  return reading(db, context, notices);
}

function reading(db: Db, { tables, records }: Context, notices: readonly string[]): Everything {
  const ofAccount = db
    .prepare<[string], PortRequestId>(
      sql`SELECT port_request_id FROM mutations WHERE account_id = ? GROUP BY port_request_id ORDER BY MIN(seq)`,
    )
    .pluck();
  const cardOf = (id: PortRequestId): Card | undefined => {
    const row = tables.cards.ofPortRequest(id);
    return row && parsed<Card>(row.card);
  };
  return {
    notices,
    portRequests: (of) => (of === undefined ? allIds(db) : ofAccount.all(of)),
    portRequest: (id, secrets) => {
      const record = records.portRequest(id, secrets);
      if (!record) return undefined;
      const { mutations: _, documents: __, deliveries: ___, ...rest } = record;
      const card = cardOf(id);
      return {
        ...rest,
        ...(card && { card }),
        timeline: tables.timeline.ofPortRequest(id).map(mirroredEntry),
      };
    },
    outbox: (secrets) =>
      tables.mutations.all().map((row) => {
        try {
          return records.mutation(row, secrets);
        } catch {
          return undefined;
        }
      }),
    documents: (id) => tables.documents.ofPortRequest(id),
    deliveries: (id) => tables.deliveries.ofPortRequest(id),
    close: () => void db.close(),
  };
}

function allIds(db: Db): readonly PortRequestId[] {
  return db
    .prepare<[], PortRequestId>(sql`
      SELECT port_request_id FROM cards
      UNION SELECT port_request_id FROM mutations
      UNION SELECT port_request_id FROM documents
      UNION SELECT port_request_id FROM own_fields`)
    .pluck()
    .all();
}
