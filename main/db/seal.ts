import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
  randomFillSync,
} from 'node:crypto';

/** Encrypts single fields (AES-256-GCM); `where` is `table:id:field` and must be the same when opening. */
export interface Sealer {
  readonly seal: (text: string, where: string) => string;
  /** Throws when the text was sealed elsewhere, with another key, or was changed. */
  readonly open: (sealed: string, where: string) => string;
  /** The same for the same text and key; tells nothing of the text to whoever lacks the key. */
  readonly fingerprint: (text: string) => string;
  /** Stored in both files: tells whether they were written with this key. */
  readonly keyCheck: string;
}

const NONCE = 12;
const TAG = 16;

/** `key` is 32 bytes. */
export function createSealer(key: Uint8Array): Sealer {
  if (key.length !== 32) throw new Error('the sealing key is not 32 bytes long');
  const sealing = derived(key, 'portside db fields');
  const marking = derived(key, 'portside db fingerprints');
  const mark = marking.export().toString('hex');
  const nextNonce = nonces();
  return {
    seal: (text, where) => {
      const nonce = nextNonce();
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
      cipher.setAAD(Buffer.from(where));
      const body = [cipher.update(text, 'utf8'), cipher.final()];
      return Buffer.concat([nonce, cipher.getAuthTag(), ...body]).toString('base64');
    },
    open: (sealed, where) => {
      const bytes = Buffer.from(sealed, 'base64');
      const cipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, NONCE), {
        authTagLength: TAG,
      });
      cipher.setAAD(Buffer.from(where));
      cipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      return cipher.update(bytes.subarray(NONCE + TAG), undefined, 'utf8') + cipher.final('utf8');
    },
    // Texts are JSON, which SHA-256's padding can't extend into another: with the key before it, as good as an HMAC.
    fingerprint: (text) => hash('sha256', mark + text, 'base64'),
    keyCheck: createHmac('sha256', marking).update('portside key check').digest('base64'),
  };
}

function derived(key: Uint8Array, purpose: string): KeyObject {
  return createSecretKey(new Uint8Array(hkdfSync('sha256', key, '', purpose, 32)));
}

const POOL = 256 * NONCE;

/** Random nonces, drawn by the hundred: a page of a pull seals thousands of fields. */
function nonces(): () => Uint8Array {
  let pool = new Uint8Array(0);
  let at = 0;
  return () => {
    if (at >= pool.length) {
      pool = randomFillSync(new Uint8Array(POOL));
      at = 0;
    }
    at += NONCE;
    return pool.subarray(at - NONCE, at);
  };
}
