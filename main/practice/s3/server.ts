import type { Control } from './control.ts';

/** How to start. */
export interface PracticeS3Options {
  /** Milliseconds since 1970; the machine's clock unless told. */
  readonly clock?: () => number;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Buckets that exist from the start. */
  readonly buckets?: readonly string[];
  readonly region?: string;
}

/** A running practice S3: `url`, the keys and the region are what `storageAt` takes. */
export interface PracticeS3 {
  readonly url: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
  readonly control: Control;
  /** Stops at once, open connections included. */
  readonly close: () => Promise<void>;
}

/** Starts a practice S3 on 127.0.0.1 and resolves when it listens. */
export async function startPracticeS3(_options: PracticeS3Options = {}): Promise<PracticeS3> {
  throw new Error('not yet');
}
