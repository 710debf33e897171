import type { Account, Credentials } from '../../../preload/contract/domain/accounts.ts';
import type { MediaType } from '../../../preload/contract/domain/documents.ts';
import type { AccountId, PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { Settings } from '../../../preload/contract/domain/settings.ts';
import type { EventName, PortsideEvents } from '../../../preload/contract/ipc/events.ts';
import type { AccountAccess, CarrierAdapter, CarrierSession } from './carrier.ts';

/** The outside world of the core, each as small as it can be. Nothing in core reads a clock or rolls a die by itself. */

export interface Clock {
  /** Milliseconds since 1970, wall clock. */
  readonly now: () => number;
  /** Milliseconds since some moment, on a clock that nobody sets: for how long ago something was. */
  readonly steady: () => number;
  /** Calls back once; the returned function cancels. */
  readonly after: (ms: number, run: () => void) => () => void;
}

export interface Random {
  readonly uuid: () => string;
  /** 0 <= n < 1 */
  readonly fraction: () => number;
}

export interface Log {
  /** Facts are ids, counts, codes and durations: never names, numbers, addresses or secrets. */
  readonly info: (event: string, facts?: Readonly<Record<string, string | number | boolean>>) => void;
  readonly warn: (event: string, facts?: Readonly<Record<string, string | number | boolean>>) => void;
}

export type Publish = <Name extends EventName>(name: Name, payload: PortsideEvents[Name]) => void;

/** Accounts as settings keep them: without health, with sealed credentials. */
export type SavedAccount = Omit<Account, 'health' | 'pulledAt'>;

export interface AccountBook {
  readonly list: () => readonly SavedAccount[];
  readonly save: (account: SavedAccount, credentials: Credentials) => Promise<void>;
  readonly rename: (id: AccountId, name: string) => Promise<void>;
  readonly remove: (id: AccountId) => Promise<void>;
  /** Rejects with a `secrets-locked` problem while the key is not available. */
  readonly credentials: (id: AccountId) => Promise<Credentials>;
}

export interface SettingsBook {
  readonly read: () => Settings;
  readonly change: (changes: Partial<Settings>) => Settings;
}

/** Encrypted, content-addressed files. */
export interface Vault {
  /** Resolves once the bytes are on the disk under their hash. Safe to repeat: it also heals a damaged file. */
  readonly put: (sha256: string, clear: Uint8Array) => Promise<void>;
  /** Bytes; nothing where there is no such file. */
  readonly size: (sha256: string) => Promise<number | undefined>;
  readonly open: (sha256: string) => AsyncIterable<Uint8Array>;
  readonly read: (sha256: string) => Promise<Uint8Array>;
  /** Reads the whole file: are its bytes those that were put there? Rejects with a problem while it can't be read. */
  readonly check: (sha256: string) => Promise<'whole' | 'missing' | 'altered'>;
  /** The same, read once for as long as nobody writes to the file: for the screen, not for sending. */
  readonly glance: (sha256: string) => Promise<'whole' | 'missing' | 'altered'>;
  /** A file that a backup names stays. */
  readonly remove: (sha256: string) => Promise<void>;
}

/** A dropped file, taken in: checked, hashed, copied into the vault. */
export type Intake = (path: string) => Promise<IntakeOutcome>;

export type IntakeOutcome =
  | {
      readonly ok: true;
      readonly fileName: string;
      readonly sha256: string;
      readonly mediaType: MediaType;
      readonly size: number;
    }
  | { readonly ok: false; readonly fileName: string; readonly what: string; readonly next: string };

/** Turns an image into a one-page PDF; bytes in, bytes out. */
export type ImageToPdf = (image: Uint8Array, mediaType: MediaType) => Promise<Uint8Array>;

/** Of these bytes, or of this text in UTF-8; lower-case hex. */
export type Sha256 = (content: Uint8Array | string) => string;

/** The carriers that exist. */
export interface Carriers {
  readonly all: readonly CarrierAdapter[];
  readonly of: (carrier: string) => CarrierAdapter | undefined;
}

/** One open session per account, opened from the account book and dropped when credentials change. */
export interface Sessions {
  readonly of: (accountId: AccountId) => Promise<CarrierSession>;
  readonly access: (accountId: AccountId) => Promise<AccountAccess>;
  /** Goes on with this one, which was opened for the account as it is saved now. */
  readonly adopt: (accountId: AccountId, session: CarrierSession) => void;
  readonly drop: (accountId: AccountId) => void;
}

export type Touched = (ids: readonly PortRequestId[], board?: boolean) => void;
