import { randomBytes } from 'node:crypto';

/** A form's body with the file in it, of known length. */
export interface FormBody {
  readonly contentType: string;
  /** Bytes of the whole body. */
  readonly size: number;
  /** Bytes before the file's own. */
  readonly before: number;
  /** Anew for each attempt. */
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** What a form carries: the fields in order, then the file. */
export interface FormParts {
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly fileField: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes of the file. */
  readonly size: number;
  readonly open: () => AsyncIterable<Uint8Array>;
}

/**
 * Lays a form out by hand: order matters to S3, the length must be exact, and the file is never held whole
 * (`sync.md` §3). Names and values are written as they are; see `fieldsFit` for what may stand in a name.
 */
export function formBody(parts: FormParts): FormBody {
  const boundary = `portside-${randomBytes(16).toString('hex')}`;
  const fields = parts.fields.map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file =
    `--${boundary}\r\ncontent-disposition: form-data; name="${parts.fileField}"; filename="${parts.fileName}"\r\n` +
    `content-type: ${parts.mediaType}\r\n\r\n`;
  const head = Buffer.from(fields.join('') + file);
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    size: head.byteLength + parts.size + tail.byteLength,
    before: head.byteLength,
    open: () => laidOut(head, parts.open, tail),
  };
}

async function* laidOut(
  head: Uint8Array,
  file: () => AsyncIterable<Uint8Array>,
  tail: Uint8Array,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield head;
  yield* file();
  yield tail;
}

/** Bytes that S3 takes before the file. */
const MOST = 20 * 1024;
const PLAIN_NAME = /^[\w.!#$%&'*+^`|~-]+$/;

/** Whether S3 can take these fields: names that need no quoting, none of them the file's, 20 KB in all. */
export function fieldsFit({ fields, fileField }: Pick<FormParts, 'fields' | 'fileField'>): boolean {
  const names = fields.map(([name]) => name);
  const bytes = fields.reduce((sum, [name, value]) => sum + Buffer.byteLength(name + value), 0);
  return (
    bytes <= MOST &&
    !names.includes(fileField) &&
    [fileField, ...names].every((name) => PLAIN_NAME.test(name))
  );
}
