/** DER (X.690), as much as seals need. Reading is strict: what could be written in another way is refused. */

/** Something that is not DER, or not where it should be. */
export class NotDer extends Error {}

/** One element: its tag byte, its contents, and all of it with tag and length. */
export interface Der {
  readonly tag: number;
  readonly body: Uint8Array;
  readonly whole: Uint8Array;
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  nothing: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** A tag of the structure's own, `[number]`, that holds others. */
export const own = (number: number): number => 0xa0 + number;

/** The element that begins at `at`. Throws `NotDer`. */
export function readDer(bytes: Uint8Array, at = 0): Der {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new NotDer('no element');
  const [length, begin] = first < 0x80 ? [first, at + 2] : longLength(bytes, at + 2, first & 0x7f);
  const end = begin + length;
  if (end > bytes.length) throw new NotDer('element ends outside');
  return { tag, body: bytes.subarray(begin, end), whole: bytes.subarray(at, end) };
}

function longLength(bytes: Uint8Array, at: number, count: number): readonly [length: number, begin: number] {
  if (count === 0 || count > 4) throw new NotDer('length');
  let length = 0;
  for (let index = 0; index < count; index++) length = length * 256 + (bytes[at + index] ?? 0);
  const shortest = length >= 0x80 && length >= 256 ** (count - 1);
  if (!shortest) throw new NotDer('length is not the shortest');
  return [length, at + count];
}

/** The only element of `bytes`; nothing follows it. */
export function onlyDer(bytes: Uint8Array, tag: number): Der {
  const der = expectTag(readDer(bytes), tag);
  if (der.whole.length !== bytes.length) throw new NotDer('more follows');
  return der;
}

/** What an element holds, in order. */
export function inside(der: Der): readonly Der[] {
  const found: Der[] = [];
  for (let at = 0; at < der.body.length; ) {
    const next = readDer(der.body, at);
    found.push(next);
    at += next.whole.length;
  }
  return found;
}

export function expectTag(der: Der | undefined, tag: number): Der {
  if (der?.tag !== tag) throw new NotDer('another element');
  return der;
}

/** Dotted. */
export function readOid(der: Der | undefined): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of expectTag(der, TAG.oid).body) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const first = arcs.shift() ?? 0;
  const top = Math.min(Math.floor(first / 40), 2);
  return [top, first - top * 40, ...arcs].join('.');
}

/** A moment as certificates, signatures and time stamps write it; milliseconds since 1970. */
export function readTime(der: Der | undefined): number {
  const text = Buffer.from(der?.body ?? []).toString('latin1');
  const parts = /^(\d\d|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,3})\d*)?Z$/.exec(text);
  const fits = der?.tag === TAG.utcTime ? parts?.[1]?.length === 2 : der?.tag === TAG.time;
  if (!parts || !fits) throw new NotDer('time');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  // Two digits are of 1950 to 2049 (RFC 5280).
  const full = parts[1]?.length === 4 ? year : year + (year < 50 ? 2000 : 1900);
  const milliseconds = Number((parts[7] ?? '').padEnd(3, '0'));
  return Date.UTC(full, month - 1, day, hour, minute, second, milliseconds);
}

/** Writes an element with what it holds. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  if (body.length < 0x80) return Buffer.concat([Buffer.of(tag, body.length), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const significant = length.subarray(length.findIndex((byte) => byte !== 0));
  return Buffer.concat([Buffer.of(tag, 0x80 + significant.length), significant, body]);
}

export function oid(dotted: string): Buffer {
  const [top = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [top * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) {
      groups.unshift((left & 0x7f) | 0x80);
    }
    return groups;
  });
  return der(TAG.oid, Buffer.from(bytes));
}

/** A positive integer from its bytes, most significant first. */
export function integer(bytes: Uint8Array): Buffer {
  const begin = Math.max(
    0,
    bytes.findIndex((byte) => byte !== 0),
  );
  const shortest = bytes.subarray(begin);
  const sign = (shortest[0] ?? 0) >= 0x80 ? [Buffer.of(0)] : [];
  return der(TAG.integer, ...sign, shortest);
}
