import type { MutationBody } from '../core/interfaces/mutation.ts';
import type { Codec } from './secrets.ts';
import { type Db, type Sql, sql } from './sqlite.ts';

interface Table {
  readonly what: keyof Salvaged;
  /** From a rowid upwards, downwards, and exactly there. */
  readonly after: Sql;
  readonly before: Sql;
  readonly at: Sql;
  readonly insert: Sql;
  /** What columns of later versions hold in an older file. */
  readonly later?: Readonly<Record<string, number | null>>;
}

export interface Salvaged {
  readonly mutations: number;
  readonly attempts: number;
  readonly documents: number;
  readonly deliveries: number;
  readonly links: number;
  readonly ownFields: number;
  readonly history: number;
  readonly loas: number;
}

const TABLES: readonly Table[] = [
  {
    what: 'mutations',
    after: sql`SELECT rowid AS at, * FROM mutations WHERE rowid > ? ORDER BY rowid LIMIT 1`,
    before: sql`SELECT rowid AS at, * FROM mutations WHERE rowid < ? ORDER BY rowid DESC LIMIT 1`,
    at: sql`SELECT rowid AS at, * FROM mutations WHERE rowid = ?`,
    insert: sql`INSERT INTO main.mutations (seq, id, port_request_id, account_id, carrier, kind, delivery_id, status,
        body, attempts, not_before, created_at, problem, conflicts, remote_id, doubt)
      VALUES (:seq, :id, :port_request_id, :account_id, :carrier, :kind, :delivery_id, :status,
        :body, :attempts, :not_before, :created_at, :problem, :conflicts, :remote_id, :doubt)`,
    later: { remote_id: null, doubt: null },
  },
  {
    what: 'attempts',
    after: sql`SELECT rowid AS at, * FROM attempts WHERE rowid > ? ORDER BY rowid LIMIT 1`,
    before: sql`SELECT rowid AS at, * FROM attempts WHERE rowid < ? ORDER BY rowid DESC LIMIT 1`,
    at: sql`SELECT rowid AS at, * FROM attempts WHERE rowid = ?`,
    insert: sql`INSERT INTO main.attempts (id, mutation_id, n, started_at, stamp, outcome, seen)
      VALUES (:id, :mutation_id, :n, :started_at, :stamp, :outcome, :seen)`,
    later: { seen: null },
  },
  {
    what: 'documents',
    after: sql`SELECT rowid AS at, * FROM documents WHERE rowid > ? ORDER BY rowid LIMIT 1`,
    before: sql`SELECT rowid AS at, * FROM documents WHERE rowid < ? ORDER BY rowid DESC LIMIT 1`,
    at: sql`SELECT rowid AS at, * FROM documents WHERE rowid = ?`,
    insert: sql`INSERT INTO main.documents (row, id, port_request_id, sha256, kind, kind_guessed, file_name, media_type,
        size, added_at)
      VALUES (:row, :id, :port_request_id, :sha256, :kind, :kind_guessed, :file_name, :media_type, :size, :added_at)`,
  },
  {
    what: 'deliveries',
    after: sql`SELECT rowid AS at, * FROM deliveries WHERE rowid > ? ORDER BY rowid LIMIT 1`,
    before: sql`SELECT rowid AS at, * FROM deliveries WHERE rowid < ? ORDER BY rowid DESC LIMIT 1`,
    at: sql`SELECT rowid AS at, * FROM deliveries WHERE rowid = ?`,
    insert: sql`INSERT INTO main.deliveries (row, id, document_id, port_request_id, account_id, carrier, step,
        remote_name, problem, remote_id, mark)
      VALUES (:row, :id, :document_id, :port_request_id, :account_id, :carrier, :step, :remote_name, :problem,
        :remote_id, :mark)`,
    later: { remote_id: null, mark: null },
  },
  {
    what: 'links',
    after: sql`SELECT rowid AS at, * FROM links WHERE rowid > ? ORDER BY rowid LIMIT 1`,
    before: sql`SELECT rowid AS at, * FROM links WHERE rowid < ? ORDER BY rowid DESC LIMIT 1`,
    at: sql`SELECT rowid AS at, * FROM links WHERE rowid = ?`,
    insert: sql`INSERT INTO main.links (row, account_id, remote_id, port_request_id, joined)
      VALUES (:row, :account_id, :remote_id, :port_request_id, :joined)`,
    later: { joined: 0 },
  },
  {
    what: 'ownFields',
    after: sql`SELECT rowid AS at, * FROM own_fields WHERE rowid > ? ORDER BY rowid LIMIT 1`,
    before: sql`SELECT rowid AS at, * FROM own_fields WHERE rowid < ? ORDER BY rowid DESC LIMIT 1`,
    at: sql`SELECT rowid AS at, * FROM own_fields WHERE rowid = ?`,
    insert: sql`INSERT INTO main.own_fields (row, port_request_id, body) VALUES (:row, :port_request_id, :body)`,
  },
  {
    what: 'history',
    after: sql`SELECT rowid AS at, * FROM history WHERE rowid > ? ORDER BY rowid LIMIT 1`,
    before: sql`SELECT rowid AS at, * FROM history WHERE rowid < ? ORDER BY rowid DESC LIMIT 1`,
    at: sql`SELECT rowid AS at, * FROM history WHERE rowid = ?`,
    insert: sql`INSERT INTO main.history (row, id, port_request_id, account_id, carrier, remote_id, happened_at, field,
        kept, by, sides)
      VALUES (:row, :id, :port_request_id, :account_id, :carrier, :remote_id, :happened_at, :field, :kept, :by, :sides)`,
  },
  {
    what: 'loas',
    after: sql`SELECT rowid AS at, * FROM loas WHERE rowid > ? ORDER BY rowid LIMIT 1`,
    before: sql`SELECT rowid AS at, * FROM loas WHERE rowid < ? ORDER BY rowid DESC LIMIT 1`,
    at: sql`SELECT rowid AS at, * FROM loas WHERE rowid = ?`,
    insert: sql`INSERT INTO main.loas (row, id, port_request_id, variant, created_at, document_id, body)
      VALUES (:row, :id, :port_request_id, :variant, :created_at, :document_id, :body)`,
  },
];

/** Copies every readable row of a damaged ledger into `fresh`, table by table; counts what came back. */
export function salvage(damaged: Db, fresh: Db, codec: Codec): Salvaged {
  const counts: { -readonly [Name in keyof Salvaged]: number } = {
    mutations: 0,
    attempts: 0,
    documents: 0,
    deliveries: 0,
    links: 0,
    ownFields: 0,
    history: 0,
    loas: 0,
  };
  fresh
    .transaction(() => {
      for (const table of TABLES) {
        const insert = fresh.prepare<[Row]>(table.insert);
        for (const row of readable(damaged, table)) {
          if (
            isWhole(table, row, codec) &&
            attempt(() => insert.run({ ...table.later, ...row })) !== undefined
          )
            counts[table.what]++;
        }
      }
    })
    .immediate();
  return counts;
}

type Row = Readonly<Record<string, unknown>> & { readonly at: number };

/** How far single rows are looked for beyond the last one that can be read in order. */
const REACH = 20_000;

/** Rows from both ends up to the damage, then what can be reached one by one in between. */
function readable(db: Db, table: Table): readonly Row[] {
  const after = attempt(() => db.prepare<[number], Row>(table.after));
  const before = attempt(() => db.prepare<[number], Row>(table.before));
  const at = attempt(() => db.prepare<[number], Row>(table.at));
  if (!after || !before || !at) return [];
  const rows = new Map<number, Row>();
  const walk = (from: number, step: (from: number) => Row | undefined): number => {
    let last = from;
    for (;;) {
      const row = attempt(() => step(last));
      if (!row || rows.has(row.at)) return last;
      rows.set(row.at, row);
      last = row.at;
    }
  };
  const low = walk(Number.MIN_SAFE_INTEGER, (from) => after.get(from));
  const high = walk(Number.MAX_SAFE_INTEGER, (from) => before.get(from));
  const first = Math.max(low, 0) + 1;
  const end = Math.min(high, first + REACH);
  for (let rowid = first; rowid < end; rowid++) {
    const row = attempt(() => at.get(rowid));
    if (row) rows.set(rowid, row);
  }
  return [...rows.values()].sort((a, b) => a.at - b.at);
}

/** A row whose content does not open would only fail later; one that makes no sense was never this table's. */
function isWhole(table: Table, row: Row, codec: Codec): boolean {
  switch (table.what) {
    case 'mutations': {
      const { id, body, kind } = row;
      if (typeof id !== 'string' || typeof body !== 'string') return false;
      const opened: MutationBody | undefined = attempt(() => codec.body.decode(id, body, 'open'));
      return opened?.kind === kind;
    }
    case 'ownFields': {
      const { port_request_id: id, body } = row;
      if (typeof id !== 'string' || typeof body !== 'string') return false;
      return attempt(() => codec.own.decode(id, body, 'open')) !== undefined;
    }
    case 'documents':
      return typeof row.sha256 === 'string' && /^[0-9a-f]{64}$/.test(row.sha256);
    case 'history': {
      const { id, sides } = row;
      if (typeof id !== 'string' || typeof sides !== 'string') return false;
      return attempt(() => codec.sides.decode(id, sides)) !== undefined;
    }
    case 'loas': {
      const { id, body } = row;
      if (typeof id !== 'string' || typeof body !== 'string') return false;
      return attempt(() => codec.loa.decode(id, body)) !== undefined;
    }
    case 'attempts':
    case 'deliveries':
    case 'links':
      return true;
  }
}

function attempt<Value>(run: () => Value): Value | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
