import type { PortFields } from '../../../preload/contract/domain/fields.ts';
import type { E164, PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { LoaParty } from '../../../preload/contract/domain/loa.ts';
import type { LoaAddress, LoaContent } from '../interfaces/loa.ts';
import type { Sha256 } from '../interfaces/ports.ts';
import { oneNumber } from '../port-requests/numbers/one.ts';
import { nationalFormat } from '../port-requests/phone.ts';
import type { NumberSet } from './split.ts';

/** Of our own words; raised whenever they change. */
export const TEMPLATE_VERSION = '2026-11';

/** What an LOA is made of. */
export interface LoaFacts {
  readonly portRequestId: PortRequestId;
  readonly set: NumberSet;
  /** With secrets in clear. */
  readonly fields: PortFields;
  readonly party: LoaParty;
  /** Where toll-free numbers go, as a policy of the winning carrier says. */
  readonly respOrg?: string;
}

/** What is printed, but for the LOA's own id. What is lacking is blank or absent. The PIN has no place in it. */
export type LoaText = Omit<LoaContent, 'loaId'>;

export function textOf(facts: LoaFacts, sha256Of: Sha256): LoaText {
  const { fields, party, set, portRequestId } = facts;
  const { variant, numbers } = set;
  const address = variant === 'toll-free' ? undefined : addressOf(fields);
  const respOrg = variant === 'toll-free' ? (party.respOrg ?? facts.respOrg) : undefined;
  return {
    portRequestId,
    templateVersion: TEMPLATE_VERSION,
    variant,
    customer: {
      name: fields.billingName ?? '',
      ...(address && { serviceAddress: address }),
      ...present('btn', asNumber(fields.btn)),
      ...present('accountNumber', fields.accountNumber),
      ...present('usage', fields.usage),
    },
    losingCarrier: fields.losingCarrier ?? '',
    winningCarrier: fields.winningCarrier ?? party.winningCarrier,
    ...present('reseller', party.reseller),
    ...present('respOrg', respOrg),
    portType: fields.portType === 'Partial' ? 'partial' : 'full',
    ...present('newBtn', asNumber(fields.newBtn)),
    ...present('requestedDate', fields.requestedDate),
    numbers: numbers.map((e164) => ({ e164, display: nationalFormat(e164) })),
    numbersHash: numbersHash(numbers, sha256Of),
    authorized: { name: fields.signee ?? '', title: '' },
  };
}

/** SHA-256 over the listed numbers, one per line: anyone can check a list against it. */
export function numbersHash(numbers: readonly E164[], sha256Of: Sha256): string {
  return sha256Of(numbers.join('\n'));
}

function present<Name extends string>(
  name: Name,
  value: string | undefined,
): { readonly [N in Name]?: string } {
  return value === undefined || value === '' ? {} : ({ [name]: value } as { readonly [N in Name]?: string });
}

/** As telephone numbers are printed; what is none stays as it was typed. */
function asNumber(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const number = oneNumber(text);
  return number.ok ? nationalFormat(number.e164) : text;
}

function addressOf(fields: PortFields): LoaAddress {
  return {
    street: streetLine(fields),
    ...present('unit', fields.unit),
    city: fields.city ?? '',
    region: fields.region ?? '',
    postalCode: fields.postalCode ?? '',
  };
}

/** `1420 N Superior Ave W` */
function streetLine(fields: PortFields): string {
  const { streetNumber, streetPreDirection, street, streetType, streetPostDirection } = fields;
  return [streetNumber, streetPreDirection, street, streetType, streetPostDirection]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}
