import { encode, hmac, sha256 } from './encode.ts';

export const V4_ALGORITHM = 'AWS4-HMAC-SHA256';

/** `20171003/us-east-1/s3/aws4_request`, in its parts. */
export interface Scope {
  /** `20171003` */
  readonly day: string;
  readonly region: string;
}

/** What SigV4 signs in a query string. */
export interface V4Request {
  readonly method: string;
  /** Encoded path. */
  readonly path: string;
  /** Decoded query, without the signature. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Signed headers; names in lower case. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** `20171003T174526Z` */
  readonly date: string;
  readonly scope: Scope;
}

/** `20171003T174526Z` of milliseconds since 1970. */
export const amzDate = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** Milliseconds since 1970 of `20171003T174526Z`; NaN when it is none. */
export const parseAmzDate = (text: string): number =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/** The scope as it stands in a credential, behind the access key. */
export const scopeText = ({ day, region }: Scope): string => `${day}/${region}/s3/aws4_request`;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The text that is signed (AWS: Signature Version 4, query parameters). */
export function v4Text({ method, path, query, headers, date, scope }: V4Request): string {
  const pairs = query.map(([name, value]) => `${encode(name)}=${encode(value)}`).sort(byText);
  const sorted = [...headers].sort(([a], [b]) => byText(a, b));
  const canonical = [
    method,
    path,
    pairs.join('&'),
    ...sorted.map(([name, value]) => `${name}:${value.trim().replace(/ +/g, ' ')}`),
    '',
    sorted.map(([name]) => name).join(';'),
    'UNSIGNED-PAYLOAD',
  ].join('\n');
  return [V4_ALGORITHM, date, scopeText(scope), sha256(canonical)].join('\n');
}

/** Lower-case hexadecimal signature of any text: a request's, or a POST policy in base64. */
export function v4Signature(secretKey: string, scope: Scope, text: string): string {
  const day = hmac(`AWS4${secretKey}`, scope.day);
  const key = hmac(hmac(hmac(day, scope.region), 's3'), 'aws4_request');
  return hmac(key, text).toString('hex');
}
