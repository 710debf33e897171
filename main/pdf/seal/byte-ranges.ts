/** Where a signature of a PDF lies and what it covers. */
export interface SignaturePlace {
  /** `[0 covered begin rest]`: the bytes before the signature's own value, and those after it. */
  readonly range: readonly [number, number, number, number];
  /** The dictionary around it, without the value. */
  readonly dictionary: string;
}

const KEY = '/ByteRange';
/** Longest dictionary of a signature without its value, in bytes. */
const DICTIONARY = 4096;

/** Every signature that the file's bytes hold, in the order they lie; they can't be compressed (ISO 32000-2, 12.8.1). */
export function signaturePlaces(bytes: Uint8Array): readonly SignaturePlace[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: SignaturePlace[] = [];
  for (let at = file.indexOf(KEY); at >= 0; at = file.indexOf(KEY, at + KEY.length)) {
    const text = file.toString('latin1', at, at + 100);
    const numbers = /^\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/.exec(text);
    const [zero = -1, covered = -1, begin = -1, rest = -1] = (numbers ?? []).slice(1).map(Number);
    found.push({
      range: [zero, covered, begin, rest],
      dictionary: dictionaryAround(file, at, covered, begin),
    });
  }
  return found;
}

function dictionaryAround(file: Buffer, at: number, covered: number, begin: number): string {
  const objectAt = file.lastIndexOf(' obj', at);
  const from = Math.max(objectAt, at - DICTIONARY, 0);
  const before = file.toString('latin1', from, Math.max(from, Math.min(covered, from + DICTIONARY)));
  const tail = file.toString('latin1', begin, begin + DICTIONARY);
  const end = tail.indexOf('endobj');
  return before + (end < 0 ? tail : tail.slice(0, end));
}

/** Signs of a signature whose byte range is gone. */
export function hasRemainsOfSignature(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return ['/ETSI.CAdES.detached', '/adbe.pkcs7.detached', '/Adobe.PPKLite'].some((word) =>
    file.includes(word),
  );
}
