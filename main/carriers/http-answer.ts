import type { Dispatcher } from 'undici';
import { CarrierFailure } from '../core/interfaces/carrier.ts';
import type { Circumstances } from './http-failures.ts';
import { transportFailure } from './http-failures.ts';

/** The head of an answer, with its body still on the way: read it once, or `discard` it. */
export class Answer {
  readonly status: number;
  readonly #raw: Dispatcher.ResponseData;
  readonly #about: Circumstances;

  constructor(raw: Dispatcher.ResponseData, about: Circumstances) {
    this.status = raw.statusCode;
    this.#raw = raw;
    this.#about = about;
  }

  /** The first value of a header; the name in lower case. */
  header(name: string): string | undefined {
    const value = this.#raw.headers[name];
    return typeof value === 'string' ? value : value?.[0];
  }

  /** The bytes as they come. Rejects with `CarrierFailure`, also when more than `limit` bytes come. */
  async *chunks(limit: number): AsyncGenerator<Uint8Array, void, undefined> {
    let size = 0;
    try {
      for await (const chunk of this.#raw.body as AsyncIterable<Uint8Array>) {
        size += chunk.byteLength;
        if (size > limit) throw this.#tooLarge();
        yield chunk;
      }
    } catch (error) {
      throw transportFailure(error, this.#about);
    } finally {
      this.discard();
    }
  }

  /** The whole body, at most `limit` bytes. Rejects with `CarrierFailure`. */
  async bytes(limit: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    for await (const chunk of this.chunks(limit)) parts.push(chunk);
    return Buffer.concat(parts);
  }

  /** Lets go of a body that nobody reads. */
  discard(): void {
    // A destroyed body reports its own abort; nobody waits for it any more.
    this.#raw.body.on('error', () => undefined);
    this.#raw.body.destroy();
  }

  #tooLarge(): CarrierFailure {
    return new CarrierFailure(
      {
        code: 'protocol',
        what: `The answer of ${this.#about.accountName} is larger than Portside accepts.`,
        next: 'Tell whoever runs the server; nothing was changed here.',
      },
      this.#about.write ? 'maybe' : 'yes',
    );
  }
}
