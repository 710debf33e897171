import type { Json } from '../../json.ts';
import { refusal } from '../answer.ts';
import { type Call, requestValue } from '../site.ts';
import type { Account, PortRecord, PortState } from '../world/model.ts';

const PER_NUMBER = 10;

/**
 * The dry run of every save that enters a state: when the account's plan bills it and the request does
 * not say `accept_charges`, 402 with the invoices and nothing saved (carriers/kazoo.md §3).
 */
export function checkCharges(
  call: Call,
  account: Account,
  before: PortRecord | null,
  entering: PortState,
  quantity: number,
): void {
  const { billedPlan, billingRefuses } = call.site.switches;
  if (!billedPlan.includes(entering) && !account.billedStates.includes(entering)) return;
  const accepted = requestValue(call, 'accept_charges');
  const first = !before?.transitions.some((each) => each.transition.new === entering);
  if (accepted !== true && accepted !== 'true')
    throw refusal(402, 'accept charges', [invoice(first ? `first_${entering}` : entering, quantity)]);
  if (billingRefuses === 'no_credit')
    throw refusal(402, 'no_credit', { message: 'not enough credit to perform action' });
  if (billingRefuses === 'billing_issue')
    throw refusal(402, 'billing_issue', { message: 'there was an issue with billing' });
}

function invoice(item: string, quantity: number): Json {
  const today = PER_NUMBER * quantity;
  const line = { category: 'port_request', item, name: 'Number port', quantity, rate: PER_NUMBER };
  return {
    activation_charges: [{ ...line, amount: today }],
    items: [{ ...line, rate: 0, total: 0, billable: quantity }],
    taxes: [],
    summary: { today, recurring: 0 },
    plan: { id: 'practice-porting', name: 'Practice porting plan' },
    bookkeeper: { id: 'practice', type: 'iou' },
  };
}
