/**
 * The fields of a port request that an agent edits, once, as data: labels (`design.md` §8), limits
 * (`carriers/kazoo.md` §1 and §7) and what is secret. Forms, input parsing and error texts all read this table.
 */
export interface FieldSpec {
  readonly label: string;
  /** Longest accepted text, in characters. */
  readonly max: number;
  readonly kind: 'text' | 'date' | 'emails' | 'phone' | 'choice';
  /** Of a choice: what may be chosen, as stored and as shown. */
  readonly choices?: readonly string[];
  readonly group: 'port' | 'billing' | 'address' | 'carriers' | 'signing';
  /** Sealed at rest, masked on screen, never in a log, an export or the search index. */
  readonly secret?: true;
}

export const FIELDS = {
  name: { label: 'Port name', max: 128, kind: 'text', group: 'port' },
  requestedDate: { label: 'Requested date', max: 10, kind: 'date', group: 'port' },
  reference: { label: 'Reference number', max: 128, kind: 'text', group: 'port' },
  portType: { label: 'Port type', max: 7, kind: 'choice', choices: ['Full', 'Partial'], group: 'port' },
  billingName: { label: 'Billing name', max: 128, kind: 'text', group: 'billing' },
  accountNumber: { label: 'Account number', max: 128, kind: 'text', group: 'billing', secret: true },
  pin: { label: 'PIN', max: 64, kind: 'text', group: 'billing', secret: true },
  btn: { label: 'BTN', max: 32, kind: 'phone', group: 'billing' },
  newBtn: { label: 'New BTN', max: 32, kind: 'phone', group: 'billing' },
  usage: {
    label: 'Usage',
    max: 11,
    kind: 'choice',
    choices: ['Business', 'Residential'],
    group: 'billing',
  },
  streetNumber: { label: 'Street number', max: 16, kind: 'text', group: 'address' },
  streetPreDirection: { label: 'Direction before', max: 2, kind: 'text', group: 'address' },
  street: { label: 'Street', max: 128, kind: 'text', group: 'address' },
  streetType: { label: 'Street type', max: 32, kind: 'text', group: 'address' },
  streetPostDirection: { label: 'Direction after', max: 2, kind: 'text', group: 'address' },
  unit: { label: 'Suite or unit', max: 64, kind: 'text', group: 'address' },
  city: { label: 'City', max: 128, kind: 'text', group: 'address' },
  region: { label: 'State', max: 64, kind: 'text', group: 'address' },
  postalCode: { label: 'ZIP', max: 16, kind: 'text', group: 'address' },
  losingCarrier: { label: 'Losing carrier', max: 128, kind: 'text', group: 'carriers' },
  winningCarrier: { label: 'Winning carrier', max: 128, kind: 'text', group: 'carriers' },
  signee: { label: 'Signee', max: 128, kind: 'text', group: 'signing' },
  signingDate: { label: 'Signing date', max: 10, kind: 'date', group: 'signing' },
  notify: { label: 'Notify by e-mail', max: 1000, kind: 'emails', group: 'port' },
} as const satisfies Readonly<Record<string, FieldSpec>>;

export type FieldName = keyof typeof FIELDS;

export const FIELD_NAMES = Object.keys(FIELDS) as readonly FieldName[];

/** Blank fields are absent; dates are `LocalDate`, e-mail addresses are separated by commas. */
export type PortFields = { readonly [Name in FieldName]?: string };

export type SecretFieldName = {
  [Name in FieldName]: (typeof FIELDS)[Name] extends { readonly secret: true } ? Name : never;
}[FieldName];

export const SECRET_FIELDS = FIELD_NAMES.filter((name): name is SecretFieldName => 'secret' in FIELDS[name]);

export function isSecretField(name: FieldName): name is SecretFieldName {
  return 'secret' in FIELDS[name];
}

/** A changed field: the new text, or `null` to clear it. */
export type FieldChanges = { readonly [Name in FieldName]?: string | null };

/** Applies changes; a cleared field is absent afterwards. */
export function withChanges(fields: PortFields, changes: FieldChanges): PortFields {
  const next: Record<string, string> = { ...fields };
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === undefined || value === '') delete next[name];
    else next[name] = value;
  }
  return next;
}
