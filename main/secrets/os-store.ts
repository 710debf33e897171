/** The operating system's key store, as small as we use it. */
export interface OsKeyStore {
  /** Such as `gnome_libsecret`, `keychain`, `dpapi`: kept beside what it sealed. */
  readonly backend: string;
  /** Whether it may hold our key: present, open, and more than an obfuscation. */
  readonly trusted: boolean;
  readonly seal: (clear: string) => Promise<Buffer>;
  /** `again`: the store asks to seal it anew (its own key has changed). Rejects when it can't be opened. */
  readonly open: (sealed: Buffer) => Promise<{ readonly clear: string; readonly again: boolean }>;
}

/** What of Electron's `safeStorage` is read; its async half is younger than the oldest Electron we run in. */
export interface SafeStorageLike {
  isEncryptionAvailable(): boolean;
  encryptString(clear: string): Buffer;
  decryptString(sealed: Buffer): string;
  getSelectedStorageBackend?(): string;
  isAsyncEncryptionAvailable?(): Promise<boolean>;
  encryptStringAsync?(clear: string): Promise<Buffer>;
  decryptStringAsync?(
    sealed: Buffer,
  ): Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>;
}

const NAMES: Readonly<Record<string, string>> = { darwin: 'keychain', win32: 'dpapi' };

/** Linux answers with these when there is no key store: text is then only scrambled with a password everyone knows. */
const WORTHLESS: ReadonlySet<string> = new Set(['basic_text', 'unknown', '']);

function backendOf(storage: SafeStorageLike, platform: string): string {
  return NAMES[platform] ?? storage.getSelectedStorageBackend?.() ?? '';
}

async function isAvailable(storage: SafeStorageLike): Promise<boolean> {
  if (!storage.isEncryptionAvailable()) return false;
  return storage.isAsyncEncryptionAvailable ? storage.isAsyncEncryptionAvailable() : true;
}

/** Looks at the key store once, after `ready`. "Available" is not "trusted": on Linux the backend decides too. */
export async function osKeyStore(storage: SafeStorageLike, platform: string): Promise<OsKeyStore> {
  const backend = backendOf(storage, platform);
  const trusted = !WORTHLESS.has(backend) && (await isAvailable(storage).catch(() => false));
  return {
    backend,
    trusted,
    seal: async (clear) =>
      storage.encryptStringAsync ? storage.encryptStringAsync(clear) : storage.encryptString(clear),
    open: async (sealed) => {
      if (!storage.decryptStringAsync) return { clear: storage.decryptString(sealed), again: false };
      const { result, shouldReEncrypt } = await storage.decryptStringAsync(sealed);
      return { clear: result, again: shouldReEncrypt };
    },
  };
}
