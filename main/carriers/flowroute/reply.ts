import type { Answer } from '../http-answer.ts';
import type { WireFault } from './wire.ts';
import { wireFaults } from './wire.ts';

/** Largest answer that is read, in bytes: a page of 200 orders with a thousand numbers each fits. */
const LARGEST = 32_000_000;
const LARGEST_REFUSAL = 1_000_000;

/** The document of a success; `empty` when there is no body, nothing when it can't be read as JSON. */
export async function readReply(answer: Answer): Promise<{ readonly body: unknown } | 'empty' | undefined> {
  const text = Buffer.from(await answer.bytes(LARGEST)).toString('utf8');
  if (text.trim() === '') return 'empty';
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? { body } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The error objects of a refusal: none where they are another JSON document, nothing at all where it is no JSON. The
 * status alone has to do when the body is cut.
 */
export async function readRefusal(answer: Answer): Promise<readonly WireFault[] | undefined> {
  try {
    const body: unknown = JSON.parse(Buffer.from(await answer.bytes(LARGEST_REFUSAL)).toString('utf8'));
    return wireFaults.safeParse(body).data ?? [];
  } catch {
    return undefined;
  }
}
