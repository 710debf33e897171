import { Flow } from '../../paper/flow.ts';
import { renderPdf } from '../../paper/pdf.ts';
import type { OrderRecord, Signature } from '../world/model.ts';
import { tenDigits } from '../world/numbers.ts';
import { loaForm } from './form.ts';

const shown = (number: string): string => tenDigits(number).replace(/^(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');

/** The signed e-LOA as a paper. */
export function letterPdf(order: OrderRecord, signature: Signature): Uint8Array {
  const { details, numbers } = order;
  const flow = new Flow();
  flow
    .text('Letter of Agency', 22, 'serif-bold')
    .gap(8)
    .text(String(loaForm(order).loa_copy), 11)
    .gap(10)
    .row('Authorized contact', details.billing_name)
    .row('Company', details.company ?? '')
    .row('Service address', [details.street, details.street2].filter(Boolean).join(', '))
    .row('', `${details.city}, ${details.state} ${details.zip}`)
    .row('Present carrier', details.provider)
    .gap(10)
    .text('Telephone numbers', 13, 'serif-bold')
    .gap(2);
  for (const number of numbers) flow.text(shown(number), 11, 'sans', 18);
  flow
    .gap(26)
    .text(signature.name, 20, 'script', 12)
    .rule()
    .gap(4)
    .row('Signed by', `${signature.name}, ${signature.title}`)
    .row('Date', new Date(signature.at).toISOString().slice(0, 10));
  return renderPdf(flow.pages, 'Letter of Agency');
}
