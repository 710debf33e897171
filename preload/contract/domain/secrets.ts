/** Where the key that seals credentials, PINs and documents lives (`design.md` §6). */
export type SecretStoreStatus =
  /** The operating system's key store holds it. */
  | { readonly kind: 'ready'; readonly by: 'os' | 'passphrase' }
  /** No trustworthy key store here: a passphrase must be chosen. */
  | { readonly kind: 'needs-passphrase' }
  /** A passphrase was chosen before and has to be typed. */
  | { readonly kind: 'locked' };
