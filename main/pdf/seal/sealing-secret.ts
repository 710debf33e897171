import type { MadeKey } from './self-signed.ts';

/** What seals: a key made here, or a P12 as it was imported. Never leaves the vault's care but to the press. */
export type SealingSecret =
  | ({ readonly source: 'made-here' } & MadeKey)
  | { readonly source: 'imported'; readonly p12: Uint8Array; readonly password: string };
