import type { E164, PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type {
  LoaId,
  LoaTemplate,
  LoaVariant,
  SealingKey,
  Signature,
  SigningMethod,
} from '../../../preload/contract/domain/loa.ts';
import type { Instant } from '../../../preload/contract/domain/time.ts';

/** An address as it is printed; blank parts are absent. */
export interface LoaAddress {
  readonly street: string;
  readonly unit?: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
}

/**
 * All that is printed on one LOA, decided by `core/loa/content.ts` and drawn by `main/pdf`. There is no PIN in it
 * (`porting.md` §1.9: never printed).
 */
export interface LoaContent {
  readonly loaId: LoaId;
  readonly portRequestId: PortRequestId;
  readonly templateVersion: string;
  readonly variant: LoaVariant;
  readonly customer: {
    /** Exactly as on the CSR. */
    readonly name: string;
    /** Toll-free numbers have none. */
    readonly serviceAddress?: LoaAddress;
    readonly btn?: string;
    readonly accountNumber?: string;
    readonly usage?: string;
  };
  readonly losingCarrier: string;
  readonly winningCarrier: string;
  readonly reseller?: string;
  readonly respOrg?: string;
  readonly portType: 'full' | 'partial';
  readonly newBtn?: string;
  /** `YYYY-MM-DD`. */
  readonly requestedDate?: string;
  /** Sorted, once each. */
  readonly numbers: readonly { readonly e164: E164; readonly display: string }[];
  /** SHA-256, lower-case hex, of the E.164 list joined by `\n`. */
  readonly numbersHash: string;
  readonly authorized: { readonly name: string; readonly title: string };
}

/** A signature as it is stamped. */
export interface SignedBy {
  readonly signature: Signature;
  readonly name: string;
  readonly title: string;
  readonly at: Instant;
  readonly timeZone: string;
  readonly consentVersion: string;
  readonly consentText: string;
}

/** Something that happened on the way to the signature; printed on the evidence page. */
export interface LoaEvent {
  readonly at: Instant;
  readonly what: 'previewed' | 'handed-over' | 'consented' | 'signed' | 'sealed';
}

export interface EvidenceFacts {
  readonly method: SigningMethod;
  readonly events: readonly LoaEvent[];
  readonly appVersion: string;
  /** Such as "Linux x64, mouse". */
  readonly device: string;
}

/** A sealed LOA. */
export interface SealedLoa {
  readonly bytes: Uint8Array;
  /** SHA-256 of the PDF that the signer saw, lower-case hex. */
  readonly hashBefore: string;
  readonly sealedBy: string;
  readonly fingerprint: string;
  /** A time-stamp service confirmed the moment. */
  readonly timestamped: boolean;
}

/**
 * The press: PDFs are drawn, read and sealed on a thread of their own with bounds of time and memory, since files from
 * outside are among them. Everything rejects with an error that carries a problem; the thread's death is one of them.
 */
export interface LoaPress {
  /** Unsigned; the same content gives the same bytes. */
  readonly draw: (content: LoaContent, look: LoaLook) => Promise<Uint8Array>;
  /** Stamps the signature, adds the evidence page, flattens, seals once. */
  readonly seal: (
    content: LoaContent,
    look: LoaLook,
    signed: SignedBy,
    evidence: EvidenceFacts,
  ) => Promise<SealedLoa>;
  readonly inspect: (bytes: Uint8Array) => Promise<PdfFacts>;
}

/** What is drawn around the content. */
export interface LoaLook {
  /** PNG or JPEG. */
  readonly logo?: Uint8Array;
  /** A carrier's own form in place of our template. */
  readonly template?: { readonly form: LoaTemplate; readonly bytes: Uint8Array };
}

/** What a PDF says of itself. */
export interface PdfFacts {
  readonly pages: number;
  readonly formFields: readonly string[];
  /** The id of an LOA of ours that its machine-readable mark names, also from a scan. */
  readonly loaMark?: { readonly loaId: LoaId; readonly numbersHash: string };
  readonly seal:
    | { readonly kind: 'none' }
    | { readonly kind: 'altered'; readonly what: string; readonly sealedBy?: string }
    | {
        readonly kind: 'whole';
        readonly sealedBy: string;
        readonly fingerprint: string;
        readonly sealedAt: Instant;
      };
}

/** The key that seals, kept in the system's key store's care. */
export interface SealingKeys {
  readonly current: () => Promise<SealingKey | null>;
  /** A self-signed certificate in the company's name. */
  readonly make: (companyName: string) => Promise<SealingKey>;
  /** A P12; rejects with `rejected` on a wrong password, an expired certificate or a key that can't sign. */
  readonly importP12: (bytes: Uint8Array, password: string) => Promise<SealingKey>;
  /** Certificates that sealed here before; their LOAs are still ours. */
  readonly known: () => Promise<readonly string[]>;
}

/** An LOA as the ledger keeps it. */
export interface LoaRecord {
  readonly loaId: LoaId;
  readonly portRequestId: PortRequestId;
  readonly variant: LoaVariant;
  /** SHA-256 over the content without its id: differs as soon as something printed changes. */
  readonly contentHash: string;
  /** What was printed, by part, hashed: names what changed without keeping a value. */
  readonly partHashes: Readonly<Record<string, string>>;
  readonly numbersHash: string;
  readonly createdAt: Instant;
  readonly signed?: {
    readonly documentId: string;
    readonly method: SigningMethod;
    readonly signer: string;
    readonly title: string;
    readonly at: Instant;
    readonly timeZone: string;
    readonly sealedBy?: string;
    readonly fingerprint?: string;
  };
}
