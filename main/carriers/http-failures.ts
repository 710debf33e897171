import type { Problem, ProblemCode } from '../../preload/contract/domain/problem.ts';
import { CarrierFailure } from '../core/interfaces/carrier.ts';

/** What is known about a request that got no whole answer. */
export interface Circumstances {
  readonly accountName: string;
  /** Whether the request changes something at the carrier. */
  readonly write: boolean;
  /** The head of the request left this machine. */
  readonly left: boolean;
  /** Some of its body never came to the connection: whoever got the rest knows that it is not whole, and does nothing. */
  readonly cut?: boolean;
  readonly timeouts: HttpTimeouts;
}

/** Milliseconds. */
export interface HttpTimeouts {
  /** Until a connection stands. */
  readonly connect: number;
  /** Without a byte of a body moving, in either direction. */
  readonly bodyIdle: number;
  /** Until the answer begins, once the request is sent. */
  readonly answer: number;
}

/** Raised by our own watch over a request body that the carrier does not take. */
export class UploadStalled extends Error {
  readonly code = 'PORTSIDE_UPLOAD_STALLED';
}

/** Raised when the caller wants a request no longer. */
export class RequestStopped extends Error {
  readonly code = 'PORTSIDE_REQUEST_STOPPED';
}

const AGAIN = 'Portside tries again by itself; check the network if this stays.';
const PROBE = 'Portside looks there whether it arrived before it does anything else.';
const CERTIFICATE = /^(CERT_|ERR_TLS|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|EPROTO|ERR_SSL)/;

interface Sentence {
  readonly code: ProblemCode;
  readonly what: (name: string, timeouts: HttpTimeouts) => string;
  readonly next?: string;
}

const seconds = (ms: number) => `${Math.max(1, Math.round(ms / 1000))} s`;

const UNKNOWN_HOST: Sentence = {
  code: 'offline',
  what: (name) => `${name} could not be reached: its address is not known on this network.`,
};
const NO_ROUTE: Sentence = {
  code: 'offline',
  what: (name) => `${name} could not be reached: there is no way to it from this network.`,
};
const SILENT_BODY: Sentence = {
  code: 'carrier-down',
  what: (name, timeouts) => `${name} stopped in the middle of its answer for ${seconds(timeouts.bodyIdle)}.`,
};

/** By the error codes of Node and undici, never by message text. */
const BY_CODE: Readonly<Record<string, Sentence>> = {
  ENOTFOUND: UNKNOWN_HOST,
  EAI_AGAIN: UNKNOWN_HOST,
  EHOSTUNREACH: NO_ROUTE,
  ENETUNREACH: NO_ROUTE,
  ENETDOWN: NO_ROUTE,
  ECONNREFUSED: {
    code: 'offline',
    what: (name) => `${name} could not be reached: nothing answers at its address.`,
  },
  UND_ERR_CONNECT_TIMEOUT: {
    code: 'offline',
    what: (name, timeouts) => `${name} could not be reached within ${seconds(timeouts.connect)}.`,
  },
  UND_ERR_HEADERS_TIMEOUT: {
    code: 'carrier-down',
    what: (name, timeouts) => `${name} has not answered for ${seconds(timeouts.answer)}.`,
  },
  UND_ERR_BODY_TIMEOUT: SILENT_BODY,
  PORTSIDE_UPLOAD_STALLED: {
    code: 'carrier-down',
    what: (name, timeouts) => `${name} took no more of the file for ${seconds(timeouts.bodyIdle)}.`,
  },
  PORTSIDE_REQUEST_STOPPED: {
    code: 'offline',
    what: (name) => `What was sent to ${name} was stopped on the way.`,
  },
  UND_ERR_REQ_CONTENT_LENGTH_MISMATCH: {
    code: 'storage',
    what: (name) => `The file for ${name} is not as long as it was when it was attached.`,
    next: 'Attach the file again.',
  },
  UND_ERR_RES_EXCEEDED_MAX_SIZE: {
    code: 'protocol',
    what: (name) => `The answer of ${name} is larger than Portside accepts.`,
  },
};

const BROKEN: Sentence = {
  code: 'carrier-down',
  what: (name) => `The connection to ${name} broke before the answer was whole.`,
};
const UNREACHED: Sentence = { code: 'offline', what: (name) => `${name} could not be reached.` };
const UNTRUSTED: Sentence = {
  code: 'offline',
  what: (name) => `No safe connection to ${name}: its certificate is not trusted on this computer.`,
  next: 'Check the address of the account and the date of this computer, or ask whoever runs the server.',
};
const NOT_HTTP: Sentence = {
  code: 'protocol',
  what: (name) => `What answers at the address of ${name} does not speak HTTP.`,
  next: 'Check the address of the account.',
};

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('name' in error && error.name === 'HTTPParserError') return 'HPE_';
  return 'cause' in error ? codeOf(error.cause) : '';
}

function sentenceFor(code: string, left: boolean): Sentence {
  const known = BY_CODE[code];
  if (known !== undefined) return known;
  if (CERTIFICATE.test(code)) return UNTRUSTED;
  if (code.startsWith('HPE_')) return NOT_HTTP;
  return left ? BROKEN : UNREACHED;
}

/** The connection broke under way: a read may be repeated at once. */
export function isBrokenConnection(error: unknown): boolean {
  return ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE', 'UND_ERR_CLOSED'].includes(codeOf(error));
}

/** Maps an error of the transport to what the agent reads and what the outbox needs to know. */
export function transportFailure(error: unknown, about: Circumstances): CarrierFailure {
  if (error instanceof CarrierFailure) return error;
  const sentence = sentenceFor(codeOf(error), about.left);
  const mayHaveArrived = about.left && about.cut !== true;
  const unsure = about.write && mayHaveArrived;
  const problem: Problem = {
    code: sentence.code,
    what: sentence.what(about.accountName, about.timeouts),
    next: sentence.next ?? (unsure ? PROBE : AGAIN),
  };
  return new CarrierFailure(problem, mayHaveArrived ? 'maybe' : 'no');
}
