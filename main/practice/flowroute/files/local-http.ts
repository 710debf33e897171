import { request } from 'node:http';

const TIMEOUT_MS = 5000;

/** What to send beside the address. */
export interface Sent {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** One request to a server on this machine: a GET, or a PUT of `sent`. Redirects are not followed. */
export function askLocally(
  url: URL,
  sent?: Sent,
): Promise<{ readonly status: number; readonly bytes: Uint8Array }> {
  const headers = sent && { 'content-type': sent.contentType, 'content-length': sent.bytes.byteLength };
  return new Promise((resolve, reject) => {
    const options = {
      method: sent ? 'PUT' : 'GET',
      agent: false,
      timeout: TIMEOUT_MS,
      ...(headers && { headers }),
    };
    const asked = request(url, options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes: Buffer.concat(parts) }));
    });
    asked.on('timeout', () => asked.destroy(new Error('no answer in time')));
    asked.on('error', reject);
    asked.end(sent?.bytes);
  });
}
