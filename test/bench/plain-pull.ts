import { get, request } from 'node:http';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { loadSqlite } from '../../main/db/sqlite.ts';

/** What the thread is started with. */
export interface PlainPullStart {
  /** Base URL of a practice Kazoo. */
  readonly url: string;
  readonly apiKey: string;
  /** An empty folder. */
  readonly folder: string;
  /** The build of SQLite that fits the runtime, as the app is given it. */
  readonly sqliteModule: string | undefined;
}

/** What it answers: ports stored, and milliseconds from signing in to the last commit. */
export interface PlainPullDone {
  readonly ports: number;
  readonly took: number;
}

interface WirePort {
  readonly id: string;
  readonly name: string;
  readonly port_state: string;
  readonly updated: number;
  readonly numbers: Readonly<Record<string, unknown>>;
}

/**
 * The least that a first pull can be, on a thread of the same Electron: the lists are asked for one after the other
 * and read whole, each goes through `JSON.parse`, and each port becomes a row with its document and a row for each number, in
 * one transaction for each list. The file is set as ours is (WAL, `synchronous=FULL`, `secure_delete=FAST`, the same
 * pages and cache) and has the indexes that a plain mirror needs: ports by id and by state, numbers by number. Nothing is
 * checked, sealed, compared with what was known, put on a board or made searchable by words or pieces of numbers.
 */
async function plainPull({ url, apiKey, folder, sqliteModule }: PlainPullStart): Promise<PlainPullDone> {
  const mirror = openMirror(folder, sqliteModule);
  const began = performance.now();
  const token = await signIn(url, apiKey);
  let ports = 0;
  for (const list of lists(Date.now())) {
    const text = await read(`${url}/v2/port_requests?${list}`, token);
    const answer = JSON.parse(text) as { data: { port_requests: WirePort[] }[] };
    ports += mirror.put(answer.data.flatMap(({ port_requests }) => port_requests));
  }
  const took = performance.now() - began;
  mirror.close();
  return { ports, took };
}

/** Everything that is open, and what has ended in the last 31 days (`carriers/kazoo.md` §3). */
function lists(now: number): readonly string[] {
  const to = Math.floor(now / 1000) + 62_167_219_200;
  const ended = `by_types=completed&modified_from=${to - 31 * 86_400}&modified_to=${to}`;
  return ['by_types=suspended', 'by_types=progressing', ended];
}

function openMirror(folder: string, sqliteModule: string | undefined) {
  const db = new (loadSqlite(sqliteModule))(join(folder, 'plain.db'));
  db.pragma('page_size = 16384');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('fullfsync = ON');
  db.pragma('secure_delete = FAST');
  db.pragma('temp_store = MEMORY');
  db.pragma('cache_size = -65536');
  db.exec(`
    CREATE TABLE ports (
      row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, state TEXT NOT NULL,
      updated INTEGER NOT NULL, document TEXT NOT NULL
    ) STRICT;
    CREATE INDEX ports_state ON ports (state, updated);
    CREATE TABLE numbers (number TEXT NOT NULL, port INTEGER NOT NULL, PRIMARY KEY (number, port)) STRICT, WITHOUT ROWID;
  `);
  const addPort = db.prepare('INSERT INTO ports (id, name, state, updated, document) VALUES (?, ?, ?, ?, ?)');
  const addNumber = db.prepare('INSERT INTO numbers (number, port) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const put = db.transaction((ports: readonly WirePort[]) => {
    for (const port of ports) {
      const { id, name, port_state, updated, numbers } = port;
      const { lastInsertRowid } = addPort.run(id, name, port_state, updated, JSON.stringify(port));
      for (const number of Object.keys(numbers)) addNumber.run(number, lastInsertRowid);
    }
    return ports.length;
  });
  return { put, close: () => db.close() };
}

function signIn(url: string, apiKey: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asking = request(`${url}/v2/api_auth`, { method: 'PUT' }, (answer) => {
      text(answer).then((body) => resolve((JSON.parse(body) as { auth_token: string }).auth_token), reject);
    });
    asking.on('error', reject);
    asking.setHeader('content-type', 'application/json');
    asking.end(JSON.stringify({ data: { api_key: apiKey } }));
  });
}

function read(url: string, token: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'x-auth-token': token } }, (answer) => void text(answer).then(resolve, reject)).on(
      'error',
      reject,
    );
  });
}

async function text(answer: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part);
  return Buffer.concat(parts).toString();
}

parentPort?.postMessage(await plainPull(workerData as PlainPullStart));
