import { type BigIntStats, constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { MAX_FILE, type RefusalName } from './refusals.ts';

export type Read =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly why: RefusalName };

const CHUNK = 1024 * 1024;

const BY_CODE: Readonly<Record<string, RefusalName>> = {
  ENOENT: 'vanished',
  ENOTDIR: 'vanished',
  ESTALE: 'vanished',
  EACCES: 'unreadable',
  EPERM: 'unreadable',
  ELOOP: 'link',
  EMLINK: 'link',
  EISDIR: 'folder',
  ENXIO: 'special',
  ENODEV: 'special',
};

/** The refusal for what the operating system answered. */
export function refusalOf(error: unknown): RefusalName {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return BY_CODE[code] ?? 'failed';
}

function judge(stat: BigIntStats): RefusalName | undefined {
  if (stat.isSymbolicLink()) return 'link';
  if (stat.isDirectory()) return 'folder';
  if (!stat.isFile()) return 'special';
  if (stat.size === 0n) return 'empty';
  return stat.size > BigInt(MAX_FILE) ? 'huge' : undefined;
}

/** Reads until the end, at most one byte more than `expected`: more means that the file grows. */
async function readAll(file: FileHandle, expected: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(expected + 1);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await file.read(buffer, length, Math.min(CHUNK, buffer.length - length));
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}

/** Windows can't be told to refuse a link while opening, so the name is looked at first and compared afterwards. */
async function swapped(path: string, opened: BigIntStats): Promise<RefusalName | undefined> {
  if (constants.O_NOFOLLOW !== undefined) return undefined;
  const named = await lstat(path, { bigint: true });
  if (named.isSymbolicLink()) return 'link';
  return named.ino === opened.ino && named.dev === opened.dev ? undefined : 'growing';
}

async function readOpened(path: string, file: FileHandle): Promise<Read> {
  const before = await file.stat({ bigint: true });
  const why = judge(before) ?? (await swapped(path, before));
  if (why !== undefined) return { ok: false, why };
  const size = Number(before.size);
  const bytes = await readAll(file, size);
  const after = await file.stat({ bigint: true });
  const still = bytes.length === size && after.size === before.size && after.mtimeNs === before.mtimeNs;
  return still ? { ok: true, bytes } : { ok: false, why: 'growing' };
}

/**
 * Reads a file that the agent dropped: opened once, never through a link, judged and read through that one
 * descriptor, so that nothing can be put in its place in between (`style.md` §3 row 14). Never rejects.
 */
export async function readOnce(path: string): Promise<Read> {
  if (path === '' || path.includes('\0') || !isAbsolute(path)) return { ok: false, why: 'noPath' };
  let file: FileHandle | undefined;
  try {
    // Without O_NONBLOCK a named pipe would hold us here until somebody writes to it.
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    file = await open(path, flags);
    return await readOpened(path, file);
  } catch (error) {
    return { ok: false, why: refusalOf(error) };
  } finally {
    await file?.close().catch(() => undefined);
  }
}
