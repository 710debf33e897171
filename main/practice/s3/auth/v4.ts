import { badSignature, denied } from '../refusal.ts';
import { parseAmzDate, V4_ALGORITHM, v4Signature, v4Text } from '../sign/v4.ts';
import type { Site } from '../site.ts';
import { scopeOf, wrong } from './credential.ts';
import { sameText } from './same-text.ts';
import type { Signed } from './signed.ts';

/** Seconds. */
const LONGEST = 604_800;
/** How far a request may be ahead of our clock. Milliseconds. */
const AHEAD = 15 * 60_000;
const NAMES = ['Algorithm', 'Credential', 'Date', 'Expires', 'SignedHeaders'] as const;

/** Throws a `Refusal` unless a SigV4 query string is ours and lives now. */
export function checkV4(site: Site, { request, target, query, amzHeaders }: Signed): void {
  const [algorithm, credential, date, expires, names] = NAMES.map((name) => query.get(`X-Amz-${name}`) ?? '');
  if (!credential || !date || !expires || !names) {
    throw wrong(
      'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
    );
  }
  if (algorithm !== V4_ALGORITHM) throw wrong('X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"');
  checkLife(parseAmzDate(date), expires, site.now());
  const scope = scopeOf(site, credential, date);
  const signedNames = new Set(names.split(';'));
  const loose = [...amzHeaders.keys()].filter((name) => !signedNames.has(name));
  if (!signedNames.has('host') || loose.length > 0) {
    throw denied('There were headers present in the request which were not signed', {
      HeadersNotSigned: loose.join(', ') || 'host',
    });
  }
  const text = v4Text({
    method: request.method ?? '',
    path: target.path,
    query: target.query.filter(([name]) => name !== 'X-Amz-Signature'),
    headers: [...signedNames].map((name) => [name, String(request.headers[name] ?? '')] as const),
    date,
    scope,
  });
  if (!sameText(v4Signature(site.keys.secretKey, scope, text), query.get('X-Amz-Signature') ?? '')) {
    throw badSignature(text);
  }
}

function checkLife(signedAt: number, expires: string, now: number): void {
  if (Number.isNaN(signedAt))
    throw wrong("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
  if (!/^\d{1,9}$/.test(expires)) throw wrong('X-Amz-Expires should be a number');
  if (Number(expires) > LONGEST) {
    throw wrong(
      'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
    );
  }
  if (signedAt > now + AHEAD) throw denied('Request is not yet valid');
  if (signedAt + Number(expires) * 1000 < now) {
    throw denied('Request has expired', {
      'X-Amz-Expires': expires,
      Expires: new Date(signedAt + Number(expires) * 1000).toISOString(),
      ServerTime: new Date(now).toISOString(),
    });
  }
}
