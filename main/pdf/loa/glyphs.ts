import type { FieldName } from '../../../preload/contract/domain/fields.ts';
import type { LoaContent, SignedBy } from '../../core/interfaces/loa.ts';
import { refuse } from '../../core/interfaces/refusal.ts';
import type { Faces } from './faces.ts';
import { printable } from './text.ts';

/** A text that is printed, what it is called and the form field it comes from. */
export interface Printed {
  readonly label: string;
  readonly text: string | undefined;
  readonly field?: FieldName;
}

/** Rejects with the first text that holds characters without a glyph: nothing is printed as a box or a question mark. */
export function refuseUnprintable(texts: readonly Printed[], faces: Faces): void {
  for (const { label, text, field } of texts) {
    const lacking = faces.regular.lacking(printable(text ?? ''));
    if (lacking.length === 0) continue;
    const shown = lacking
      .slice(0, 5)
      .map((character) => `“${character}” (${codeOf(character)})`)
      .join(', ');
    throw refuse(
      'invalid-input',
      `The ${label} has ${shown}, which the font of the LOA can't print.`,
      'Write it in Latin letters, as the losing carrier has it on the CSR.',
      field && { [field]: `${shown} can't be printed on the LOA.` },
    );
  }
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

export function printedTexts(content: LoaContent): readonly Printed[] {
  const { customer, authorized } = content;
  const address = customer.serviceAddress;
  return [
    { label: 'billing name', text: customer.name, field: 'billingName' },
    { label: 'street of the service address', text: address?.street, field: 'street' },
    { label: 'unit of the service address', text: address?.unit, field: 'unit' },
    { label: 'city of the service address', text: address?.city, field: 'city' },
    { label: 'state of the service address', text: address?.region, field: 'region' },
    { label: 'ZIP of the service address', text: address?.postalCode, field: 'postalCode' },
    { label: 'BTN', text: customer.btn, field: 'btn' },
    { label: 'account number', text: customer.accountNumber, field: 'accountNumber' },
    { label: 'usage', text: customer.usage, field: 'usage' },
    { label: 'losing carrier', text: content.losingCarrier, field: 'losingCarrier' },
    { label: 'winning carrier', text: content.winningCarrier, field: 'winningCarrier' },
    { label: "reseller's name", text: content.reseller },
    { label: 'RespOrg', text: content.respOrg },
    { label: 'new BTN', text: content.newBtn, field: 'newBtn' },
    { label: "signee's name", text: authorized.name, field: 'signee' },
    { label: "signee's title", text: authorized.title },
  ];
}

export function signedTexts({ signature, name, title, consentText }: SignedBy): readonly Printed[] {
  return [
    { label: "signer's name", text: name },
    { label: "signer's title", text: title },
    { label: 'typed signature', text: signature.method === 'type' ? signature.text : undefined },
    { label: 'consent text', text: consentText },
  ];
}
