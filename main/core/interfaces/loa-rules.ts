import type { AccountId, CarrierId } from '../../../preload/contract/domain/ids.ts';
import type { LoaParty, LoaPolicy, LoaVariant } from '../../../preload/contract/domain/loa.ts';
import type { LoaLook } from './loa.ts';

/** What settings and the carriers' policies say about LOAs, as the core asks for it. */
export interface LoaRules {
  /** The winning side on the LOAs of this account's ports; what holds for all where it has none of its own. */
  readonly party: (accountId: AccountId | undefined) => Promise<LoaParty>;
  /** Of every carrier, as edited on this installation. */
  readonly policies: () => Promise<readonly LoaPolicy[]>;
  /** The logo, and the form of one of these carriers in place of our template, where there is one for the variant. */
  readonly look: (carriers: readonly CarrierId[], variant: LoaVariant) => Promise<LoaLook>;
  /** Fingerprints of the certificates that sealed here. */
  readonly knownSeals: () => Promise<readonly string[]>;
}

/** Files that LOAs are read from and printed to; the system's dialogs stand before some. */
export interface LoaFiles {
  /** Bytes of a file that the agent named. Rejects with `storage` where it can't be read or is too large. */
  readonly read: (path: string) => Promise<Uint8Array>;
  /** Absolute path of a PDF that the agent chose; nothing when they changed their mind. */
  readonly choose: () => Promise<string | undefined>;
  /** Writes a PDF where the agent says, and opens it for printing; its path, or nothing. */
  readonly saveToPrint: (fileName: string, bytes: Uint8Array) => Promise<string | undefined>;
}
