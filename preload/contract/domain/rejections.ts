import type { FieldName } from './fields.ts';
import type { Rejection } from './orders.ts';

interface Reason {
  readonly label: string;
  readonly fix: string;
  readonly fields: readonly FieldName[];
}

const ADDRESS = ['streetNumber', 'street', 'unit', 'city', 'region', 'postalCode'] as const;

/** Why ports are turned down, whatever each carrier calls it (`porting.md` §2.5). */
const REASONS = {
  'name-mismatch': {
    label: 'Name does not match',
    fix: 'Use the business name exactly as on the CSR, and have the LOA signed again.',
    fields: ['billingName'],
  },
  'auth-name': {
    label: 'Not the authorised person',
    fix: 'Ask the losing carrier who may authorise, and have that person sign a new LOA.',
    fields: ['signee'],
  },
  'address-mismatch': {
    label: 'Address does not match',
    fix: 'Use the service address of the CSR, not the billing address.',
    fields: ADDRESS,
  },
  'zip-mismatch': {
    label: 'ZIP does not match',
    fix: 'Use the 5-digit ZIP of the account.',
    fields: ['postalCode'],
  },
  'account-number': {
    label: 'Account number is missing or wrong',
    fix: 'Take it from the bill or the CSR; it is often neither the phone number nor the BTN.',
    fields: ['accountNumber'],
  },
  pin: {
    label: 'PIN is missing or wrong',
    fix: 'Only the customer can get it: ask them for a fresh port-out PIN.',
    fields: ['pin'],
  },
  'btn-mismatch': {
    label: 'BTN does not match',
    fix: 'Ask the losing carrier, or pull the CSR; there may be several BTNs.',
    fields: ['btn'],
  },
  'main-btn-porting': {
    label: 'The BTN is among the numbers',
    fix: 'For a partial port, name a new BTN from the numbers that stay.',
    fields: ['portType', 'newBtn'],
  },
  'partial-port': {
    label: 'Other services are on the account',
    fix: 'Say what becomes of every other number and service, or have the account split.',
    fields: ['portType'],
  },
  'pending-order': {
    label: 'Another order is pending',
    fix: 'The customer completes or cancels the open order at the losing carrier.',
    fields: [],
  },
  freeze: {
    label: 'The account is frozen',
    fix: 'The customer asks the losing carrier to lift the port freeze.',
    fields: [],
  },
  'special-feature': {
    label: 'A feature is in the way',
    fix: 'Have hunting, distinctive ring, forwarding or DSL removed first.',
    fields: [],
  },
  inactive: {
    label: 'A number is not in service',
    fix: 'The customer has it reactivated before the port.',
    fields: [],
  },
  'not-on-account': {
    label: 'A number is on another account',
    fix: 'Split the request by account, with one LOA each.',
    fields: ['accountNumber'],
  },
  'not-portable': {
    label: 'A number can’t be ported here',
    fix: 'Try another winning carrier, or keep and forward the number.',
    fields: [],
  },
  'rate-center': {
    label: 'Rate center',
    fix: 'Split the request, or try another winning carrier.',
    fields: [],
  },
  'split-required': {
    label: 'Has to be split',
    fix: 'Split the numbers by losing carrier, type and country.',
    fields: [],
  },
  'service-type': {
    label: 'Wrong kind of service or port',
    fix: 'Check business or residential, and full or partial.',
    fields: ['usage', 'portType'],
  },
  'loa-bad': {
    label: 'The LOA can’t be used',
    fix: 'Scan or sign it again, with a date of today.',
    fields: ['signingDate'],
  },
  foc: {
    label: 'The date was turned down',
    fix: 'Choose a later business day inside an allowed window.',
    fields: ['requestedDate'],
  },
  unpaid: {
    label: 'A balance or contract is open',
    fix: 'The customer settles it with the losing carrier.',
    fields: [],
  },
  'losing-carrier': {
    label: 'The losing carrier does not answer',
    fix: 'The carrier’s desk escalates; write a comment with the evidence.',
    fields: [],
  },
  funds: {
    label: 'Not enough funds',
    fix: 'Top up the account at the carrier, then submit again.',
    fields: [],
  },
  other: {
    label: 'Rejected',
    fix: 'Read the carrier’s words; ask in a comment what is missing.',
    fields: [],
  },
} as const satisfies Readonly<Record<string, Reason>>;

export type RejectionReason = keyof typeof REASONS;

/** A carrier's refusal with what a person does about it. */
export function rejectionOf(reason: RejectionReason, code: string, said: string): Rejection {
  return { code, said, ...REASONS[reason] };
}
