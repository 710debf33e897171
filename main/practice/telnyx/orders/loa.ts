import { textOr } from '../../json.ts';
import { Flow } from '../../paper/flow.ts';
import { renderPdf } from '../../paper/pdf.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../site.ts';
import type { Order } from '../world/model.ts';
import { loadOrder } from './load.ts';

const pretty = (number: string): string => number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');

/** The letter for an order, filled in as far as the order is; the wording is this project's own. */
export function drawTemplate(order: Order): Uint8Array {
  const { admin, location, numbers } = order;
  const value = (text: unknown): string => textOr(text) ?? '________________________';
  const flow = new Flow();
  flow
    .text('Letter of Authorization', 22, 'serif-bold')
    .gap(6)
    .text(
      'The customer named here appoints Telnyx LLC as agent to request service records from the present carrier and to port the telephone numbers on this letter.',
    )
    .gap(8)
    .row('Customer name', value(admin.entity_name))
    .row('Authorized person', value(admin.auth_person_name))
    .row('Account number', value(admin.account_number))
    .row('Billing telephone number', value(admin.billing_phone_number))
    .row('Service address', value(location.street_address))
    .row(
      '',
      `${value(location.locality)}, ${value(location.administrative_area)} ${value(location.postal_code)}`,
    )
    .gap(8);
  if (numbers[0]?.type === 'toll_free') flow.row('Port to RespOrg', 'QIT02').gap(4);
  flow.text('Numbers to be ported', 13, 'serif-bold').gap(2);
  for (const { number } of numbers) flow.text(pretty(number), 11, 'sans', 18);
  flow.gap(24).text('Signature: ______________________________   Date: ______________', 11);
  return renderPdf(flow.pages, 'Letter of Authorization');
}

/** GET …/loa_template. */
export const readTemplate = (call: Call, id: string): Answer => ({
  kind: 'file',
  bytes: drawTemplate(loadOrder(call, id)),
  contentType: 'application/pdf',
  name: 'loa_template.pdf',
});
