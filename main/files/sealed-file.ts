import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * A vault file: header, then chunks of AES-256-GCM (ciphertext, 16-byte tag). Each file has its own key, derived from
 * the vault's with a random salt; a chunk's nonce is its number and whether it is the last, so that chunks can't be
 * dropped, added or exchanged; the header and the content's hash are authenticated with each.
 */
const MAGIC = Buffer.from('PSVAULT1');
const SALT_BYTES = 32;
const TAG_BYTES = 16;
export const HEADER_BYTES = MAGIC.length + SALT_BYTES;
/** Bytes of clear text in every chunk but the last. */
export const CHUNK_BYTES = 1024 * 1024;
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;

export interface FileSeal {
  readonly header: Buffer;
  readonly sealChunk: (index: number, last: boolean, clear: Uint8Array) => Buffer;
  /** `undefined` when a bit is not as it was sealed. */
  readonly openChunk: (index: number, last: boolean, sealed: Uint8Array) => Buffer | undefined;
}

function nonceOf(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 7);
  nonce.writeUInt8(last ? 1 : 0, 11);
  return nonce;
}

function withHeader(vaultKey: Uint8Array, sha256: string, header: Buffer): FileSeal {
  const key = Buffer.from(
    hkdfSync('sha256', vaultKey, header.subarray(MAGIC.length), 'portside/vault/file', 32),
  );
  const context = Buffer.concat([header, Buffer.from(sha256)]);
  return {
    header,
    sealChunk: (index, last, clear) => {
      const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index, last)).setAAD(context);
      return Buffer.concat([cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
    },
    openChunk: (index, last, sealed) => {
      if (sealed.length < TAG_BYTES) return undefined;
      const body = sealed.subarray(0, sealed.length - TAG_BYTES);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, last)).setAAD(context);
        decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
        return Buffer.concat([decipher.update(body), decipher.final()]);
      } catch {
        return undefined;
      }
    },
  };
}

/** The seal of a new file with that content. */
export function newFileSeal(vaultKey: Uint8Array, sha256: string): FileSeal {
  return withHeader(vaultKey, sha256, Buffer.concat([MAGIC, randomBytes(SALT_BYTES)]));
}

/** The seal of a file whose header was read; `undefined` when it is not one of ours. */
export function fileSealOf(vaultKey: Uint8Array, sha256: string, header: Buffer): FileSeal | undefined {
  const ours = header.length === HEADER_BYTES && header.subarray(0, MAGIC.length).equals(MAGIC);
  return ours ? withHeader(vaultKey, sha256, header) : undefined;
}

/** Bytes of clear text in a vault file of `fileSize` bytes. */
export function clearSize(fileSize: number): number {
  const sealed = Math.max(0, fileSize - HEADER_BYTES);
  return Math.max(0, sealed - Math.ceil(sealed / SEALED_CHUNK_BYTES) * TAG_BYTES);
}
