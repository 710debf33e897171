/**
 * Cuts a JSON document into items while its bytes arrive, so that an answer with 20,000 ports is never one string, one
 * parse or one long task. An item is every element of the arrays at a path such as `['data', '*', 'port_requests', '*']`.
 * What is left of the document is its skeleton: the same JSON with `0` in the place of each item, so that parsing the
 * skeleton and the items accepts exactly what `JSON.parse` of the whole would accept.
 */
export interface JsonItem {
  /** JSON text of the item. */
  readonly text: string;
  /** Index in the outermost array of the path. */
  readonly group: number;
}

/** The document ended in the middle, or a part of it was larger than allowed. */
export class JsonItemsError extends Error {
  readonly kind: 'truncated' | 'too-large';

  constructor(kind: 'truncated' | 'too-large') {
    super(kind === 'truncated' ? 'The JSON ended in the middle.' : 'A part of the JSON is too large.');
    this.name = 'JsonItemsError';
    this.kind = kind;
  }
}

export interface JsonItemsLimits {
  /** Bytes of one item. */
  readonly item: number;
  /** Bytes of the skeleton. */
  readonly skeleton: number;
}

const LIMITS: JsonItemsLimits = { item: 8_000_000, skeleton: 16_000_000 };

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const PLACEHOLDER = Buffer.from('0');
const NOTHING = Buffer.alloc(0);

/** What a byte means inside an item and outside its strings. */
const NONE = 0;
const STRING = 1;
const OPEN = 2;
const CLOSE = 3;
const SEPARATOR = 4;
const ROLES = new Uint8Array(256);
ROLES[QUOTE] = STRING;
ROLES[OPEN_OBJECT] = OPEN;
ROLES[OPEN_ARRAY] = OPEN;
ROLES[CLOSE_OBJECT] = CLOSE;
ROLES[CLOSE_ARRAY] = CLOSE;
for (const byte of [COMMA, 0x20, 0x0a, 0x0d, 0x09]) ROLES[byte] = SEPARATOR;
/** By role: how much deeper in the item whatever follows stands. */
const DEEPER = [0, 0, 1, -1, 0];

interface Frame {
  readonly array: boolean;
  /** The path to this container is a beginning of ours. */
  readonly onPath: boolean;
  /** Its elements are the items. */
  readonly holdsItems: boolean;
  expectsKey: boolean;
  key: string | undefined;
  index: number;
}

/** Bytes gathered across chunks. They are copied: a part that is kept would keep its whole chunk. */
class Gathered {
  #bytes = Buffer.alloc(0);
  #size = 0;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(chunk: Buffer, from: number, to: number): void {
    const size = this.#sizeWith(to - from);
    if (size > this.#bytes.length) this.#grow(size);
    chunk.copy(this.#bytes, this.#size, from, to);
    this.#size = size;
  }

  /** The text with this last part; empties the store. UTF-8 is decoded only here, so a character cut by a chunk stays whole. */
  take(chunk: Buffer = NOTHING, from = 0, to = 0): string {
    if (this.#size === 0) {
      this.#sizeWith(to - from);
      return chunk.toString('utf8', from, to);
    }
    this.add(chunk, from, to);
    const text = this.#bytes.toString('utf8', 0, this.#size);
    this.#size = 0;
    return text;
  }

  #sizeWith(more: number): number {
    const size = this.#size + more;
    if (size > this.#limit) throw new JsonItemsError('too-large');
    return size;
  }

  #grow(size: number): void {
    const bytes = Buffer.alloc(Math.max(size, 2 * this.#bytes.length));
    this.#bytes.copy(bytes, 0, 0, this.#size);
    this.#bytes = bytes;
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** One document: `push` its chunks, then `end`. */
export class JsonItems {
  readonly #path: readonly string[];
  readonly #skeleton: Gathered;
  readonly #item: Gathered;
  readonly #key: Gathered;
  readonly #stack: Frame[] = [];
  #found: JsonItem[] = [];
  #chunk: Buffer = NOTHING;
  /** Where the part of the chunk begins that has not been gathered. */
  #from = 0;
  #inItem = false;
  #itemDepth = 0;
  #inString = false;
  /** The chunk ended with a backslash: the next byte belongs to it. */
  #escaped = false;
  #inKey = false;

  constructor(path: readonly string[], limits: JsonItemsLimits = LIMITS) {
    this.#path = path;
    this.#skeleton = new Gathered(limits.skeleton);
    this.#item = new Gathered(limits.item);
    this.#key = new Gathered(limits.skeleton);
  }

  /** The items that ended in this chunk. Throws `JsonItemsError`. */
  push(bytes: Uint8Array): readonly JsonItem[] {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#chunk = chunk;
    this.#from = 0;
    this.#found = [];
    let at = 0;
    while (at < chunk.length) {
      if (this.#inString) at = this.#string(at);
      else if (this.#inItem) at = this.#itemBytes(at);
      else at = this.#skeletonByte(at);
    }
    this.#gather(chunk.length);
    return this.#found;
  }

  /** The skeleton's text; it is valid JSON exactly when the document around the items was. Throws when cut short. */
  end(): string {
    if (this.#inString || this.#inItem || this.#stack.length > 0) throw new JsonItemsError('truncated');
    return this.#skeleton.take();
  }

  /** Moves what has been scanned, up to `to`, to where it belongs. */
  #gather(to: number): void {
    if (this.#inItem) this.#item.add(this.#chunk, this.#from, to);
    else {
      this.#skeleton.add(this.#chunk, this.#from, to);
      if (this.#inKey) this.#key.add(this.#chunk, this.#from, to);
    }
    this.#from = to;
  }

  #string(start: number): number {
    const chunk = this.#chunk;
    const end = closingQuote(chunk, this.#escaped ? start + 1 : start);
    this.#escaped = end > chunk.length;
    if (end >= chunk.length) return chunk.length;
    this.#endString(end + 1);
    return end + 1;
  }

  #endString(after: number): void {
    this.#inString = false;
    if (this.#inItem) {
      if (this.#itemDepth === 0) this.#endItem(after);
    } else if (this.#inKey) {
      this.#gather(after);
      this.#inKey = false;
      const frame = this.#stack.at(-1);
      if (frame !== undefined) frame.key = keyText(this.#key.take());
    }
  }

  #itemBytes(start: number): number {
    const chunk = this.#chunk;
    for (let at = nextRole(chunk, start); at < chunk.length; at = nextRole(chunk, at + 1)) {
      const role = ROLES[chunk[at] ?? 0] ?? NONE;
      if (role === STRING) {
        at = this.#stringInItem(at + 1);
        if (this.#inString) return at;
      } else if (this.#closes(role)) return this.#endItem(this.#itemDepth === 1 ? at + 1 : at);
      this.#itemDepth += DEEPER[role] ?? 0;
    }
    return chunk.length;
  }

  /** Its closing quote; a string that is the item itself, or that goes on after this chunk, is left to `#string`. */
  #stringInItem(start: number): number {
    const end = closingQuote(this.#chunk, start);
    this.#inString = this.#itemDepth === 0 || end >= this.#chunk.length;
    return this.#inString ? start : end;
  }

  /** Whether a byte of this role ends the item: its own bracket, or what comes after a bare value. */
  #closes(role: number): boolean {
    return role === CLOSE ? this.#itemDepth <= 1 : role === SEPARATOR && this.#itemDepth === 0;
  }

  #endItem(after: number): number {
    const text = this.#item.take(this.#chunk, this.#from, after);
    this.#from = after;
    this.#inItem = false;
    const group = this.#stack.find((frame) => frame.array)?.index ?? 0;
    this.#found.push({ text, group });
    this.#skeleton.add(PLACEHOLDER, 0, PLACEHOLDER.length);
    return after;
  }

  #skeletonByte(at: number): number {
    const byte = this.#chunk[at] ?? 0;
    const frame = this.#stack.at(-1);
    if (frame?.holdsItems === true && byte !== COMMA && byte !== CLOSE_ARRAY && !isSpace(byte)) {
      this.#gather(at);
      this.#inItem = true;
      this.#itemDepth = 0;
      return at;
    }
    if (byte === QUOTE) this.#beginString(at, frame);
    else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.#open(byte === OPEN_ARRAY);
    else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) this.#stack.pop();
    else if (frame !== undefined) separate(byte, frame);
    return at + 1;
  }

  #beginString(at: number, frame: Frame | undefined): void {
    this.#inString = true;
    if (frame?.onPath === true && frame.expectsKey) {
      this.#gather(at);
      this.#inKey = true;
    }
  }

  #open(array: boolean): void {
    const depth = this.#stack.length;
    const parent = this.#stack.at(-1);
    const onPath = parent === undefined || (parent.onPath && leadsOn(parent, this.#path[depth - 1]));
    const holdsItems = array && onPath && depth === this.#path.length - 1 && this.#path[depth] === '*';
    this.#stack.push({ array, onPath, holdsItems, expectsKey: !array, key: undefined, index: 0 });
  }
}

/** The next place at or after `start` whose byte means something inside an item. */
function nextRole(chunk: Buffer, start: number): number {
  let at = start;
  while (at < chunk.length && ROLES[chunk[at] ?? 0] === NONE) at += 1;
  return at;
}

/** Where the string ends that goes on at `start`; the chunk's length where it does not, one more after a last backslash. */
function closingQuote(chunk: Buffer, start: number): number {
  let at = start;
  for (; at < chunk.length && chunk[at] !== QUOTE; at += 1) {
    if (chunk[at] === BACKSLASH) at += 1;
  }
  return at;
}

function leadsOn(frame: Frame, segment: string | undefined): boolean {
  return frame.array ? segment === '*' : segment !== undefined && frame.key === segment;
}

function separate(byte: number, frame: Frame): void {
  if (byte === COLON) frame.expectsKey = false;
  else if (byte === COMMA) {
    frame.expectsKey = !frame.array;
    frame.index += 1;
  }
}

function keyText(json: string): string | undefined {
  try {
    const key: unknown = JSON.parse(json);
    return typeof key === 'string' ? key : undefined;
  } catch {
    return undefined;
  }
}
