import { refusal } from '../answer.ts';
import { type Call, nowSeconds } from '../site.ts';
import type { Comment, PortRecord } from '../world/model.ts';
import { entered } from './transition.ts';

/**
 * The phonebook hears of a submitted port when the master account is its authority. It may turn the
 * submission into a rejection, or fail with an error passed through (carriers/kazoo.md §2).
 */
export function askPhonebook(call: Call, port: PortRecord): PortRecord {
  const { phonebook } = call.site.switches;
  if (port.authority !== call.site.store.master.id || phonebook === 'off' || phonebook === 'accepts')
    return port;
  if (phonebook === 'fails')
    throw refusal(
      500,
      'phonebook error',
      { message: 'the phonebook could not be reached' },
      { passthrough: true, error_format: 'phonebook' },
    );
  const later = nowSeconds(call.site) + 1;
  const reason = 'There was some issue with your port request, please contact your port authority.';
  const comment: Comment = {
    author: 'Port Automation',
    content: 'The winning carrier did not accept the order as it was submitted.',
    timestamp: later,
    is_private: true,
    action_required: false,
  };
  return { ...entered(call, port, 'rejected', reason, later), comments: [...port.comments, comment] };
}
