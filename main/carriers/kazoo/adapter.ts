import policy from '../../../assets/policies/kazoo.json' with { type: 'json' };
import type { CarrierAdapter } from '../../core/interfaces/carrier.ts';
import { createPaces } from '../pace.ts';
import { policyOf } from '../policy-file.ts';
import { KAZOO, KAZOO_CAPABILITIES } from './description.ts';
import { movesOf } from './moves.ts';
import { REJECT_REASONS } from './reject-reasons.ts';
import { requirementsOf } from './requirements.ts';
import type { KazooOptions } from './session.ts';
import { kazooSession } from './session.ts';

/** 2600hz Kazoo, versions 4.3 and 5 (`carriers/kazoo.md`). */
export function kazooAdapter(options: KazooOptions = {}) {
  const paceOf = createPaces(options.rate ?? KAZOO_CAPABILITIES.rate);
  return {
    description: KAZOO,
    capabilities: KAZOO_CAPABILITIES,
    policy: policyOf(KAZOO.id, policy),
    moves: movesOf,
    rejectReasons: REJECT_REASONS,
    requirements: requirementsOf,
    session: (access) => kazooSession(access, paceOf(access.accountId), options),
  } as const satisfies CarrierAdapter;
}
