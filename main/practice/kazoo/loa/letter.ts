import { objectOr, textOr } from '../../json.ts';
import { Flow } from '../../paper/flow.ts';
import { renderPdf } from '../../paper/pdf.ts';
import { type Answer, bare } from '../answer.ts';
import { accepts } from '../attachments/names.ts';
import { loadPort } from '../ports/load.ts';
import type { Call, Site } from '../site.ts';
import type { Account, PortRecord } from '../world/model.ts';
import { numbersOf } from '../world/store.ts';

/** GET …/loa: the letter as the server draws it; JSON is not to be had. */
export function readLetter(call: Call, id: string): Answer {
  const port = loadPort(call, id);
  if (!accepts(call.headers.accept, ['application/pdf', 'application/x-pdf'])) throw bare(406);
  return {
    kind: 'file',
    bytes: drawLetter(call.site, port),
    contentType: 'application/pdf',
    name: 'loa.pdf',
  };
}

/** `+12065550142` as `+1 206-555-0142`. */
const pretty = (number: string): string =>
  number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, (_all, area, office, line) => `+1 ${area}-${office}-${line}`);

function resellerOf(site: Site, account: Account | undefined): Account {
  const ids = [...(account?.tree ?? [])].reverse();
  const found = ids.map((id) => site.store.accounts.get(id)).find((each) => each?.isReseller);
  return found ?? site.store.master;
}

/**
 * Draws what Kazoo's default template draws, faults included: it prints keys that no port has
 * (`bill.address`, `bill.city`, `bill.state`, `bill.zip_code`, top-level `carrier`), so address, losing
 * carrier, BTN and account number stay empty (carriers/kazoo.md §5). The wording is this project's own.
 */
export function drawLetter(site: Site, port: PortRecord): Uint8Array {
  const account = site.store.accounts.get(port.accountId);
  const reseller = resellerOf(site, account);
  const bill = objectOr(port.fields.bill);
  const given = (key: string): string => textOr(bill[key]) ?? '';
  const flow = new Flow();
  flow
    .text('Letter of Authorization', 22, 'serif-bold')
    .gap(6)
    .text(
      'By signing below I state that I am the customer of record, or act for the customer of record, for each telephone number on this letter.',
    )
    .gap(4)
    .text(
      `For the numbers on this letter and on Attachment A, I make ${reseller.name} ("TELCO") my agent, who may ask my present telephone provider ("Provider") for my account and service records and may move my service from Provider to TELCO. This holds until I end it in writing.`,
    )
    .gap(8)
    .text('Billing Telephone Number (BTN):', 10, 'serif', 18)
    .text(`Losing Carrier: ${textOr(port.fields.carrier) ?? ''}`, 10, 'serif', 18)
    .text('Losing Carrier Account Number:', 10, 'serif', 18)
    .gap(8)
    .text('LOA Instructions', 16, 'serif-bold')
    .text('1. One BTN per letter. Numbers under another BTN need a letter of their own.', 10, 'serif', 18)
    .text(
      '2. Send the latest invoice for this BTN with all its pages; what it says and what this letter says must be the same.',
      10,
      'serif',
      18,
    )
    .text('3. Write every telephone number of this BTN on Attachment A.', 10, 'serif', 18)
    .gap(8)
    .text('Please complete the following information', 16, 'serif-bold')
    .text('It must be the same as on your current invoice and account.')
    .gap(4)
    .text(`Customer (Company) Name: ${account?.name ?? ''}`, 10, 'serif', 18)
    .text(`Service address: ${given('address')}`, 10, 'serif', 18)
    .text(`City, State ZIP: ${given('city')}, ${given('state')} ${given('zip_code')}`, 10, 'serif', 18)
    .text(`Account Contact: ${given('name')}`, 10, 'serif', 18)
    .text('Title:', 10, 'serif', 18)
    .text("Contact's Number (not BTN):", 10, 'serif', 18)
    .text(`Contact's Email: ${account?.email ?? ''}`, 10, 'serif', 18)
    .text('Print Name:', 10, 'serif', 18)
    .gap(10)
    .text('Signature: __________________________________________________', 10, 'serif', 18)
    .gap(6)
    .text('Date: ________________', 10, 'serif', 18)
    .gap(8)
    .text(`(please email the signed letter to ${reseller.email})`);
  attachmentA(flow.newPage(), reseller, numbersOf(port));
  return renderPdf(flow.pages, 'Letter of Authorization');
}

function attachmentA(flow: Flow, reseller: Account, numbers: readonly string[]): void {
  flow
    .text('Letter of Authorization', 22, 'serif-bold')
    .text('Attachment A', 16, 'serif-bold')
    .gap(4)
    .text('Billing Telephone Number (BTN):')
    .gap(4)
    .text('Telephone Numbers to be Ported', 13, 'serif-bold')
    .text(
      `These numbers WILL move to ${reseller.name}. Leave out fax, modem and alarm lines, and note DSL or Centrex beside the number it rides on.`,
    )
    .gap(4);
  for (const number of numbers) flow.text(pretty(number), 11, 'script', 24);
  flow
    .gap(8)
    .text('Telephone Numbers NOT to be Ported', 13, 'serif-bold')
    .text(
      'These numbers stay with your present carrier. Every number of the account belongs on one of the two lists. If the BTN itself is moving, name the number here that becomes the new BTN.',
    )
    .gap(6);
  for (let line = 0; line < 5; line += 1)
    flow.text('_________________________________________', 11, 'serif', 24);
}
