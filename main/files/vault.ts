import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Vault } from '../core/interfaces/ports.ts';
import { Refusal } from '../core/interfaces/refusal.ts';
import {
  CHUNK_BYTES,
  clearSize,
  type FileSeal,
  fileSealOf,
  HEADER_BYTES,
  newFileSeal,
  SEALED_CHUNK_BYTES,
} from './sealed-file.ts';
import { sweepOrphans } from './sweep.ts';

export interface FileVault extends Vault {
  /** Removes what an interrupted `put` left behind. */
  readonly sweep: () => Promise<void>;
  /** Removes files that are not among these, nor kept, nor taken in during this run; resolves with how many. */
  readonly sweepOrphans: (named: ReadonlySet<string>) => Promise<number>;
}

/** The stored copy is not what was put there, whatever tries it again. */
class Damaged extends Refusal {
  readonly how: 'missing' | 'altered';

  constructor(how: 'missing' | 'altered', what: string, next: string) {
    super({ code: 'storage', what, next });
    this.how = how;
  }
}

function damaged(): Damaged {
  return new Damaged(
    'altered',
    'The stored copy of this document is damaged.',
    'Remove it and drop the original file again.',
  );
}

function missing(): Damaged {
  return new Damaged(
    'missing',
    'The stored copy of this document is gone from the disk.',
    'Drop the original file again, or restore Portside’s folder from a backup.',
  );
}

function unreadable(): Refusal {
  return new Refusal({
    code: 'storage',
    what: 'The stored copy of this document can’t be read from the disk.',
    next: 'Check the disk that holds your profile, then retry.',
  });
}

async function writeSealed(file: FileHandle, seal: FileSeal, clear: Uint8Array): Promise<void> {
  await file.writeFile(seal.header);
  const count = Math.max(1, Math.ceil(clear.length / CHUNK_BYTES));
  for (let index = 0; index < count; index += 1) {
    const chunk = clear.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
    await file.writeFile(seal.sealChunk(index, index === count - 1, chunk));
  }
  await file.sync();
}

/** So that the new name survives a power cut; Windows keeps names in a journal and refuses to open folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Fills the buffer from `position`, or as much of it as there is. */
async function readAt(file: FileHandle, size: number, position: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(size);
  let length = 0;
  while (length < size) {
    const { bytesRead } = await file.read(buffer, length, size - length, position + length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}

async function openFile(path: string): Promise<FileHandle> {
  return open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? missing() : error;
  });
}

async function* openSealed(path: string, key: Buffer, sha256: string): AsyncGenerator<Uint8Array> {
  const file = await openFile(path);
  try {
    const seal = fileSealOf(key, sha256, await readAt(file, HEADER_BYTES, 0));
    const sealed = (await file.stat()).size - HEADER_BYTES;
    if (!seal || sealed <= 0) throw damaged();
    const count = Math.ceil(sealed / SEALED_CHUNK_BYTES);
    for (let index = 0; index < count; index += 1) {
      const bytes = await readAt(file, SEALED_CHUNK_BYTES, HEADER_BYTES + index * SEALED_CHUNK_BYTES);
      const clear = seal.openChunk(index, index === count - 1, bytes);
      if (!clear) throw damaged();
      yield clear;
    }
  } finally {
    await file.close();
  }
}

type Condition = Awaited<ReturnType<Vault['check']>>;

/** A file that was looked at and has not been written to since. */
interface Looked {
  readonly mtimeMs: number;
  readonly size: number;
  readonly ino: number;
  readonly condition: Condition;
}

/**
 * Encrypted files under `<folder>/ab/<sha256>`; `key` gives the vault key and throws `secrets-locked` without one.
 * `isKept`: a backup names it, so that it stays when its last document goes.
 */
export function openVault(
  folder: string,
  key: () => Buffer,
  isKept: (sha256: string) => boolean = () => false,
): FileVault {
  const shelf = (sha256: string) => join(folder, sha256.slice(0, 2));
  const place = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw missing();
    return join(shelf(sha256), sha256);
  };
  const half = join(folder, 'incoming');
  /** What this very process is writing is no leftover. */
  const writing = new Set<string>();
  /** Taken in during this run: its document may still be on its way to the ledger. */
  const fresh = new Set<string>();
  const looked = new Map<string, Looked>();

  async function* stream(sha256: string): AsyncGenerator<Uint8Array> {
    yield* openSealed(place(sha256), key(), sha256);
  }

  const check = async (sha256: string): Promise<Condition> => {
    const hash = createHash('sha256');
    try {
      for await (const chunk of stream(sha256)) hash.update(chunk);
    } catch (error) {
      if (error instanceof Damaged) return error.how;
      throw error instanceof Refusal ? error : unreadable();
    }
    return hash.digest('hex') === sha256 ? 'whole' : 'altered';
  };

  return {
    put: async (sha256, clear) => {
      const target = place(sha256);
      fresh.add(sha256);
      const seal = newFileSeal(key(), sha256);
      await mkdir(half, { recursive: true, mode: 0o700 });
      await mkdir(shelf(sha256), { recursive: true, mode: 0o700 });
      const name = randomUUID();
      const temporary = join(half, name);
      writing.add(name);
      try {
        const file = await open(temporary, 'wx', 0o600);
        await writeSealed(file, seal, clear).finally(() => file.close());
        await rename(temporary, target);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      } finally {
        writing.delete(name);
      }
      await syncFolder(shelf(sha256));
      await syncFolder(folder);
    },
    size: async (sha256) => {
      const found = await stat(place(sha256)).catch(() => undefined);
      return found && clearSize(found.size);
    },
    open: stream,
    read: async (sha256) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of stream(sha256)) chunks.push(chunk);
      return new Uint8Array(Buffer.concat(chunks));
    },
    check,
    glance: async (sha256) => {
      const found = await stat(place(sha256)).catch(() => undefined);
      if (!found) return 'missing';
      const { mtimeMs, size, ino } = found;
      const known = looked.get(sha256);
      if (known?.mtimeMs === mtimeMs && known.size === size && known.ino === ino) return known.condition;
      const condition = await check(sha256);
      looked.set(sha256, { mtimeMs, size, ino, condition });
      return condition;
    },
    remove: async (sha256) => {
      if (!isKept(sha256)) await rm(place(sha256), { force: true });
    },
    sweepOrphans: (named) =>
      sweepOrphans(folder, (sha256) => named.has(sha256) || isKept(sha256) || fresh.has(sha256)),
    sweep: async () => {
      const left = await readdir(half).catch(() => []);
      const stale = left.filter((name) => !writing.has(name));
      await Promise.all(stale.map((name) => rm(join(half, name), { force: true })));
    },
  };
}
