import { request } from 'undici';

/** Longest wait for a time-stamp service, in milliseconds, and the most it may answer with. */
const PATIENCE_MS = 10_000;
const MOST_BYTES = 64 * 1024;

/**
 * Puts a question to a time-stamp service (RFC 3161 over HTTP) and gives its answer as it came. Rejects when it can't be
 * reached, says no, or does not come to an end.
 */
export async function askTimeStampService(url: string, question: Uint8Array): Promise<Uint8Array> {
  const { statusCode, body } = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    body: question,
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const answer: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error('the answer is too long');
    answer.push(chunk);
  }
  if (statusCode !== 200) throw new Error(`HTTP ${statusCode}`);
  return Buffer.concat(answer);
}
