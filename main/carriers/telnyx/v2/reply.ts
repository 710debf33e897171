import type { z } from 'zod';
import type { Answer } from '../../http-answer.ts';
import type { WireError } from './wire.ts';
import { envelope, errorBody } from './wire.ts';

/** Largest answer that is read as one document, in bytes; lists of orders are streamed instead. */
const LARGEST = 16_000_000;
const LARGEST_REFUSAL = 1_000_000;

export type Envelope = z.infer<typeof envelope>;

function parsed<Value>(schema: z.ZodType<Value>, text: string): Value | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The envelope of a success; `undefined` when the body is none. Rejects when the connection breaks. */
export async function readEnvelope(answer: Answer): Promise<Envelope | undefined> {
  const found = parsed(envelope, Buffer.from(await answer.bytes(LARGEST)).toString('utf8'));
  return found?.data === undefined ? undefined : found;
}

/** Whether a success is Telnyx's own: without a body, or with a document. Rejects when the connection breaks. */
export async function isTelnyxs(answer: Answer): Promise<boolean> {
  const text = Buffer.from(await answer.bytes(LARGEST)).toString('utf8');
  return text.trim() === '' || parsed(envelope, text) !== undefined;
}

/** What Telnyx says is wrong, as far as it can be had; `undefined` when it was not Telnyx who spoke. */
export async function readErrors(answer: Answer): Promise<readonly WireError[] | undefined> {
  try {
    const text = Buffer.from(await answer.bytes(LARGEST_REFUSAL)).toString('utf8');
    return parsed(errorBody, text)?.errors;
  } catch {
    return undefined;
  }
}
