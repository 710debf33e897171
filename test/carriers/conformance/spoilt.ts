import type { CarrierSession, OrderAddress } from '../../../main/core/interfaces/carrier.ts';
import type { FaultAction } from '../../../main/practice/http/faults.ts';
import type { ProblemCode } from '../../../preload/contract/domain/problem.ts';

/** One question or change, put to a session. */
export type Ask = (session: CarrierSession, address: OrderAddress) => Promise<unknown>;

export const FOREVER = Number.POSITIVE_INFINITY;
export const answer = (
  status: number,
  body = '',
  headers: Readonly<Record<string, string>> = {},
): FaultAction => ({
  kind: 'answer',
  status,
  body,
  headers,
});

/** What comes instead of an answer, and how it is told. */
export const SPOILT: readonly (readonly [string, FaultAction, ProblemCode | readonly ProblemCode[]])[] = [
  ['a portal’s page', { kind: 'html', status: 200 }, 'protocol'],
  ['a gateway’s 502', { kind: 'html', status: 502 }, 'carrier-down'],
  ['JSON cut in the middle', { kind: 'truncated-json' }, 'protocol'],
  ['a body that breaks off', { kind: 'cut-body' }, ['carrier-down', 'protocol']],
  ['nothing at all', answer(200), 'protocol'],
  ['a broken connection', { kind: 'drop' }, ['carrier-down', 'offline']],
  ['a 401', { kind: 'unauthorized' }, 'unauthorized'],
  ['the carrier’s own 429', { kind: 'rate-limited' }, 'rate-limited'],
  ['a bare 429', answer(429), 'rate-limited'],
  ['a 429 with a time', answer(429, '{}', { 'retry-after': '30' }), 'rate-limited'],
  ['a redirect', answer(307, '', { location: 'https://elsewhere.example/v2' }), 'protocol'],
];
