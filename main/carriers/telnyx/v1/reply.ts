import type { z } from 'zod';
import type { Answer } from '../../http-answer.ts';
import type { WireRefusal } from './wire.ts';
import { refusalBody } from './wire.ts';

/** Bytes. */
const LARGEST = 64_000_000;
const LARGEST_REFUSAL = 1_000_000;

async function jsonOf(answer: Answer, limit: number): Promise<unknown> {
  const text = Buffer.from(await answer.bytes(limit)).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A success as it should be; `undefined` when it is anything else. Rejects when the connection breaks. */
export async function readBody<Value>(answer: Answer, schema: z.ZodType<Value>): Promise<Value | undefined> {
  return schema.safeParse(await jsonOf(answer, LARGEST)).data;
}

/** What Telnyx says is wrong, as far as it can be had; `undefined` when it was not Telnyx who spoke. */
export async function readRefusal(answer: Answer): Promise<WireRefusal | undefined> {
  try {
    return refusalBody.safeParse(await jsonOf(answer, LARGEST_REFUSAL)).data;
  } catch {
    return undefined;
  }
}
