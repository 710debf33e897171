import type { FieldName } from './fields.ts';
import type { AccountId, CarrierId, DocumentId, E164, PortRequestId } from './ids.ts';
import type { PhoneNumber } from './port-requests.ts';
import type { Instant } from './time.ts';

/** Printed on the LOA and in its machine-readable mark. */
export type LoaId = string & { readonly __flavor?: 'LoaId' };

/** Which law and which words: local and toll-free numbers never stand on one LOA (`porting.md` §1.3). */
export const LOA_VARIANTS = ['local', 'toll-free', 'canada'] as const;
export type LoaVariant = (typeof LOA_VARIANTS)[number];

export const LOA_VARIANT_LABELS: Readonly<Record<LoaVariant, string>> = {
  local: 'Local numbers',
  'toll-free': 'Toll-free numbers',
  canada: 'Canadian numbers',
};

/** How a signature came to be. `paper`: signed by hand, scanned and dropped. */
export const SIGNING_METHODS = ['draw', 'type', 'image', 'paper'] as const;
export type SigningMethod = (typeof SIGNING_METHODS)[number];

/** Something an LOA needs and does not have. */
export interface LoaLack {
  /** The form field that holds it; numbers and what settings hold have none. */
  readonly field?: FieldName;
  /** Where it is entered. */
  readonly place: 'details' | 'numbers' | 'settings';
  readonly label: string;
  /** Such as "The service address has no ZIP." */
  readonly what: string;
}

/** A way of signing, with why it is not offered. */
export interface SigningOffer {
  readonly method: SigningMethod;
  readonly allowed: boolean;
  /** Which policy says so, in a sentence. */
  readonly why?: string;
}

/** An LOA that was signed. */
export interface SignedLoa {
  readonly loaId: LoaId;
  readonly documentId: DocumentId;
  readonly method: SigningMethod;
  readonly signer: string;
  readonly title: string;
  readonly signedAt: Instant;
  /** IANA zone of the place where it was signed. */
  readonly timeZone: string;
  /** Who sealed it, as the certificate names them; absent for a scan of paper, which bears a hand's signature. */
  readonly sealedBy?: string;
  /** When the strictest carrier of this port stops taking the signature. */
  readonly goodUntil?: Instant;
}

/** `stale`: the port's data changed since; `expired`: a carrier no longer takes a signature this old. */
export type LoaState = 'unsigned' | 'signed' | 'stale' | 'expired';

/** One LOA of a port request: one losing carrier, one BTN, one number type. */
export interface LoaPart {
  readonly variant: LoaVariant;
  readonly state: LoaState;
  /** Why it is stale or expired, naming what changed; never a value. */
  readonly why?: string;
  readonly numbers: readonly PhoneNumber[];
  /** What must be there before it can be signed; empty when it can be. */
  readonly lacks: readonly LoaLack[];
  readonly methods: readonly SigningOffer[];
  readonly signed?: SignedLoa;
  /** Proposed for the signing form. */
  readonly signer: string;
  readonly title: string;
}

/** The LOAs of a port request. */
export interface LoaView {
  readonly portRequestId: PortRequestId;
  readonly portName: string;
  readonly parts: readonly LoaPart[];
  /** What the signer agrees to before signing electronically, with its version. */
  readonly consent: { readonly version: string; readonly text: string };
}

/** A point of a stroke: CSS pixels from the pad's upper left corner, milliseconds since the stroke began, 0 to 1. */
export interface InkPoint {
  readonly x: number;
  readonly y: number;
  readonly at: number;
  readonly pressure: number;
}

export interface Ink {
  /** CSS pixels of the pad it was drawn on. */
  readonly width: number;
  readonly height: number;
  readonly strokes: readonly (readonly InkPoint[])[];
}

/** What the signer left. An image comes as the bytes of a PNG or JPEG. */
export type Signature =
  | { readonly method: 'draw'; readonly ink: Ink }
  | { readonly method: 'type'; readonly text: string }
  | { readonly method: 'image'; readonly bytes: Uint8Array };

/** What a verification says of any PDF. `altered` names what gives it away. */
export type LoaVerdict =
  | {
      readonly verdict: 'unchanged';
      readonly sealedBy: string;
      /** By the key of this installation, or one it trusts; else the seal is whole but not ours. */
      readonly ours: boolean;
      readonly sealedAt: Instant;
      readonly loaId?: LoaId;
      /** Absent where this installation does not know the port. */
      readonly portRequestId?: PortRequestId;
      readonly portName?: string;
      readonly numberCount?: number;
      /** SHA-256 of the sorted E.164 list, one per line. */
      readonly numbersHash?: string;
      /** Numbers of the port request now against those on the LOA; absent where the port is not known. */
      readonly sameNumbers?: boolean;
    }
  | { readonly verdict: 'altered'; readonly what: string; readonly sealedBy?: string; readonly loaId?: LoaId }
  | { readonly verdict: 'not-sealed'; readonly what: string }
  | { readonly verdict: 'unreadable'; readonly what: string; readonly next: string };

/** The key that seals, as settings show it. */
export interface SealingKey {
  /** Subject's common name. */
  readonly name: string;
  readonly source: 'made-here' | 'imported';
  readonly validTo: Instant;
  /** SHA-256 of the certificate, lower-case hex. */
  readonly fingerprint: string;
}

/** Who the winning side is on the LOAs of an account's ports; the same for all where an account has none of its own. */
export interface LoaParty {
  /** Legal name of the winning carrier. */
  readonly winningCarrier: string;
  /** Canada wants it always. */
  readonly reseller?: string;
  /** Where toll-free numbers go, such as `QIT02` (`porting.md` §1.4). */
  readonly respOrg?: string;
}

export interface LoaLogo {
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array;
}

export interface LoaSettings {
  readonly party: LoaParty;
  readonly byAccount: Readonly<Record<AccountId, LoaParty>>;
  /** Printed at the top. */
  readonly logo: LoaLogo | null;
  readonly sealing: SealingKey | null;
  /** Base URL of an RFC 3161 time-stamp service; asked when it can be reached. */
  readonly timestampUrl?: string;
}

/** What settings may change of a policy, in the order in which it is shown. */
export const LOA_RULES = [
  'signatureMaxAgeDays',
  'typedSignature',
  'requiredKinds',
  'maxSize',
  'billMaxAgeDays',
  'respOrg',
  'leadDays',
] as const;
export type LoaRule = (typeof LOA_RULES)[number];

/** One carrier's rules about LOAs and documents, as data with its source (`porting.md` §1.3). */
export interface LoaPolicy {
  readonly carrier: CarrierId;
  readonly label: string;
  readonly version: string;
  readonly signatureMaxAgeDays: number;
  readonly typedSignature: { readonly local: boolean; readonly tollFree: boolean };
  readonly requiredKinds: readonly ('loa' | 'invoice' | 'csr')[];
  /** Bytes. */
  readonly maxSize: number;
  readonly billMaxAgeDays: number;
  readonly respOrg?: string;
  /** Business days from the submission to the earliest date worth asking for. */
  readonly leadDays: { readonly local: number; readonly tollFree: number };
  readonly clocks: readonly {
    readonly name: string;
    readonly days: number;
    readonly what: string;
    readonly source: string;
    /** Its days were changed in settings on this installation. */
    readonly edited?: true;
  }[];
  /** Where each rule comes from; a rule without one does not apply to this carrier. */
  readonly sources: Readonly<Partial<Record<LoaRule, string>>>;
  /** Changed in settings on this installation. */
  readonly edited: readonly LoaRule[];
}

export type LoaPolicyChange = Partial<Pick<LoaPolicy, LoaRule>> & {
  /** Of clocks that run otherwise, by name. */
  readonly clockDays?: Readonly<Record<string, number>>;
};

/** Words of data that a template's field can be filled with. */
export const TEMPLATE_VALUES = [
  'customerName',
  'authorizedName',
  'authorizedTitle',
  'serviceAddress',
  'street',
  'city',
  'region',
  'postalCode',
  'btn',
  'accountNumber',
  'losingCarrier',
  'winningCarrier',
  'reseller',
  'numbers',
  'numberCount',
  'requestedDate',
  'signature',
  'signedName',
  'signedDate',
  'loaId',
] as const;
export type TemplateValue = (typeof TEMPLATE_VALUES)[number];

export const TEMPLATE_VALUE_LABELS: Readonly<Record<TemplateValue, string>> = {
  customerName: 'Customer name',
  authorizedName: 'Authorized person',
  authorizedTitle: 'Title of that person',
  serviceAddress: 'Service address, one line',
  street: 'Street',
  city: 'City',
  region: 'State',
  postalCode: 'ZIP',
  btn: 'BTN',
  accountNumber: 'Account number',
  losingCarrier: 'Losing carrier',
  winningCarrier: 'Winning carrier',
  reseller: 'Reseller',
  numbers: 'Numbers',
  numberCount: 'Count of numbers',
  requestedDate: 'Requested date',
  signature: 'Signature',
  signedName: 'Printed name',
  signedDate: 'Date of signature',
  loaId: 'LOA id',
};

/**
 * Where a value goes: into a field of the form, or onto a place of a page (from 0), in points from the lower left corner
 * of the page as it is shown: a turned page turned.
 */
export type TemplateTarget =
  | { readonly field: string }
  | {
      readonly page: number;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    };

/** A carrier's own LOA form, filled instead of ours for the ports of that carrier. */
export interface LoaTemplate {
  readonly id: string;
  readonly name: string;
  readonly carrier: CarrierId;
  readonly variant: LoaVariant;
  readonly pages: number;
  /** Names of its AcroForm fields; empty for a flat PDF. */
  readonly formFields: readonly string[];
  readonly placed: readonly { readonly value: TemplateValue; readonly target: TemplateTarget }[];
}

/** An LOA is none without these: which numbers, signed and dated by whom (47 CFR 64.1130). */
const NEVER_BLANK = ['numbers', 'signature', 'signedDate'] as const satisfies readonly TemplateValue[];

/** What has no place on a form yet; while something has none, our own template is used. */
export function templateLacks({ placed }: Pick<LoaTemplate, 'placed'>): readonly TemplateValue[] {
  return NEVER_BLANK.filter((needed) => !placed.some(({ value }) => value === needed));
}

/** E.164 numbers as an LOA lists them: sorted, once each. */
export function listedNumbers(numbers: readonly E164[]): readonly E164[] {
  return [...new Set(numbers)].sort();
}
