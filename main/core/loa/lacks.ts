import { FIELDS, type FieldName, type PortFields } from '../../../preload/contract/domain/fields.ts';
import type { LoaLack } from '../../../preload/contract/domain/loa.ts';
import { oneNumber } from '../port-requests/numbers/one.ts';
import type { LoaText } from './content.ts';

/** What must be there before this LOA can be signed, in the order in which it is printed. */
export function lacksOf(text: LoaText, fields: PortFields): readonly LoaLack[] {
  return [...customerLacks(text, fields), ...carrierLacks(text), ...numberLacks(text)];
}

function customerLacks({ variant, customer }: LoaText, fields: PortFields): readonly LoaLack[] {
  return [
    ...blank('billingName', customer.name, 'There is no billing name, as the losing carrier has it.'),
    // Toll-free numbers have no service address.
    ...(variant === 'toll-free' ? [] : addressLacks(fields)),
    ...btnLacks(fields.btn),
  ];
}

function addressLacks(fields: PortFields): readonly LoaLack[] {
  const { street = '', streetNumber = '' } = fields;
  const hasNumber = streetNumber !== '' || /^\d/.test(street);
  return [
    ...(hasNumber ? [] : [inDetails('streetNumber', 'The service address has no street number.')]),
    ...blank('street', street, 'The service address has no street.'),
    ...blank('city', fields.city, 'The service address has no city.'),
    ...blank('region', fields.region, 'The service address has no state.'),
    ...blank('postalCode', fields.postalCode, 'The service address has no ZIP.'),
  ];
}

function btnLacks(btn: string | undefined): readonly LoaLack[] {
  if (btn === undefined) return blank('btn', btn, 'There is no BTN, which the numbers are billed under.');
  return oneNumber(btn).ok ? [] : [inDetails('btn', 'The BTN is no telephone number.')];
}

function carrierLacks({
  variant,
  losingCarrier,
  winningCarrier,
  reseller,
  respOrg,
}: LoaText): readonly LoaLack[] {
  const isMissing = (value: string | undefined) => value === undefined || value === '';
  return [
    ...blank('losingCarrier', losingCarrier, 'There is no losing carrier.'),
    ...(isMissing(winningCarrier)
      ? [inSettings(FIELDS.winningCarrier.label, 'Nobody has said who the winning carrier is.')]
      : []),
    ...(variant === 'canada' && isMissing(reseller)
      ? [inSettings('Reseller', 'Canadian carriers want to know the reseller.')]
      : []),
    ...(variant === 'toll-free' && isMissing(respOrg)
      ? [inSettings('RespOrg', 'Nobody has said to which RespOrg toll-free numbers go.')]
      : []),
  ];
}

function numberLacks({ numbers }: LoaText): readonly LoaLack[] {
  if (numbers.length > 0) return [];
  return [{ place: 'numbers', label: 'Numbers', what: 'There are no numbers to move.' }];
}

function blank(field: FieldName, value: string | undefined, what: string): readonly LoaLack[] {
  return value === undefined || value === '' ? [inDetails(field, what)] : [];
}

function inDetails(field: FieldName, what: string): LoaLack {
  return { field, place: 'details', label: FIELDS[field].label, what };
}

function inSettings(label: string, what: string): LoaLack {
  return { place: 'settings', label, what };
}
