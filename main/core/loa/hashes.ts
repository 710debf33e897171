import { FIELDS, type FieldName } from '../../../preload/contract/domain/fields.ts';
import type { LoaId } from '../../../preload/contract/domain/loa.ts';
import type { LoaLook, LoaRecord } from '../interfaces/loa.ts';
import type { Sha256 } from '../interfaces/ports.ts';
import { meaningOf } from '../port-requests/same-text.ts';
import type { LoaText } from './content.ts';

interface Part {
  readonly label: string;
  /** One spelling for all that mean the same, so that a carrier's way of writing an address changes nothing. */
  readonly said: (text: LoaText) => string;
  /** Carriers fill it in where it was blank: then the paper says nothing else. */
  readonly mayBeFilled?: true;
}

const field = (name: FieldName, value: (text: LoaText) => string | undefined): Part => ({
  label: FIELDS[name].label,
  said: (text) => meaningOf(name, value(text) ?? '').toLowerCase(),
});

/** What makes an LOA another one once it changes, by the name under which a record keeps its hash. */
const PARTS = {
  customer: field('billingName', ({ customer }) => customer.name),
  address: {
    label: 'Service address',
    said: ({ customer: { serviceAddress } }) =>
      Object.values(serviceAddress ?? {})
        .join(' ')
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()
        .toLowerCase(),
  },
  btn: field('btn', ({ customer }) => customer.btn),
  account: field('accountNumber', ({ customer }) => customer.accountNumber),
  usage: { ...field('usage', ({ customer }) => customer.usage), mayBeFilled: true },
  losingCarrier: field('losingCarrier', ({ losingCarrier }) => losingCarrier),
  winningCarrier: field('winningCarrier', ({ winningCarrier }) => winningCarrier),
  reseller: { label: 'Reseller', said: ({ reseller }) => (reseller ?? '').toLowerCase() },
  respOrg: { label: 'RespOrg', said: ({ respOrg }) => (respOrg ?? '').toLowerCase() },
  portType: field('portType', ({ portType }) => portType),
  newBtn: field('newBtn', ({ newBtn }) => newBtn),
  requestedDate: { ...field('requestedDate', ({ requestedDate }) => requestedDate), mayBeFilled: true },
  numbers: { label: 'Numbers', said: ({ numbersHash }) => numbersHash },
} as const satisfies Readonly<Record<string, Part>>;

type PartName = keyof typeof PARTS;
const NAMES = Object.keys(PARTS) as readonly PartName[];

export function partHashes(text: LoaText, sha256Of: Sha256): LoaRecord['partHashes'] {
  return Object.fromEntries(NAMES.map((name) => [name, sha256Of(PARTS[name].said(text))]));
}

/** Labels of what has changed since these hashes were made; what an older record does not know has not. */
export function changedParts(
  then: LoaRecord['partHashes'],
  now: LoaRecord['partHashes'],
  sha256Of: Sha256,
): readonly string[] {
  const blank = sha256Of('');
  return NAMES.filter((name) => {
    const before = then[name];
    if (before === undefined || before === now[name]) return false;
    const part: Part = PARTS[name];
    return !(part.mayBeFilled && before === blank);
  }).map((name) => PARTS[name].label);
}

/** Of all that the signer sees but who signs, which is typed beside it. */
export function contentHash(
  { portRequestId: _, authorized: __, ...printed }: LoaText,
  { logo, template }: LoaLook,
  sha256Of: Sha256,
): string {
  const look = {
    logo: logo && sha256Of(logo),
    form: template && [sha256Of(template.bytes), template.form.placed],
  };
  return sha256Of(JSON.stringify([printed, look]));
}

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ID_LENGTH = 12;

/**
 * The id of the `nth` LOA of this port with these words, such as `LOA-7F3K-9Q2M-T4XW`: the same for the same words, so
 * that looking at one keeps nothing. Nothing secret is in it, since it lies in the clear.
 */
export function loaIdOf(text: LoaText, nth: number, sha256Of: Sha256): LoaId {
  const { accountNumber: _, ...customer } = text.customer;
  const hash = sha256Of(JSON.stringify([{ ...text, customer, authorized: null }, nth]));
  const digits = [...hash.matchAll(/../g)]
    .slice(0, ID_LENGTH)
    .map(([pair]) => DIGITS.charAt(Number.parseInt(pair, 16) % DIGITS.length));
  return `LOA-${digits.join('').replace(/.{4}(?=.)/g, '$&-')}`;
}
