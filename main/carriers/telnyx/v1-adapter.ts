import policy from '../../../assets/policies/telnyx-v1.json' with { type: 'json' };
import type { CarrierAdapter } from '../../core/interfaces/carrier.ts';
import { createPaces } from '../pace.ts';
import { policyOf } from '../policy-file.ts';
import { requirementsOf } from './requirements.ts';
import { TELNYX_V1, TELNYX_V1_CAPABILITIES } from './v1/description.ts';
import { movesOf } from './v1/moves.ts';
import type { TelnyxV1Options } from './v1/session.ts';
import { telnyxV1Session } from './v1/session.ts';

/** Telnyx by its older API (`carriers/telnyx-flowroute-s3.md` §A), for accounts that are still worked in it. */
export function telnyxV1Adapter(options: TelnyxV1Options = {}) {
  const paceOf = createPaces(options.rate ?? TELNYX_V1_CAPABILITIES.rate);
  return {
    description: TELNYX_V1,
    capabilities: TELNYX_V1_CAPABILITIES,
    policy: policyOf(TELNYX_V1.id, policy),
    moves: movesOf,
    rejectReasons: [],
    requirements: requirementsOf,
    session: (access) => telnyxV1Session(access, paceOf(access.accountId), options),
  } as const satisfies CarrierAdapter;
}
