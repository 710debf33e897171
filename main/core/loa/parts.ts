import type { LoaPress } from '../interfaces/loa.ts';
import type { LoaFiles, LoaRules } from '../interfaces/loa-rules.ts';
import type { Carriers, Clock, ImageToPdf, Random, Sha256, Vault } from '../interfaces/ports.ts';
import type { Store } from '../interfaces/store.ts';
import type { Outbox } from '../sync/enqueue.ts';
import type { Lanes } from '../sync/lanes.ts';

/** What the use cases of LOAs stand on. */
export interface LoaParts {
  readonly store: Store;
  readonly carriers: Carriers;
  readonly press: LoaPress;
  readonly rules: LoaRules;
  readonly loaFiles: LoaFiles;
  readonly vault: Vault;
  readonly imageToPdf: ImageToPdf;
  readonly sha256Of: Sha256;
  readonly clock: Clock;
  readonly random: Random;
  readonly outbox: Outbox;
  readonly lanes: Lanes;
  readonly timeZone: () => string;
  /** Such as `0.1.0` and "Linux x64". */
  readonly running: { readonly appVersion: string; readonly platform: string };
}
