import { STATUS_CODES } from 'node:http';
import type { Json } from '../json.ts';

/** What a handler decided; `http/write.ts` turns it into bytes. */
export type Answer =
  | { readonly kind: 'data'; readonly status: 200 | 201; readonly body: Json }
  | { readonly kind: 'empty'; readonly status: 201 | 204 }
  | {
      readonly kind: 'errors';
      readonly status: number;
      /** One error object for each. */
      readonly details: readonly string[];
    };

/** Thrown to leave a handler early with the answer the caller must get. */
export class Refusal extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super('refused');
    this.name = 'Refusal';
    this.answer = answer;
  }
}

/** 200 with this body. */
export const ok = (body: Json): Answer => ({ kind: 'data', status: 200, body });

/** A Refusal with one error object for each detail. */
export const refusal = (status: number, ...details: readonly string[]): Refusal =>
  new Refusal({ kind: 'errors', status, details });

/** 404 for an id nobody knows and a path nobody serves. */
export const notFound = (): Refusal => refusal(404, 'The requested resource was not found.');

/** 422: understood, and not possible. */
export const impossible = (...details: readonly string[]): Refusal => refusal(422, ...details);

/** The title of an error object. */
export const titleOf = (status: number): string => STATUS_CODES[status] ?? 'Error';
