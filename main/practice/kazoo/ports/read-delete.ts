import { type Answer, invalidMethod } from '../answer.ts';
import type { Call } from '../site.ts';
import type { PortState } from '../world/model.ts';
import { portAnswer } from './answer.ts';
import { loadPort } from './load.ts';

const DELETABLE: ReadonlySet<PortState> = new Set(['unconfirmed', 'rejected', 'canceled']);

/** 405 unless the port is in a state that lets itself and its attachments be deleted. */
export function checkDeletable(state: PortState): void {
  if (!DELETABLE.has(state)) throw invalidMethod();
}

/** GET one port. */
export const readPort = (call: Call, id: string): Answer => portAnswer(call, loadPort(call, id));

/** DELETE one port. Soft or hard, nobody can read it afterwards. */
export function deletePort(call: Call, id: string): Answer {
  const port = loadPort(call, id);
  checkDeletable(port.state);
  call.site.store.remove(id);
  return portAnswer(call, port, { readOnly: { deleted: true } });
}
