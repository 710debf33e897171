import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadSqlite } from '../../../main/db/sqlite.ts';
import { begin, here, need } from './tools.ts';

const sqlite = loadSqlite();
const ENOSPC = 28;
const EIO = 5;
/** Times that the disk fails and is well again. */
const ROUNDS = 4;

beforeAll(() => need({ 'fiu-run': 'fiu-utils', 'fiu-ctrl': 'fiu-utils' }), 600_000);

/** A store on a disk that fails now and then, from after its start until before its end. */
async function withFaults(points: readonly string[], failinfo: number): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'portside-fiu-'));
  const control = join(folder, 'ctrl');
  try {
    const child = [process.execPath, here('fault-child.ts'), join(folder, 'database')];
    const { ended, output } = begin('fiu-run', ['-x', '-f', control, ...child]);
    await until(() => output().includes('OPEN'), output);
    await until(() => kept(output()).length >= 3, output);
    const pid = await pidOf(control);
    const ctrl = async (command: string) => {
      const { code, output: said } = await begin('fiu-ctrl', ['-f', control, '-c', command, pid]).ended;
      if (code !== 0) throw new Error(`fiu-ctrl ${command}: ${said}`);
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const name of points) {
        await ctrl(`enable_random name=${name},probability=0.3,failinfo=${failinfo}`);
      }
      await sleep(250);
      for (const name of points) await ctrl(`disable name=${name}`);
      const before = kept(output()).length;
      await until(() => kept(output()).length > before, output);
    }
    process.kill(Number(pid), 'SIGTERM');
    const ran = await ended;
    const rows = idsIn(join(folder, 'database', 'ledger.db'), 'SELECT id FROM mutations ORDER BY seq');
    const cards = idsIn(join(folder, 'database', 'mirror.db'), 'SELECT port_request_id FROM cards');
    return { said: ran.output, rows, cards };
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Outcome {
  readonly said: string;
  readonly rows: readonly string[];
  readonly cards: readonly string[];
}

const kept = (said: string) => [...said.matchAll(/^KEPT (\S+)$/gm)].map(([, id]) => id ?? '');
const turnedDown = (said: string) => [...said.matchAll(/^TURNED DOWN \S+ (.+)$/gm)].map(([, why]) => why);

async function until(holds: () => boolean, output: () => string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`waited in vain:\n${output().slice(-2_000)}`);
    await sleep(10);
  }
}

/** The control pipes are named after the process. */
async function pidOf(control: string): Promise<string> {
  const names = await readdir(join(control, '..'));
  const pipe = names.map((name) => /^ctrl-(\d+)\.in$/.exec(name)?.[1]).find((pid) => pid !== undefined);
  if (pipe === undefined) throw new Error(`no control pipe among ${names.join(', ')}`);
  return pipe;
}

function idsIn(file: string, query: string): readonly string[] {
  const db = new sqlite(file);
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    return db.prepare<[], string>(query).pluck().all();
  } finally {
    db.close();
  }
}

describe('a disk that fails while drafts are kept', () => {
  it.each([
    ['no room', ['posix/io/rw/pwrite'], ENOSPC],
    ['writes that fail', ['posix/io/rw/pwrite'], EIO],
    ['syncs that fail', ['posix/io/sync/fsync', 'posix/io/sync/fdatasync'], EIO],
  ])(
    '%s: the ledger holds exactly what was said to be kept, and the agent is told of the rest',
    async (_, points, failinfo) => {
      const { said, rows, cards } = await withFaults(points, failinfo);
      expect(said).toContain('CLOSED');
      expect(turnedDown(said).length).toBeGreaterThan(0);
      expect([...new Set(turnedDown(said))]).toEqual(['storage']);
      expect(said).toMatch(/HEARD (?:full|failed)/);
      expect(rows).toEqual(kept(said));
      // Each of them has its card, and no other.
      expect(cards.length).toBe(rows.length);
    },
    180_000,
  );
});
