import { createHash } from 'node:crypto';
import type { JsonObject } from '../../json.ts';
import type { Answer } from '../answer.ts';
import type { Consumption } from '../auth/buckets.ts';
import type { Site } from '../site.ts';

/** What an envelope tells beside the answer itself. */
export interface EnvelopeContext {
  readonly requestId: string;
  readonly token: string | null;
  readonly tokens: Consumption | null;
}

const VERSIONS = { '4.3': '4.3.158', '5': '5.3.29' } as const;
const NODE = createHash('md5').update('practice').digest('hex').slice(0, 12);

type Enveloped = Extract<Answer, { kind: 'data' | 'list' | 'error' }>;

/** The keys that only this kind of answer has. */
function ownKeys(answer: Enveloped): JsonObject {
  if (answer.kind === 'list') return {};
  if (answer.kind === 'error')
    return { error: String(answer.status), message: answer.message, ...answer.extra };
  return {
    ...(answer.revision === undefined ? {} : { revision: answer.revision }),
    ...(answer.metadata ? { metadata: answer.metadata } : {}),
    ...answer.page,
  };
}

/** The envelope's keys around `data` (carriers/kazoo.md §3). */
export function envelopeOf(site: Site, answer: Enveloped, context: EnvelopeContext): JsonObject {
  const issued = answer.kind === 'data' ? answer.token : undefined;
  const echoed = site.switches.echoToken ? context.token : null;
  const token = issued ?? echoed;
  const stamp = new Date(site.now()).toISOString().slice(0, 19);
  const known = issued !== undefined || context.token !== null;
  return {
    ...ownKeys(answer),
    ...(context.tokens ? { tokens: { ...context.tokens } } : {}),
    timestamp: site.switches.answers === '5' ? `${stamp}Z` : stamp,
    ...(known ? { version: VERSIONS[site.switches.answers] } : {}),
    node: NODE,
    request_id: context.requestId,
    status: answer.kind === 'error' ? 'error' : 'success',
    ...(token === null ? {} : { auth_token: token }),
  };
}
