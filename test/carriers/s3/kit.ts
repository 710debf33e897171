import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { expect } from 'vitest';
import type { PostForm, PutSlot, S3, S3Options, UploadWatch } from '../../../main/carriers/s3.ts';
import { readPutUrl, s3Client } from '../../../main/carriers/s3.ts';
import type { Payload } from '../../../main/core/interfaces/carrier.ts';
import { CarrierFailure } from '../../../main/core/interfaces/carrier.ts';
import type { SignedForm } from '../../../main/practice/s3/storage.ts';

export const BUCKET = 'porting-uploads';
export const PDF = 'application/pdf';

/** A client as a practice account has it. */
export function client(options: Partial<S3Options> = {}): S3 {
  return s3Client({
    accountName: 'Harborline',
    carrierLabel: 'Flowroute',
    isOwnHost: () => false,
    loopback: true,
    ...options,
  });
}

/** A file of so many bytes, in pieces of 64 KiB, no two of them the same. */
export function payload(size: number, name = 'bill.pdf'): Payload {
  const open = async function* () {
    yield* pieces(size);
  };
  return { name, kind: 'invoice', mediaType: PDF, sha256: hashOf(size), size, open };
}

const PIECE = 65_536;
const NOISE = Uint8Array.from({ length: 2 * PIECE }, (_, n) => (n * 31 + (n >> 8) * 7) % 251);

function* pieces(size: number): Generator<Uint8Array> {
  for (let n = 0; n * PIECE < size; n += 1) {
    const from = n % PIECE;
    yield NOISE.subarray(from, from + Math.min(PIECE, size - n * PIECE));
  }
}

/** SHA-256 of such a file. */
export function hashOf(size: number): string {
  const hash = createHash('sha256');
  for (const piece of pieces(size)) hash.update(piece);
  return hash.digest('hex');
}

export const sha256 = (bytes: Uint8Array | undefined): string | undefined =>
  bytes && createHash('sha256').update(bytes).digest('hex');

export const silent: UploadWatch = { progress: () => undefined };

export const slotOf = (url: string): PutSlot => {
  const { contentType } = readPutUrl(url);
  return { url, ...(contentType !== undefined && { contentType }) };
};

/** A form as an adapter reads it out of the carrier's JSON. */
export const formOf = ({ url, fields }: SignedForm): PostForm => ({
  url,
  fields: Object.entries(fields),
  fileField: 'file',
});

/** The same form with one field changed, added, or left out. */
export function changed(form: PostForm, name: string, value: string | undefined): PostForm {
  const others = form.fields.filter(([each]) => each !== name);
  return { ...form, fields: value === undefined ? others : [...others, [name, value]] };
}

/** What an upload failed with; its sentences must give nothing away that opens the storage. */
export async function failureOf(
  work: Promise<unknown>,
  ...secrets: readonly string[]
): Promise<CarrierFailure> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CarrierFailure)) throw new Error(`expected a CarrierFailure, got ${String(error)}`);
  const told = JSON.stringify(error.problem);
  for (const secret of secrets) expect(told).not.toContain(secret);
  expect(told).not.toMatch(/https?:|Signature=|X-Amz|AWSAccessKeyId/);
  return error;
}

export interface RawAnswer {
  readonly status: number;
  /** `Code` of the XML error, or nothing. */
  readonly code: string | undefined;
  readonly location: string | undefined;
  /** The server asked for the body with `100 Continue`. */
  readonly continued: boolean;
}

/** A request by hand, for what our client never does. A body of pieces is sent chunked. */
export function raw(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>> = {},
  body: Uint8Array | readonly Uint8Array[] = [],
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    let continued = false;
    const whole = body instanceof Uint8Array ? { 'content-length': String(body.byteLength) } : {};
    const asked = request(url, { method, agent: false, headers: { ...whole, ...headers } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => {
        const code = /<Code>(\w+)<\/Code>/.exec(text)?.[1];
        resolve({ status: response.statusCode ?? 0, code, location: response.headers.location, continued });
        asked.destroy();
      });
    });
    asked.on('error', reject).on('continue', () => {
      continued = true;
      asked.end(body instanceof Uint8Array ? body : undefined);
    });
    if (headers.expect !== undefined) return asked.flushHeaders();
    if (body instanceof Uint8Array) return asked.end(body);
    for (const piece of body) asked.write(piece);
    asked.end();
  });
}
