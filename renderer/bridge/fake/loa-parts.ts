import { FIELDS, type FieldName, type PortFields } from '../../../preload/contract/domain/fields.ts';
import type {
  LoaLack,
  LoaPart,
  LoaState,
  LoaVariant,
  LoaView,
  SigningOffer,
} from '../../../preload/contract/domain/loa.ts';
import { LOA_VARIANTS } from '../../../preload/contract/domain/loa.ts';
import type { PhoneNumber } from '../../../preload/contract/domain/port-requests.ts';
import type { FakePort, FakeWorld } from './world.ts';

const TOLL_FREE = /^\+18(00|33|44|55|66|77|88)/;
const CANADA = /^\+1(204|236|250|403|416|506|514|587|604|613|647|705|778|780|902|905)/;
const NEEDED: Readonly<Record<LoaVariant, readonly FieldName[]>> = {
  local: ['billingName', 'btn', 'street', 'city', 'region', 'postalCode', 'losingCarrier', 'signee'],
  'toll-free': ['billingName', 'losingCarrier', 'signee'],
  canada: ['billingName', 'btn', 'street', 'city', 'region', 'postalCode', 'losingCarrier', 'signee'],
};
/** Of what is printed. */
const PRINTED: readonly FieldName[] = [
  ...NEEDED.local,
  'streetNumber',
  'requestedDate',
  'portType',
  'newBtn',
];

export const CONSENT = {
  version: '2026-11',
  text: 'I agree to sign this letter of authorization electronically. My electronic signature has the same effect as one made by hand, and I may ask for a paper copy at any time.',
};

export function loaKey(id: string, variant: LoaVariant): string {
  return `${id} ${variant}`;
}

function variantOf({ e164 }: PhoneNumber): LoaVariant {
  if (TOLL_FREE.test(e164)) return 'toll-free';
  return CANADA.test(e164) ? 'canada' : 'local';
}

export function numbersOf(port: FakePort, variant: LoaVariant): readonly PhoneNumber[] {
  return port.numbers.filter((number) => variantOf(number) === variant);
}

/** What is printed, in lines. */
export function linesOf(port: FakePort, fields: PortFields, variant: LoaVariant): readonly string[] {
  const printed = PRINTED.map((name) => `${FIELDS[name].label}: ${fields[name] ?? '________'}`);
  return [...printed, ...numbersOf(port, variant).map(({ display }) => display)];
}

/** Sixty-four hexadecimal digits of a text: a stand-in for a hash, good enough to differ. */
export function hashOf(text: string): string {
  let value = 0x811c9dc5;
  let digits = '';
  for (let turn = 0; digits.length < 64; turn += 1) {
    for (const letter of `${turn}${text}`) value = Math.imul(value ^ letter.charCodeAt(0), 0x01000193) >>> 0;
    digits += value.toString(16).padStart(8, '0');
  }
  return digits;
}

function lacksOf(world: FakeWorld, port: FakePort, variant: LoaVariant): readonly LoaLack[] {
  const missing = NEEDED[variant].filter((name) => !port.fields[name]);
  return [
    ...missing.map((field) => ({
      field,
      place: 'details' as const,
      label: FIELDS[field].label,
      what: `The LOA has no ${FIELDS[field].label}.`,
    })),
    ...world.settingsLacks,
  ];
}

function offersOf(world: FakeWorld): readonly SigningOffer[] {
  const why = world.typedRefused;
  return [
    { method: 'draw', allowed: true },
    { method: 'type', allowed: why === undefined, ...(why === undefined ? {} : { why }) },
    { method: 'image', allowed: true },
    { method: 'paper', allowed: true },
  ];
}

function partOf(world: FakeWorld, port: FakePort, variant: LoaVariant): LoaPart {
  const loa = world.loas.get(loaKey(port.id, variant));
  const isStale = loa && loa.contentHash !== hashOf(linesOf(port, port.fields, variant).join('\n'));
  const state: LoaState = !loa ? 'unsigned' : isStale ? 'stale' : 'signed';
  return {
    variant,
    state,
    ...(isStale ? { why: 'What is printed on it has changed since it was signed.' } : {}),
    numbers: numbersOf(port, variant),
    lacks: lacksOf(world, port, variant),
    methods: offersOf(world),
    ...(loa ? { signed: loa.signed } : {}),
    signer: port.fields.signee ?? '',
    title: loa?.signed.title ?? '',
  };
}

export function loaViewOf(world: FakeWorld, port: FakePort): LoaView {
  const variants = LOA_VARIANTS.filter((variant) => numbersOf(port, variant).length > 0);
  return {
    portRequestId: port.id,
    portName: port.fields.name ?? '',
    parts: variants.map((variant) => partOf(world, port, variant)),
    consent: CONSENT,
  };
}
