import type { Json, JsonObject } from '../json.ts';

/** What a handler decided; `http/desk.ts` turns it into bytes. */
export type Answer =
  | {
      readonly kind: 'json';
      readonly status: number;
      readonly body: Json;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly contentType: string; readonly name: string }
  | { readonly kind: 'empty'; readonly status: number };

/** Thrown to leave a handler early with the answer the caller must get. */
export class Refusal extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super('refused');
    this.name = 'Refusal';
    this.answer = answer;
  }
}

/** v2's envelope around what was asked for. */
export const data = (status: 200 | 201 | 202, value: Json, meta?: JsonObject): Answer => ({
  kind: 'json',
  status,
  body: { data: value, ...(meta ? { meta } : {}) },
});

/** 204, for what leaves nothing to tell. */
export const nothing: Answer = { kind: 'empty', status: 204 };

const TITLES = {
  '10004': 'Missing required parameter',
  '10005': 'Resource not found',
  '10007': 'Method not allowed',
  '10009': 'Authentication failed',
  '10010': 'Authorization failed',
  '10011': 'Too many requests',
  '10015': 'Bad Request',
  '10016': 'Phone number must be in +E.164 format',
  '10036': 'Resource is being processed',
  '80003': 'Phone number is in another porting request',
  '80004': 'Invalid due date',
  '80005': 'Invalid PIN',
  '80007': 'FOC date has expired',
  '80008': 'LOA is missing',
} as const;

/** A code of carriers/telnyx-flowroute-s3.md §B, or one beside it that every Telnyx API has. */
export type ErrorCode = keyof typeof TITLES;

/** One thing wrong with a request. `pointer` is into the body, `parameter` names a query parameter. */
export interface Fault {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly pointer?: string;
  readonly parameter?: string;
}

const errorOf = ({ code, detail, pointer, parameter }: Fault): JsonObject => ({
  code,
  title: TITLES[code],
  detail,
  ...(pointer === undefined && parameter === undefined
    ? {}
    : {
        source: {
          ...(pointer === undefined ? {} : { pointer }),
          ...(parameter === undefined ? {} : { parameter }),
        },
      }),
  meta: { url: `https://developers.telnyx.com/docs/overview/errors/${code}` },
});

/** v2's error envelope. */
export const refusal = (
  status: number,
  faults: readonly Fault[],
  headers?: Readonly<Record<string, string>>,
): Refusal =>
  new Refusal({
    kind: 'json',
    status,
    body: { errors: faults.map(errorOf) },
    ...(headers ? { headers } : {}),
  });

/** 404 for an id or a path nobody knows. */
export const notFound = (): Refusal =>
  refusal(404, [{ code: '10005', detail: 'The requested resource or URL could not be found.' }]);

/** 422 for a request that is understood and not possible. */
export const unprocessable = (...faults: readonly Fault[]): Refusal => refusal(422, faults);

/** 422 for an act that the status of an order does not allow. */
export const wrongStatus = (detail: string): Refusal => unprocessable({ code: '10015', detail });
