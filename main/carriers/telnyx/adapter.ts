import policy from '../../../assets/policies/telnyx.json' with { type: 'json' };
import type { CarrierAdapter } from '../../core/interfaces/carrier.ts';
import { createPaces } from '../pace.ts';
import { policyOf } from '../policy-file.ts';
import { TELNYX, TELNYX_CAPABILITIES } from './description.ts';
import { movesOf } from './moves.ts';
import { requirementsOf } from './requirements.ts';
import type { TelnyxOptions } from './v2/session.ts';
import { telnyxV2Session } from './v2/session.ts';

/** Telnyx (`carriers/telnyx-flowroute-s3.md` §B). Nobody rejects an order here by hand, so there are no reasons to pick. */
export function telnyxAdapter(options: TelnyxOptions = {}) {
  const paceOf = createPaces(options.rate ?? TELNYX_CAPABILITIES.rate);
  return {
    description: TELNYX,
    capabilities: TELNYX_CAPABILITIES,
    policy: policyOf(TELNYX.id, policy),
    moves: movesOf,
    rejectReasons: [],
    requirements: requirementsOf,
    session: (access) => telnyxV2Session(access, paceOf(access.accountId), options),
  } as const satisfies CarrierAdapter;
}
