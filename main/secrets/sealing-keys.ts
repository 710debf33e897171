import { z } from 'zod';
import type { SealingKey } from '../../preload/contract/domain/loa.ts';
import type { SealingKeys } from '../core/interfaces/loa.ts';
import { refuse } from '../core/interfaces/refusal.ts';
import type { KeyFacts, MadeKey, SealingSecret } from '../core/interfaces/sealing.ts';
import { type Kept, openKept } from '../settings/kept.ts';
import { seal, unseal } from './seal.ts';

/** Makes and opens keys, off main's thread. */
export interface KeyBench {
  readonly makeKey: (companyName: string) => Promise<MadeKey & KeyFacts>;
  readonly readP12: (p12: Uint8Array, password: string) => Promise<KeyFacts>;
}

/** The keys of this installation, and what the press seals with. */
export interface SealingKeyRing extends SealingKeys {
  /** Rejects with `secrets-locked` where there is no key, or what sealed it is gone. */
  readonly secret: () => Promise<SealingSecret>;
}

const keySchema = z.object({
  name: z.string(),
  source: z.enum(['made-here', 'imported']),
  validTo: z.string(),
  fingerprint: z.string(),
  sealed: z.string(),
});
type StoredKey = Readonly<z.infer<typeof keySchema>>;

const fileSchema = z.object({ key: keySchema.optional(), known: z.array(z.string()) });
interface File {
  readonly key?: StoredKey;
  readonly known: readonly string[];
}

/** A sealed key belongs to its certificate and opens for no other. */
const contextOf = (fingerprint: string) => `portside/sealing/${fingerprint}`;

export interface SealingKeyParts {
  /** Absolute; `sealing.json` and a second copy of it lie in it. */
  readonly folder: string;
  /** Rejects with `secrets-locked` while there is no key. */
  readonly sealingKey: () => Promise<Buffer>;
  readonly bench: KeyBench;
  /** A damaged file was set aside under this name. */
  readonly noteDamage: (opened: { readonly setAside?: string }) => void;
}

/**
 * The key that seals LOAs, in `<folder>/sealing.json`. Certificates are public and stand there in clear, so that an LOA
 * is known again while the key store is shut; the key itself is sealed. The certificate of a key that is replaced stays
 * known: what it sealed is still ours.
 */
export function openSealingKeys(parts: SealingKeyParts): SealingKeyRing {
  const { sealingKey, bench } = parts;
  let opened: Kept<File> | undefined;
  const kept = (): Kept<File> => {
    if (!opened) {
      opened = openKeyRing(parts.folder);
      parts.noteDamage(opened);
    }
    return opened;
  };

  async function keep(secret: SealingSecret, { name, validTo, fingerprint }: KeyFacts): Promise<SealingKey> {
    const facts: SealingKey = {
      name,
      source: secret.source,
      validTo: new Date(validTo).toISOString(),
      fingerprint,
    };
    const sealed = seal(await sealingKey(), packed(secret), contextOf(fingerprint)).toString('base64');
    const known = new Set([...kept().read().known, fingerprint]);
    kept().write({ key: { ...facts, sealed }, known: [...known] });
    return facts;
  }

  /** A key that nothing opens again: one made here is given up, so that the next signature makes another. */
  function lost({ source, name }: StoredKey): never {
    if (source === 'imported') {
      throw refuse(
        'secrets-locked',
        `The sealing key of ${name} can’t be opened: this profile’s key store is not the one that sealed it.`,
        'Import the P12 again in Settings. LOAs sealed before are still recognized.',
      );
    }
    kept().write({ known: kept().read().known });
    throw refuse(
      'secrets-locked',
      'The sealing key that was made here can’t be opened: this profile’s key store is not the one that sealed it.',
      'Sign once more: a new key is made. LOAs sealed before are still recognized.',
    );
  }

  return {
    current: async () => shown(kept().read().key),
    known: async () => kept().read().known,
    make: async (companyName) => {
      // Before the work: a key that can't be kept must not be made.
      await sealingKey();
      const { privateKey, certificate, ...facts } = await bench.makeKey(companyName);
      return keep({ source: 'made-here', privateKey, certificate }, facts);
    },
    importP12: async (p12, password) => {
      await sealingKey();
      return keep({ source: 'imported', p12, password }, await bench.readP12(p12, password));
    },
    secret: async () => {
      const { key } = kept().read();
      if (!key) throw refuse('secrets-locked', 'There is no sealing key yet.', 'Sign once more.');
      const clear = unseal(await sealingKey(), Buffer.from(key.sealed, 'base64'), contextOf(key.fingerprint));
      return (clear && unpacked(clear)) ?? lost(key);
    },
  };
}

function openKeyRing(folder: string): Kept<File> {
  return openKept<File>({
    folder,
    name: 'sealing',
    parse: (raw) => fileSchema.safeParse({ known: [], ...(raw as object) }).data as File | undefined,
    fallback: { known: [] },
    backup: true,
  });
}

/** Fingerprints of the certificates that sealed in the profile with this settings folder; nothing is asked of the key store. */
export function knownSeals(folder: string): readonly string[] {
  return openKeyRing(folder).read().known;
}

function shown(key: StoredKey | undefined): SealingKey | null {
  if (!key) return null;
  const { name, source, validTo, fingerprint } = key;
  return { name, source, validTo, fingerprint };
}

const base64 = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const secretSchema = z.discriminatedUnion('source', [
  z.object({ source: z.literal('made-here'), privateKey: base64, certificate: base64 }),
  z.object({ source: z.literal('imported'), p12: base64, password: z.string() }),
]);

function packed(secret: SealingSecret): Buffer {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const { source } = secret;
  return Buffer.from(
    JSON.stringify(
      source === 'made-here'
        ? { source, privateKey: text(secret.privateKey), certificate: text(secret.certificate) }
        : { source, p12: text(secret.p12), password: secret.password },
    ),
  );
}

function unpacked(clear: Buffer): SealingSecret | undefined {
  return secretSchema.safeParse(JSON.parse(clear.toString('utf8'))).data;
}
