import type { Json } from '../../json.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../site.ts';
import { portsIn, type Scope } from './scope.ts';

/** Ports that are submitted now and not yet sent on, each with the transition that made it so. */
export function lastSubmitted(call: Call, scope: Scope): Answer {
  const data: Json[] = [];
  for (const port of portsIn(call, scope)) {
    if (port.state !== 'submitted' || port.sent) continue;
    const last = port.transitions.findLast((each) => each.transition.new === 'submitted');
    if (last) data.push({ id: port.id, transition: { ...last } });
  }
  return { kind: 'data', status: 200, data };
}
