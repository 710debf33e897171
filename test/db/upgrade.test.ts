import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { MutationBody } from '../../main/core/interfaces/mutation.ts';
import { MIGRATIONS } from '../../main/db/migrations/index.ts';
import { createSealer } from '../../main/db/seal.ts';
import { createCodec } from '../../main/db/secrets.ts';
import type { Db } from '../../main/db/sqlite.ts';
import { databaseAt, rows, versions } from './migrations/at.ts';
import { aDraft, aMove, KEY, openTestStore, tempFolder } from './world.ts';

const sealer = createSealer(KEY);
const codec = createCodec(sealer);
const AT = '2026-11-20T08:00:00.000Z';
const STATUSES = ['queued', 'sending', 'unknown', 'conflict', 'refused'] as const;

const BODIES: readonly MutationBody[] = [
  aDraft,
  {
    kind: 'edit',
    changes: { pin: '4815', city: 'Ballard' },
    base: { pin: '1' },
    addNumbers: [],
    removeNumbers: [],
  },
  aMove('pending'),
  { kind: 'comment', text: 'Hello', private: false, actionRequired: false },
  { kind: 'deliver', deliveryId: 'v1', fileName: 'bill.pdf' },
  { kind: 'remove-document', remoteName: 'old.pdf' },
  { kind: 'remove' },
];

/** One entry of each kind in each status, with attempts; documents on their way; links. By the columns of version 1. */
function fill(db: Db): void {
  db.prepare('INSERT INTO ledger_meta (id, revision, key_check) VALUES (1, 7, ?)').run(sealer.keyCheck);
  const add = db.prepare(`INSERT INTO mutations
    (id, port_request_id, account_id, carrier, kind, delivery_id, status, body, attempts, created_at, conflicts)
    VALUES (?, ?, 'acc-kazoo', 'kazoo', ?, ?, ?, ?, ?, ?, ?)`);
  const attempt = db.prepare(
    "INSERT INTO attempts (mutation_id, n, started_at, stamp) VALUES (?, 1, ?, '2026-11-20T07:59:00.000Z')",
  );
  for (const status of STATUSES) {
    for (const body of BODIES) {
      const id = `${status}-${body.kind}`;
      const delivery = body.kind === 'deliver' ? body.deliveryId : null;
      const conflicts = status === 'conflict' ? '[]' : null;
      const tries = status === 'queued' ? 0 : 1;
      add.run(id, `pr-${id}`, body.kind, delivery, status, codec.body.encode(id, body), tries, AT, conflicts);
      if (tries > 0) attempt.run(id, AT);
    }
  }
  db.exec(`INSERT INTO documents (id, port_request_id, sha256, kind, kind_guessed, file_name, media_type, size, added_at)
    VALUES ('d1', 'pr-queued-deliver', '${'a'.repeat(64)}', 'invoice', 0, 'bill.pdf', 'application/pdf', 10, '${AT}')`);
  db.exec(`INSERT INTO deliveries (id, document_id, port_request_id, account_id, carrier, step)
    VALUES ('v1', 'd1', 'pr-queued-deliver', 'acc-kazoo', 'kazoo', 'slot')`);
  db.exec(
    "INSERT INTO links (account_id, remote_id, port_request_id) VALUES ('acc-kazoo', 'r1', 'pr-queued-move')",
  );
}

/** What is in the ledger, as the app of today reads it. */
async function held(folder: string): Promise<unknown> {
  const { store, db, notices } = openTestStore(folder);
  expect(notices).toEqual([]);
  expect(versions(db)).toEqual(
    ['main', 'mirror'].map((schema) =>
      Math.max(...MIGRATIONS.filter((one) => one.schema === schema).map((one) => one.version)),
    ),
  );
  for (const schema of ['main', 'mirror'])
    expect(db.pragma(`${schema}.integrity_check`, { simple: true })).toBe('ok');
  const outbox = await store.outbox();
  return {
    outbox,
    document: await store.document('d1'),
    delivery: await store.delivery('v1'),
    links: rows(db, 'SELECT * FROM links'),
    drafts: (await store.openBoard({}, 50)).columns.map(({ cards }) => cards.map(({ id }) => id).sort()),
  };
}

async function upgrade(folder: string, nth: number): Promise<'killed' | 'done'> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'upgrade-child.ts'), folder, String(nth)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let said = '';
  child.stdout.on('data', (piece: Buffer) => {
    said += piece.toString();
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (signal === 'SIGKILL') return 'killed';
  expect([code, said]).toEqual([0, 'UP TO DATE\n']);
  return 'done';
}

const earlier = MIGRATIONS.slice(0, -1).map(({ version }) => version);

test.each(earlier)(
  'a full outbox of version %i survives the way to this one, killed after each step of it',
  async (version) => {
    const template = join(tempFolder(), 'database');
    mkdirSync(template);
    const old = databaseAt(version, template);
    fill(old);
    old.close();
    const copy = () => {
      const folder = join(tempFolder(), 'database');
      cpSync(template, folder, { recursive: true });
      return folder;
    };
    const whole = await held(copy());
    expect((whole as { outbox: readonly unknown[] }).outbox).toHaveLength(STATUSES.length * BODIES.length);
    for (let nth = 1; ; nth += 1) {
      const folder = copy();
      const end = await upgrade(folder, nth);
      expect(await held(folder), `killed after step ${nth}`).toEqual(whole);
      if (end === 'done') {
        expect(nth).toBeGreaterThan(2);
        break;
      }
    }
  },
  120_000,
);
