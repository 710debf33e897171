/** A key made here, with its certificate. */
export interface MadeKey {
  /** PKCS #8, DER. */
  readonly privateKey: Uint8Array;
  /** X.509, DER. */
  readonly certificate: Uint8Array;
}

/** What seals: a key made here, or a P12 as it was imported. It lies sealed, and goes to the press and nowhere else. */
export type SealingSecret =
  | ({ readonly source: 'made-here' } & MadeKey)
  | { readonly source: 'imported'; readonly p12: Uint8Array; readonly password: string };

/** What a certificate says of itself, as settings show it. */
export interface KeyFacts {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly validTo: number;
  /** SHA-256 of the certificate, lower-case hex. */
  readonly fingerprint: string;
}
