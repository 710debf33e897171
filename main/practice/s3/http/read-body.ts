import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from '../refusal.ts';

/** A request whose body may be asked for once its head is known to be right. */
export interface Incoming {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The client waits for `100 Continue`. */
  readonly expects: boolean;
  /** Milliseconds without a byte until the storage gives up. */
  readonly idle: number;
  /** Break the connection when so many bytes have come. */
  readonly cutAt?: number;
}

/** Above what the practice storage holds at once. Bytes. */
const LARGEST = 400_000_000;

/** Throws a `Refusal` unless the body's length is told beforehand. */
export function lengthOf(request: IncomingMessage): number {
  if (request.headers['transfer-encoding'] !== undefined) {
    throw new Refusal(
      501,
      'NotImplemented',
      'A header you provided implies functionality that is not implemented',
      {
        Header: 'Transfer-Encoding',
      },
    );
  }
  const text = request.headers['content-length'];
  if (text === undefined) {
    throw new Refusal(411, 'MissingContentLength', 'You must provide the Content-Length HTTP header.');
  }
  const length = Number(text);
  if (length > LARGEST) {
    throw new Refusal(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
      ProposedSize: text,
      MaxSizeAllowed: String(LARGEST),
    });
  }
  return length;
}

/** The whole body. Rejects when the connection breaks, with a `Refusal` when nothing comes for too long. */
export function readBody({ request, response, expects, idle, cutAt }: Incoming): Promise<Buffer> {
  if (expects) response.writeContinue();
  const parts: Buffer[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(timedOut()), idle);
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      settle();
    };
    request.on('data', (part: Buffer) => {
      timer.refresh();
      parts.push(part);
      length += part.byteLength;
      if (cutAt !== undefined && length >= cutAt) request.socket.destroy();
    });
    request.on('end', () => end(() => resolve(Buffer.concat(parts))));
    request.on('error', (error) => end(() => reject(error)));
  });
}

const timedOut = (): Refusal =>
  new Refusal(
    400,
    'RequestTimeout',
    'Your socket connection to the server was not read from or written to within the timeout period. Idle connections will be closed.',
  );
