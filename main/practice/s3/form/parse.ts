import { badArgument, Refusal } from '../refusal.ts';

/** A POST form, taken apart as S3 does it. */
export interface Form {
  /** In the order they came, names in lower case; only those before the file. */
  readonly fields: ReadonlyMap<string, string>;
  readonly file: { readonly name: string; readonly contentType: string; readonly bytes: Uint8Array };
}

interface Part {
  readonly name: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Bytes of a form that may precede the file. */
const MOST_BEFORE_FILE = 20 * 1024;
const BREAK = '\r\n';

/** Throws a `Refusal` unless the body is a form with one part named `file`; what stands behind that part is ignored. */
export function parseForm(contentType: string, body: Buffer): Form {
  const boundary = /^multipart\/form-data\s*;.*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) {
    throw new Refusal(
      412,
      'PreconditionFailed',
      'At least one of the pre-conditions you specified did not hold',
      { Condition: 'Bucket POST must be of the enclosure-type multipart/form-data' },
    );
  }
  const fields = new Map<string, string>();
  let before = 0;
  for (const part of partsOf(body, mark)) {
    if (part.name === 'file') {
      return { fields, file: { name: part.fileName, contentType: part.contentType, bytes: part.bytes } };
    }
    before += part.name.length + part.bytes.byteLength;
    if (before > MOST_BEFORE_FILE) {
      throw new Refusal(
        400,
        'MaxPostPreDataLengthExceeded',
        'Your POST request fields preceding the upload file were too large.',
        { MaxPostPreDataLengthBytes: String(MOST_BEFORE_FILE) },
      );
    }
    fields.set(part.name, Buffer.from(part.bytes).toString('utf8'));
  }
  throw badArgument('POST requires exactly one file upload per request.', {
    ArgumentName: 'file',
    ArgumentValue: '0',
  });
}

function* partsOf(body: Buffer, mark: string): Generator<Part> {
  const delimiter = `${BREAK}--${mark}`;
  const opening = `--${mark}`;
  if (!body.subarray(0, opening.length).equals(Buffer.from(opening))) throw malformed();
  let at = opening.length;
  while (body.subarray(at, at + 2).toString() === BREAK) {
    const headEnd = body.indexOf(BREAK + BREAK, at);
    const end = body.indexOf(delimiter, headEnd);
    if (headEnd < 0 || end < 0) throw malformed();
    yield partOf(body.subarray(at, headEnd).toString('utf8'), body.subarray(headEnd + 4, end));
    at = end + delimiter.length;
  }
  if (body.subarray(at, at + 2).toString() !== '--') throw malformed();
}

function partOf(head: string, bytes: Buffer): Part {
  const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? '';
  const value = (name: string) => new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(disposition)?.[1];
  return {
    name: (value('name') ?? '').toLowerCase(),
    fileName: value('filename') ?? '',
    contentType: /^content-type:\s*(\S+)\s*$/im.exec(head)?.[1] ?? 'binary/octet-stream',
    bytes,
  };
}

const malformed = (): Refusal =>
  new Refusal(
    400,
    'MalformedPOSTRequest',
    'The body of your POST request is not well-formed multipart/form-data.',
  );
