import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { centralHeader, endOfDirectory, localHeader, MAX_32, type ZipEntry } from './zip-records.ts';

/** Bytes as they come; only one piece is in memory at once. */
export type Content = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export interface ZipWriter {
  /** Adds a file. When `content` fails, nothing of it is in the archive and the failure is passed on. */
  readonly add: (name: string, content: Content, how: 'stored' | 'deflated') => Promise<void>;
  /** Writes the directory and waits for the disk. */
  readonly finish: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Writes a zip archive piece by piece, also beyond 4 GB and 65,535 files; one file in it has at most 4 GB. `at` is the
 * time that every file in it carries.
 */
export async function createZip(path: string, at: Date): Promise<ZipWriter> {
  const file = await open(path, 'w', 0o600);
  const entries: ZipEntry[] = [];
  let end = 0;
  return {
    add: async (name, content, how) => {
      const method = how === 'stored' ? 0 : 8;
      const draft: ZipEntry = { name: Buffer.from(name), offset: end, method, crc: 0, packed: 0, size: 0 };
      const sums = { crc: 0, size: 0 };
      const pieces = summed(content, sums);
      const start = end + localHeader(draft, at).length;
      let position = start;
      for await (const piece of method === 0 ? pieces : deflated(pieces)) {
        await writeAt(file, piece, position);
        position += piece.length;
      }
      const entry = { ...draft, ...sums, packed: position - start };
      if (Math.max(entry.packed, entry.size) >= MAX_32) throw new RangeError('a file has more than 4 GB');
      await writeAt(file, localHeader(entry, at), end);
      entries.push(entry);
      end = position;
    },
    finish: async () => {
      const directory = Buffer.concat(entries.map((entry) => centralHeader(entry, at)));
      const ending = endOfDirectory(entries.length, directory.length, end);
      await writeAt(file, Buffer.concat([directory, ending]), end);
      await file.truncate(end + directory.length + ending.length);
      await file.sync();
    },
    close: () => file.close(),
  };
}

async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}

async function* summed(content: Content, sums: { crc: number; size: number }): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    sums.crc = crc32(piece, sums.crc);
    sums.size += piece.length;
    yield piece;
  }
}

async function* deflated(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = Readable.from(pieces, { objectMode: false });
  const packer = createDeflateRaw();
  source.on('error', (error) => packer.destroy(error));
  yield* source.pipe(packer);
}
