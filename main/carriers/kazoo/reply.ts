import type { Answer } from '../http-answer.ts';
import type { Envelope } from './wire.ts';
import { envelope } from './wire.ts';

/** Largest answer that is read as one document, in bytes; lists of ports are streamed instead. */
const LARGEST = 16_000_000;
const LARGEST_REFUSAL = 1_000_000;

function parse(text: string): Envelope | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('data' in value || 'status' in value))
      return undefined;
    const parsed = envelope.safeParse(value);
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** The envelope of a success; `undefined` when the body is none. Rejects when the connection breaks. */
export async function readEnvelope(answer: Answer): Promise<Envelope | undefined> {
  const parsed = parse(Buffer.from(await answer.bytes(LARGEST)).toString('utf8'));
  return parsed?.status === 'error' || parsed?.status === 'fatal' ? undefined : parsed;
}

/** The envelope of a refusal, as far as it can be had: the status alone has to do when the body is cut or foreign. */
export async function readRefusal(answer: Answer): Promise<Envelope | undefined> {
  try {
    return parse(Buffer.from(await answer.bytes(LARGEST_REFUSAL)).toString('utf8'));
  } catch {
    return undefined;
  }
}
