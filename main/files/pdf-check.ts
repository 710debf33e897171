/** Readers look for a PDF's header in its first kilobyte (ISO 32000-2, annex I): some producers put bytes before it. */
const HEADER_WITHIN = 1024;
/** The end mark is allowed some padding after it. */
const END_WITHIN = 4096;

export function isPdf(bytes: Buffer): boolean {
  return bytes.subarray(0, HEADER_WITHIN).includes('%PDF-');
}

export function endsLikePdf(bytes: Buffer): boolean {
  const tail = bytes.subarray(Math.max(0, bytes.length - END_WITHIN));
  return tail.includes('%%EOF');
}

const ENCRYPT = /\/Encrypt(?![A-Za-z])/;

/** Dictionaries that end a PDF or one of its revisions, each as text; they are never compressed nor encrypted. */
function* trailers(bytes: Buffer): Generator<string> {
  for (let at = bytes.indexOf('trailer'); at >= 0; at = bytes.indexOf('trailer', at + 7)) {
    const end = bytes.indexOf('startxref', at);
    yield bytes.toString('latin1', at, end < 0 ? bytes.length : end);
  }
  for (let at = bytes.indexOf('/XRef'); at >= 0; at = bytes.indexOf('/XRef', at + 5)) {
    const begin = bytes.lastIndexOf(' obj', at);
    const end = bytes.indexOf('stream', at);
    if (begin >= 0 && end >= 0) yield bytes.toString('latin1', begin, end);
  }
}

/** Whether the PDF says that its contents are encrypted, with or without a password to open it. */
export function isEncryptedPdf(bytes: Buffer): boolean {
  for (const trailer of trailers(bytes)) {
    if (ENCRYPT.test(trailer)) return true;
  }
  return false;
}
