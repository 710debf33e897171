import { objectOr, textOr } from '../../json.ts';
import { type Answer, invalid, notFound, refusal } from '../answer.ts';
import { TO_SCHEDULED } from '../schema/schemas.ts';
import { checked } from '../schema/validator.ts';
import { type Call, isMaster, nowSeconds, requestValue } from '../site.ts';
import { isSelfOrAncestor } from '../world/accounts.ts';
import type { PortRecord } from '../world/model.ts';
import { portAnswer } from './answer.ts';
import { checkCharges } from './charges.ts';
import { mergedPort, savedEdit } from './edit.ts';
import { askPhonebook } from './phonebook.ts';
import { isMoveTarget, judgeMove } from './rules.ts';
import { entered } from './transition.ts';

const REFUSED = {
  illegal: 'Cannot move to new state from current state',
  'not-allowed':
    "you're not allowed to change to new state from current state, please contact your port authority",
} as const;

/** PATCH …/{state}: merge, check, move, notify. */
export function movePort(call: Call, id: string, target: string): Answer {
  if (!isMoveTarget(target)) throw notFound();
  const { port, merged } = mergedPort(call, id);
  const owner = call.site.store.accounts.get(port.accountId) ?? call.account;
  const verdict = judgeMove(port.state, target, {
    authority: isMaster(call) || port.authority === call.caller.account.id,
    family: isSelfOrAncestor(call.caller.account.id, owner),
    allowSubmittedToScheduled: call.site.switches.allowSubmittedToScheduled,
  });
  if (verdict !== 'legal') throw invalid('port_state', 'enum', { message: REFUSED[verdict], cause: target });
  const ready = target === 'scheduled' ? { ...merged, fields: checked(TO_SCHEDULED, merged.fields) } : merged;
  checkCharges(call, owner, port, target, Object.keys(objectOr(ready.fields.numbers)).length);
  const moved = entered(call, ready, target, textOr(requestValue(call, 'reason')));
  const finished = target === 'completed' ? completed(call, moved) : moved;
  const settled = target === 'submitted' ? askPhonebook(call, finished) : finished;
  const stored = savedEdit(call, port, settled);
  if (call.site.switches.notifyFails) {
    call.site.store.save({ ...port, modified: nowSeconds(call.site) }, stored);
    throw refusal(502, 'bad_gateway', {
      message: 'failed to send port state change email notification',
      cause: port.id,
    });
  }
  if (target === 'completed')
    for (const number of Object.keys(objectOr(stored.portedNumbers)))
      call.site.store.inService.set(number, stored.accountId);
  return portAnswer(call, stored);
}

/** Numbers come into service and leave `numbers` for `_read_only.ported_numbers`. */
function completed(call: Call, port: PortRecord): PortRecord {
  const numbers = objectOr(port.fields.numbers);
  const { failingNumber } = call.site.switches;
  if (failingNumber !== null && failingNumber in numbers)
    throw refusal(500, 'transition_errors', {
      message: 'failed to transition numbers to in service',
      [failingNumber]: {
        code: 500,
        error: 'number_failed',
        message: 'unable to create number',
        cause: failingNumber,
      },
    });
  return { ...port, portedNumbers: numbers, fields: { ...port.fields, numbers: {} } };
}
