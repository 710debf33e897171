import type { Json, JsonObject } from '../json.ts';

/** Paging keys of a list envelope. */
export interface Page {
  readonly page_size: number;
  readonly start_key?: string;
  readonly next_start_key?: string;
}

/** What a handler decided; `http/write.ts` turns it into bytes. */
export type Answer =
  | {
      readonly kind: 'data';
      readonly status: 200 | 201;
      readonly data: Json;
      readonly revision?: string;
      readonly metadata?: JsonObject;
      readonly page?: Page;
      readonly token?: string;
      readonly location?: string;
    }
  | { readonly kind: 'list'; readonly chunks: Iterable<string> }
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly message: string;
      readonly data: Json;
      readonly extra?: JsonObject;
    }
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly contentType: string; readonly name: string }
  | { readonly kind: 'empty'; readonly status: number; readonly headers?: Readonly<Record<string, string>> };

/** Thrown to leave a handler early with the answer the caller must get. */
export class Refusal extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super('refused');
    this.name = 'Refusal';
    this.answer = answer;
  }
}

/** A Refusal with an error envelope. */
export const refusal = (status: number, message: string, data: Json, extra?: JsonObject): Refusal =>
  new Refusal({ kind: 'error', status, message, data, ...(extra ? { extra } : {}) });

/** Bodiless answers that come from Kazoo's web server itself: 304, 406, 412, 415, and its crashes (500). */
export const bare = (status: 304 | 406 | 412 | 415 | 500): Refusal => new Refusal({ kind: 'empty', status });

/** 400 "validation error": `data` is dotted path -> code -> detail (carriers/kazoo.md §3). */
export const invalid = (path: string, code: string, detail: JsonObject): Refusal =>
  refusal(400, 'validation error', { [path]: { [code]: detail } });

/** 404 for an id nobody knows. */
export const badIdentifier = (cause: string): Refusal =>
  refusal(404, 'bad_identifier', { message: 'bad identifier', cause });

/** 404 for a path nobody serves. */
export const notFound = (): Refusal => refusal(404, 'not_found', { message: 'not found' });

/** 403 as every forbidden thing answers it. */
export const forbidden = (): Refusal => refusal(403, 'forbidden', { message: 'forbidden' });

/** 405 for a verb that is known but not possible on this thing now. */
export const invalidMethod = (): Refusal => refusal(405, 'invalid_method', { message: 'invalid method' });

/** 401 for a token or sign-in that is missing, garbled or wrong. */
export const badCredentials = (): Refusal =>
  refusal(401, 'invalid_credentials', { message: 'invalid credentials' });

/** 401 for a well-formed token that has expired or is unknown: note the space, and the empty data. */
export const deadToken = (): Refusal => refusal(401, 'invalid credentials', {});
