import { createHash } from 'node:crypto';
import type { Intake, Vault } from '../../../main/core/interfaces/ports.ts';
import { refuse } from '../../../main/core/interfaces/refusal.ts';

export const sha256Of = (content: Uint8Array | string): string =>
  createHash('sha256').update(content).digest('hex');

/** Files by their hash, in memory; they outlive a crash, as files on a disk do. */
export class MemoryVault implements Vault {
  readonly #files = new Map<string, Uint8Array>();

  readonly put = async (sha256: string, clear: Uint8Array) => void this.#files.set(sha256, clear);
  readonly size = async (sha256: string) => this.#files.get(sha256)?.byteLength;
  readonly read = async (sha256: string) => this.#of(sha256);
  readonly remove = async (sha256: string) => void this.#files.delete(sha256);
  readonly open = (sha256: string) => this.#stream(sha256);
  readonly check = async (sha256: string) => (this.#files.has(sha256) ? 'whole' : 'missing');
  readonly glance = this.check;

  /** A dropped file's path is its text here: the same path twice is the same content. */
  readonly intake: Intake = async (path) => {
    const bytes = fileAt(path);
    const sha256 = sha256Of(bytes);
    this.#files.set(sha256, bytes);
    return { ok: true, fileName: path, sha256, mediaType: 'application/pdf', size: bytes.byteLength };
  };

  async *#stream(sha256: string): AsyncIterable<Uint8Array> {
    const bytes = this.#of(sha256);
    yield bytes.subarray(0, bytes.byteLength >> 1);
    yield bytes.subarray(bytes.byteLength >> 1);
  }

  #of(sha256: string): Uint8Array {
    const bytes = this.#files.get(sha256);
    if (!bytes) throw refuse('storage', 'The stored copy of this document is gone.', 'Drop it again.');
    return bytes;
  }
}

export function fileAt(path: string): Uint8Array {
  return Buffer.from(`%PDF-1.7 ${path} ${'.'.repeat(40)} %%EOF`);
}
