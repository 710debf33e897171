import { request } from 'node:http';

/** Asks a local storage for something without a body. */
export function fetchBytes(
  method: 'GET' | 'DELETE' | 'PUT',
  url: string,
): Promise<{ readonly status: number; readonly bytes: Uint8Array }> {
  return new Promise((resolve, reject) => {
    request(url, { method, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes: Buffer.concat(parts) }));
    })
      .on('error', reject)
      .end();
  });
}
