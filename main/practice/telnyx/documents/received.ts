import { textOr } from '../../json.ts';
import { unprocessable } from '../answer.ts';
import type { Call } from '../site.ts';

/** A file as it was sent. */
export interface Received {
  readonly bytes: Uint8Array;
  readonly filename: string;
  readonly customerReference: string | null;
}

const missing = (pointer: string, detail: string) => unprocessable({ code: '10004', detail, pointer });

const isMultipart = (call: Call): boolean =>
  (call.headers['content-type'] ?? '').toLowerCase().startsWith('multipart/form-data');

async function fromForm(call: Call): Promise<Received> {
  const headers = { 'content-type': call.headers['content-type'] ?? '' };
  const form = await new Response(Buffer.from(call.body), { headers }).formData().catch(() => null);
  const file = form?.get('file');
  if (!form || !file || typeof file === 'string') throw missing('/file', 'file is required');
  const named = form.get('filename');
  const reference = form.get('customer_reference');
  return {
    bytes: new Uint8Array(await file.arrayBuffer()),
    filename: (typeof named === 'string' ? textOr(named) : undefined) ?? file.name,
    customerReference: typeof reference === 'string' ? reference : null,
  };
}

function fromJson(call: Call): Received {
  const { file, url, filename, customer_reference: reference } = call.json;
  if (typeof url === 'string' && file === undefined)
    throw unprocessable({
      code: '10015',
      detail: 'The practice Telnyx fetches nothing from the network: send the file',
      pointer: '/url',
    });
  if (typeof file !== 'string' || file === '') throw missing('/file', 'file or url is required');
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(file))
    throw unprocessable({ code: '10015', detail: 'file must be base64', pointer: '/file' });
  return {
    bytes: Buffer.from(file, 'base64'),
    filename: textOr(filename) ?? 'document',
    customerReference: textOr(reference) ?? null,
  };
}

/** The file of a POST /documents: multipart with a binary `file`, or JSON with base64. */
export const receivedFile = (call: Call): Received | Promise<Received> =>
  isMultipart(call) ? fromForm(call) : fromJson(call);
