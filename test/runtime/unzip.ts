import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly mode: number;
  readonly at: number;
};

const endRecord = 0x06054b50;
const centralRecord = 0x02014b50;
const localRecord = 0x04034b50;

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new Error('The zip file ends too early');
  return buffer;
}

async function directory(file: FileHandle): Promise<readonly Entry[]> {
  const { size } = await file.stat();
  const tailLength = Math.min(size, 65_557);
  const tail = await read(file, size - tailLength, tailLength);
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== endRecord) end -= 1;
  if (end < 0) throw new Error('Not a zip file: no end record');
  const central = await read(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries: Entry[] = [];
  for (let at = 0; at < central.length; ) {
    if (central.readUInt32LE(at) !== centralRecord) throw new Error('Damaged zip directory');
    const nameEnd = at + 46 + central.readUInt16LE(at + 28);
    entries.push({
      name: central.toString('utf8', at + 46, nameEnd),
      method: central.readUInt16LE(at + 10),
      packed: central.readUInt32LE(at + 20),
      size: central.readUInt32LE(at + 24),
      mode: (central.readUInt32LE(at + 38) >>> 16) & 0o777,
      at: central.readUInt32LE(at + 42),
    });
    at = nameEnd + central.readUInt16LE(at + 30) + central.readUInt16LE(at + 32);
  }
  return entries;
}

async function extract(zip: string, file: FileHandle, entry: Entry, target: string): Promise<void> {
  const head = await read(file, entry.at, 30);
  if (head.readUInt32LE(0) !== localRecord) throw new Error(`Damaged zip entry ${entry.name}`);
  const start = entry.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  await mkdir(dirname(target), { recursive: true });
  const out = createWriteStream(target, { mode: entry.mode || 0o644 });
  if (entry.packed === 0) await pipeline(Readable.from([]), out);
  else {
    const source = createReadStream(zip, { start, end: start + entry.packed - 1 });
    if (entry.method === 0) await pipeline(source, out);
    else if (entry.method === 8) await pipeline(source, createInflateRaw(), out);
    else throw new Error(`Zip method ${entry.method} of ${entry.name} is not known`);
  }
  if (out.bytesWritten !== entry.size) throw new Error(`${entry.name} came out with a wrong size`);
}

/**
 * Unpacks the files for which `place` gives a path inside `folder`; the rest is left out. Plain zip
 * (stored or deflated, no zip64): all that is needed here, and one dependency less.
 */
export async function unzip(
  zip: string,
  folder: string,
  place: (name: string) => string | undefined,
): Promise<number> {
  const file = await open(zip);
  let count = 0;
  try {
    for (const entry of await directory(file)) {
      const path = entry.name.endsWith('/') ? undefined : place(entry.name);
      if (path === undefined) continue;
      if (normalize(path).startsWith('..')) throw new Error(`${entry.name} points outside`);
      await extract(zip, file, entry, join(folder, path));
      count += 1;
    }
  } finally {
    await file.close();
  }
  return count;
}
