/** One file of an archive, as its headers tell it. */
export interface ZipEntry {
  readonly name: Buffer;
  /** Where its local header begins. */
  readonly offset: number;
  /** 0: as it is; 8: deflated. */
  readonly method: 0 | 8;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

/** What 32 and 16 bits hold; beyond it an archive says so in its 64-bit form (APPNOTE 4.3.14). */
export const MAX_32 = 0xffff_ffff;
const MAX_16 = 0xffff;
const UTF8_NAMES = 0x0800;
/** A plain file, for its owner alone. */
const MODE = 0o100_600 * 0x1_0000;

/** Fields of 2, 4 or 8 bytes, little-endian. */
function fields(...list: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Buffer {
  const buffers = list.map(([bytes, value]) => {
    const field = Buffer.alloc(bytes);
    if (bytes === 8) field.writeBigUInt64LE(BigInt(value));
    else field.writeUIntLE(value, 0, bytes);
    return field;
  });
  return Buffer.concat(buffers);
}

/** Two 16-bit halves: hours, minutes, seconds by two; years since 1980, month, day. */
function dosTime(at: Date): number {
  const time = (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1);
  const date = ((at.getFullYear() - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate();
  return date * 0x1_0000 + time;
}

function facts({ method, crc, packed, size, name }: ZipEntry, at: Date): Buffer {
  const how = fields([2, UTF8_NAMES], [2, method], [4, dosTime(at)]);
  return Buffer.concat([how, fields([4, crc], [4, packed], [4, size], [2, name.length])]);
}

/** Stands before a file's bytes. */
export function localHeader(entry: ZipEntry, at: Date): Buffer {
  const begin = fields([4, 0x0403_4b50], [2, 20]);
  return Buffer.concat([begin, facts(entry, at), fields([2, 0]), entry.name]);
}

/** Tells the file again in the directory at the end. */
export function centralHeader(entry: ZipEntry, at: Date): Buffer {
  const isFar = entry.offset >= MAX_32;
  const extra = isFar ? fields([2, 1], [2, 8], [8, entry.offset]) : Buffer.alloc(0);
  const begin = fields([4, 0x0201_4b50], [2, 0x031e], [2, isFar ? 45 : 20]);
  const place = fields([2, extra.length], [4, 0], [2, 0], [4, MODE], [4, Math.min(entry.offset, MAX_32)]);
  return Buffer.concat([begin, facts(entry, at), place, entry.name, extra]);
}

/** The end of an archive whose directory of `count` files has `size` bytes and begins at `offset`. */
export function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const files = Math.min(count, MAX_16);
  const plain = Buffer.concat([
    fields([4, 0x0605_4b50], [4, 0], [2, files], [2, files]),
    fields([4, Math.min(size, MAX_32)], [4, Math.min(offset, MAX_32)], [2, 0]),
  ]);
  if (count < MAX_16 && size < MAX_32 && offset < MAX_32) return plain;
  return Buffer.concat([
    fields([4, 0x0606_4b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0]),
    fields([8, count], [8, count], [8, size], [8, offset]),
    fields([4, 0x0706_4b50], [4, 0], [8, offset + size], [4, 1]),
    plain,
  ]);
}
