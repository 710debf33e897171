import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import type { LoaLogo, LoaParty, LoaTemplate } from '../../../preload/contract/domain/loa.ts';
import type { PolicyEdits } from './policy.ts';

/** What the agent told Portside about its LOAs. */
export interface LoaChoices {
  readonly party: LoaParty;
  readonly byAccount: Readonly<Record<AccountId, LoaParty>>;
  readonly timestampUrl?: string;
  readonly policyEdits: PolicyEdits;
  readonly templates: readonly LoaTemplate[];
}

/** Keeps the choices, and the files that belong to them. Everything throws or rejects with `storage` problems. */
export interface LoaBook {
  readonly read: () => LoaChoices;
  readonly change: (
    changes: Partial<Omit<LoaChoices, 'timestampUrl'>> & { readonly timestampUrl?: string | null },
  ) => void;
  readonly logo: () => Promise<LoaLogo | null>;
  /** `null` drops it. */
  readonly keepLogo: (logo: LoaLogo | null) => Promise<void>;
  readonly addTemplate: (template: LoaTemplate, pdf: Uint8Array) => Promise<void>;
  readonly removeTemplate: (id: string) => Promise<void>;
  readonly form: (id: string) => Promise<Uint8Array>;
}

/** A file that the agent chose in the system's dialog. */
export interface PickedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export type PickPurpose = 'logo' | 'form' | 'key';

/** Nothing when the agent changed their mind; rejects with `rejected` where the file can't be read or is too large. */
export type PickFile = (purpose: PickPurpose) => Promise<PickedFile | undefined>;
