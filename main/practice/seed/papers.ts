import { Flow } from '../paper/flow.ts';
import { renderPdf } from '../paper/pdf.ts';

/** What the papers of a port say. Dates as printed text. */
export interface Facts {
  readonly carrier: string;
  readonly name: string;
  readonly street: string;
  readonly town: string;
  readonly accountNumber: string;
  readonly btn: string;
  readonly numbers: readonly string[];
  readonly date: string;
  readonly signee: string;
  readonly reseller: string;
}

const shown = (number: string): string => number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');
const dollars = (cents: number): string => `$${(cents / 100).toFixed(2)}`;

/** The losing carrier's invoice: a summary page, then the charges by number. */
export function billPdf(facts: Facts): Uint8Array {
  const line = 3495;
  const flow = new Flow();
  flow
    .banner(facts.carrier)
    .row('Account name', facts.name)
    .row('Service address', facts.street)
    .row('', facts.town)
    .gap(8)
    .row('Account number', facts.accountNumber)
    .row('Billing telephone number', shown(facts.btn))
    .row('Invoice date', facts.date)
    .rule()
    .gap(14)
    .text('Summary of charges', 14, 'sans-bold')
    .gap(4)
    .row('Voice lines', `${facts.numbers.length} x ${dollars(line)}`)
    .row('Taxes, fees and surcharges', dollars(facts.numbers.length * 412))
    .row('Total due', dollars(facts.numbers.length * (line + 412)), 'sans-bold')
    .gap(14)
    .text(
      'Please pay by the due date to keep your services active. Questions? The number is on the back of your payment stub.',
      9,
      'sans',
    );
  flow.newPage().text('Charges by telephone number', 14, 'sans-bold').gap(6);
  for (const number of facts.numbers)
    flow.row(shown(number), `Business line, unlimited local   ${dollars(line)}`);
  return renderPdf(flow.pages, `${facts.carrier} invoice`);
}

/** A signed letter of authorization, as a customer sends it back. */
export function formPdf(facts: Facts): Uint8Array {
  const flow = new Flow();
  flow
    .text('Letter of Authorization', 22, 'serif-bold')
    .gap(8)
    .text(
      `I am authorized by the customer of record for the telephone numbers below and appoint ${facts.reseller} as agent to move them away from ${facts.carrier} and to obtain the service records needed for it.`,
      11,
    )
    .gap(10)
    .row('Customer name', facts.name)
    .row('Service address', facts.street)
    .row('', facts.town)
    .row('Present carrier', facts.carrier)
    .row('Account number', facts.accountNumber)
    .row('Billing telephone number', shown(facts.btn))
    .gap(10)
    .text('Numbers to be ported', 13, 'serif-bold')
    .gap(2);
  for (const number of facts.numbers) flow.text(shown(number), 11, 'sans', 18);
  flow
    .gap(26)
    .text(facts.signee, 20, 'script', 12)
    .rule()
    .gap(4)
    .row('Signed by', facts.signee)
    .row('Date', facts.date);
  return renderPdf(flow.pages, 'Letter of Authorization');
}

/** The customer service record the losing carrier sends on request. */
export function csrPdf(facts: Facts): Uint8Array {
  const flow = new Flow();
  flow
    .text('CUSTOMER SERVICE RECORD', 14, 'sans-bold')
    .rule()
    .gap(8)
    .row('ATN', shown(facts.btn))
    .row('LN', facts.name.toUpperCase())
    .row('SA', facts.street.toUpperCase())
    .row('LOC', facts.town.toUpperCase())
    .row('ACCT', facts.accountNumber)
    .gap(8);
  facts.numbers.forEach((number, index) => {
    flow.row(`WTN ${String(index + 1).padStart(3, '0')}`, `${shown(number)}   1FB   PIC NONE`);
  });
  return renderPdf(flow.pages, 'Customer Service Record');
}
