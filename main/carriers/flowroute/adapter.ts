import policy from '../../../assets/policies/flowroute.json' with { type: 'json' };
import type { AccountAccess, CarrierAdapter } from '../../core/interfaces/carrier.ts';
import { createPaces } from '../pace.ts';
import { policyOf } from '../policy-file.ts';
import { FLOWROUTE, FLOWROUTE_CAPABILITIES } from './description.ts';
import { movesOf } from './moves.ts';
import { requirementsOf } from './requirements.ts';
import type { FlowrouteOptions } from './session.ts';
import { flowrouteSession } from './session.ts';

/** Flowroute's port orders, API v2 (`carriers/telnyx-flowroute-s3.md` §C). */
export function flowrouteAdapter(options: FlowrouteOptions = {}) {
  const paceOf = createPaces(options.rate ?? FLOWROUTE_CAPABILITIES.rate);
  return {
    description: FLOWROUTE,
    capabilities: FLOWROUTE_CAPABILITIES,
    policy: policyOf(FLOWROUTE.id, policy),
    moves: movesOf,
    rejectReasons: [],
    requirements: requirementsOf,
    session: (access: AccountAccess) => flowrouteSession(access, paceOf(access.accountId), options),
  } as const satisfies CarrierAdapter;
}
