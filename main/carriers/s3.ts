import type { Payload } from '../core/interfaces/carrier.ts';
import { CarrierFailure } from '../core/interfaces/carrier.ts';
import { plainFileName } from './file-name.ts';
import type { HttpTimeouts } from './http-failures.ts';
import { fieldsFit, formBody } from './multipart.ts';
import { payloadBytes } from './payload-bytes.ts';
import type { Address } from './s3/address.ts';
import { addressOf } from './s3/address.ts';
import { storageOf, unusable } from './s3/parties.ts';
import { Sender } from './s3/sender.ts';

/** An address that takes one file by PUT until it expires (presigned; Flowroute). A secret while it lives. */
export interface PutSlot {
  readonly url: string;
  /** Exactly as signed; absent: none was signed. */
  readonly contentType?: string;
}

/** A form that takes one file by POST until its policy expires (Telnyx v1). A secret while it lives. */
export interface PostForm {
  readonly url: string;
  /** In the order they came; values unchanged, the literal `${filename}` included. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Name of the part that carries the file. */
  readonly fileField: string;
}

export interface S3Options {
  /** As the agent named the account; used in sentences. */
  readonly accountName: string;
  /** As the carrier is called on screen; used in sentences. */
  readonly carrierLabel: string;
  /** Whether a host (lower case, no port) is this carrier's own storage, its regional names included. */
  readonly isOwnHost: (host: string) => boolean;
  /** Loopback is allowed only for accounts whose own base URL is loopback (practice). */
  readonly loopback: boolean;
  readonly timeouts?: Partial<HttpTimeouts>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export interface UploadWatch {
  /** Bytes of the file that were handed to the connection, of all of them. */
  readonly progress: (sentBytes: number, totalBytes: number) => void;
  readonly signal?: AbortSignal;
}

/** Uploads to a carrier's own S3 storage. Each call rejects with `CarrierFailure` and nothing else. */
export interface S3 {
  readonly put: (slot: PutSlot, payload: Payload, watch: UploadWatch) => Promise<void>;
  /** Resolves with `Location`, verbatim. */
  readonly post: (form: PostForm, payload: Payload, watch: UploadWatch) => Promise<string>;
  /** The storage's clock minus ours, in milliseconds, from its last answer. */
  readonly clockOffset: () => number;
}

/** A client for one account (`carriers/telnyx-flowroute-s3.md` §D). Opens nothing before the first upload. */
export function s3Client(options: S3Options): S3 {
  const sender = new Sender(options);
  return {
    put: (slot, payload, watch) => putFile(sender, slot, payload, watch),
    post: (form, payload, watch) => postFile(sender, options, form, payload, watch),
    clockOffset: () => sender.clockOffset(),
  };
}

/**
 * An address in the carrier's own storage, to fetch a file from, taken apart without changing a byte. Throws a
 * `CarrierFailure` with `protocol` for anybody else's; the address is not repeated in it.
 */
export function storageAddress(url: string, options: S3Options): Pick<Address, 'origin' | 'target'> {
  return addressOf(url, options);
}

async function putFile(sender: Sender, slot: PutSlot, payload: Payload, watch: UploadWatch): Promise<void> {
  const { size } = payload;
  await sender.send({
    method: 'PUT',
    url: slot.url,
    contentType: slot.contentType,
    body: { size, open: () => payloadBytes(payload), sent: (bytes) => watch.progress(bytes, size) },
    expiresAt: readPutUrl(slot.url).expiresAt,
    signal: watch.signal,
  });
}

async function postFile(
  sender: Sender,
  options: S3Options,
  form: PostForm,
  payload: Payload,
  watch: UploadWatch,
): Promise<string> {
  checkForm(options, form, payload);
  const { size, mediaType, name } = payload;
  const { fields, fileField } = form;
  const open = () => payloadBytes(payload);
  const body = formBody({
    fields,
    fileField,
    fileName: plainFileName(name, mediaType),
    mediaType,
    size,
    open,
  });
  const sent = (bytes: number) => watch.progress(Math.min(Math.max(bytes - body.before, 0), size), size);
  const { location } = await sender.send({
    method: 'POST',
    url: form.url,
    contentType: body.contentType,
    body: { size: body.size, open: body.open, sent },
    expiresAt: readPostForm(fields).expiresAt,
    signal: watch.signal,
  });
  if (location === undefined) throw unregistered(options);
  return location;
}

/** Throws a `CarrierFailure` with `protocol` unless the form can be sent as it came and is for this type of file. */
function checkForm(options: S3Options, form: PostForm, { mediaType }: Payload): void {
  if (!fieldsFit(form)) {
    throw unusable(`${options.carrierLabel} gave a form for the file that can't be sent as it is.`);
  }
  const wanted = form.fields.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  if (wanted !== undefined && wanted !== mediaType) {
    throw unusable(`${options.carrierLabel} gave a form for another type of file (${wanted.slice(0, 60)}).`);
  }
}

function unregistered(options: S3Options): CarrierFailure {
  return new CarrierFailure(
    {
      code: 'protocol',
      what: `${storageOf(options)} took the file but did not say where it lies: it is uploaded but unregistered.`,
      next: 'Send the file again; it gets a new place.',
    },
    'yes',
  );
}

/** What a presigned PUT URL says about itself. */
export interface PutUrlFacts {
  /** The `Content-Type` that was signed, to be sent exactly so; absent: none was signed. */
  readonly contentType?: string;
  /** Milliseconds since 1970, on the storage's clock. */
  readonly expiresAt?: number;
}

/** What a POST form says about itself. */
export interface PostFormFacts {
  /** Milliseconds since 1970, on the storage's clock. */
  readonly expiresAt?: number;
}

const DATE = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/**
 * Signed `Content-Type` and expiry of a presigned PUT URL: SigV2 `Expires` in seconds, or SigV4 `X-Amz-Date` plus
 * `X-Amz-Expires` (`carriers/telnyx-flowroute-s3.md` §C). What can't be read is absent; never throws.
 */
export function readPutUrl(url: string): PutUrlFacts {
  if (!URL.canParse(url)) return {};
  const query = new Map(
    [...new URL(url).searchParams].map(([name, value]) => [name.toLowerCase(), value] as const),
  );
  const contentType = query.get('content-type');
  const expiresAt =
    v2Expiry(query.get('expires')) ?? v4Expiry(query.get('x-amz-date'), query.get('x-amz-expires'));
  return facts(contentType, expiresAt);
}

/** Expiry in a POST form's policy (base64 of JSON). What can't be read is absent; never throws. */
export function readPostForm(fields: readonly (readonly [name: string, value: string])[]): PostFormFacts {
  const policy = fields.find(([name]) => name.toLowerCase() === 'policy')?.[1];
  return policy === undefined ? {} : facts(undefined, policyExpiry(policy));
}

function facts(contentType: string | undefined, expiresAt: number | undefined): PutUrlFacts {
  return {
    ...(contentType === undefined ? {} : { contentType }),
    ...(expiresAt === undefined || Number.isNaN(expiresAt) ? {} : { expiresAt }),
  };
}

function v2Expiry(seconds: string | undefined): number | undefined {
  return seconds !== undefined && /^\d{1,12}$/.test(seconds) ? Number(seconds) * 1000 : undefined;
}

function v4Expiry(date: string | undefined, seconds: string | undefined): number | undefined {
  if (date === undefined || seconds === undefined || !/^\d{1,7}$/.test(seconds)) return undefined;
  const at = Date.parse(date.replace(DATE, '$1-$2-$3T$4:$5:$6Z'));
  return at + Number(seconds) * 1000;
}

function policyExpiry(base64: string): number | undefined {
  try {
    const policy: unknown = JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
    const known = typeof policy === 'object' && policy !== null && 'expiration' in policy;
    return known && typeof policy.expiration === 'string' ? Date.parse(policy.expiration) : undefined;
  } catch {
    return undefined;
  }
}
