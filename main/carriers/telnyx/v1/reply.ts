import type { z } from 'zod';
import type { Answer } from '../../http-answer.ts';
import type { WireRefusal } from './wire.ts';
import { refusalBody } from './wire.ts';

/** Bytes. */
const LARGEST = 64_000_000;
const LARGEST_REFUSAL = 1_000_000;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function textOf(answer: Answer, limit: number): Promise<string> {
  return Buffer.from(await answer.bytes(limit)).toString('utf8');
}

/** Whether a success is Telnyx's own: without a body, or with a document. Rejects when the connection breaks. */
export async function isTelnyxs(answer: Answer): Promise<boolean> {
  const text = await textOf(answer, LARGEST);
  return text.trim() === '' || parsed(text) !== undefined;
}

/** A success as it should be; `undefined` when it is anything else. Rejects when the connection breaks. */
export async function readBody<Value>(answer: Answer, schema: z.ZodType<Value>): Promise<Value | undefined> {
  return schema.safeParse(parsed(await textOf(answer, LARGEST))).data;
}

/** What Telnyx says is wrong, as far as it can be had; `undefined` when it was not Telnyx who spoke. */
export async function readRefusal(answer: Answer): Promise<WireRefusal | undefined> {
  try {
    return refusalBody.safeParse(parsed(await textOf(answer, LARGEST_REFUSAL))).data;
  } catch {
    return undefined;
  }
}
