import { badSignature, denied, unknownKey } from '../refusal.ts';
import { v2Signature, v2Text } from '../sign/v2.ts';
import type { Site } from '../site.ts';
import { sameText } from './same-text.ts';
import type { Signed } from './signed.ts';

const iso = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** Throws a `Refusal` unless a SigV2 query string is ours and still lives. Expiry is looked at first, as AWS does. */
export function checkV2(site: Site, { request, target, query, amzHeaders }: Signed): void {
  const accessKey = query.get('AWSAccessKeyId') ?? '';
  const expires = query.get('Expires') ?? '';
  if (!/^\d{1,12}$/.test(expires)) throw denied('Query-string authentication requires the Expires parameter');
  if (Number(expires) * 1000 < site.now()) {
    throw denied('Request has expired', {
      Expires: iso(Number(expires) * 1000),
      ServerTime: iso(site.now()),
    });
  }
  if (accessKey !== site.keys.accessKey) throw unknownKey(accessKey);
  const fromQuery = [...query].map(([name, value]) => [name.toLowerCase(), value] as const);
  const amz = new Map([...fromQuery.filter(([name]) => name.startsWith('x-amz-')), ...amzHeaders]);
  const covered = {
    method: request.method ?? '',
    contentType: request.headers['content-type'] ?? '',
    expires,
    amz,
    path: target.path,
  };
  if (!sameText(v2Signature(site.keys.secretKey, covered), query.get('Signature') ?? '')) {
    throw badSignature(v2Text(covered));
  }
}
