import type { IncomingMessage } from 'node:http';
import type { Target } from '../http/target.ts';
import { badArgument, denied } from '../refusal.ts';
import type { Site } from '../site.ts';
import type { Signed } from './signed.ts';
import { checkV2 } from './v2.ts';
import { checkV4 } from './v4.ts';

/** Throws a `Refusal` unless the query holds a signature of ours that still lives. */
export function checkSigned(site: Site, request: IncomingMessage, target: Target): void {
  const query = new Map(target.query);
  const v2 = query.has('Signature');
  const v4 = query.has('X-Amz-Signature');
  if (request.headers.authorization !== undefined) {
    if (v2 || v4) throw badArgument('Only one auth mechanism allowed', { ArgumentName: 'Authorization' });
    throw denied();
  }
  const amzHeaders = new Map(
    Object.entries(request.headers)
      .filter(([name]) => name.startsWith('x-amz-'))
      .map(([name, value]) => [name, String(value)] as const),
  );
  const signed: Signed = { request, target, query, amzHeaders };
  if (v4) checkV4(site, signed);
  else if (v2) checkV2(site, signed);
  else throw denied();
}
