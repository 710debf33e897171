import { authorizationOf, type Call, nowSeconds } from '../site.ts';
import type { PortRecord, PortState, Transition } from '../world/model.ts';

/** The port in its new state, with the transition written down. */
export function entered(
  call: Call,
  port: PortRecord,
  state: PortState,
  reason: string | undefined,
  timestamp: number = nowSeconds(call.site),
): PortRecord {
  const transition: Transition = {
    type: 'transition',
    timestamp,
    ...(reason === undefined ? {} : { reason }),
    transition: { new: state, previous: port.state },
    authorization: authorizationOf(call, reason),
  };
  return { ...port, state, transitions: [...port.transitions, transition] };
}
