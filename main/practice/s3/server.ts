/**
 * Practice S3: a faithful, stateful stand-in for the S3 buckets that carriers let files be uploaded to, on 127.0.0.1.
 * Path-style addresses. Signatures (V2 and V4 in the query, V4 on forms), expiry and POST policies are all enforced,
 * and answers have the shape of AWS (`carriers/telnyx-flowroute-s3.md` §D).
 *
 *     const s3 = await startPracticeS3({ buckets: ['porting-uploads'] });
 *     const storage = storageAt({ ...s3, endpoint: s3.url, now: Date.now });
 *     await s3.close();
 *
 * Needs nothing but Node: no database, no network, no files.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Control, KeptObject, LogEntry } from './control.ts';
import { Faults } from './http/faults.ts';
import { listen } from './http/listen.ts';
import { objectOf } from './objects.ts';
import type { Site } from './site.ts';

/** How to start. */
export interface PracticeS3Options {
  /** Milliseconds since 1970; the machine's clock unless told. */
  readonly clock?: () => number;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Buckets that exist from the start. */
  readonly buckets?: readonly string[];
  /** What lies in them from the start, as `control.objects()` of an earlier one gave it. */
  readonly objects?: readonly KeptObject[];
  readonly region?: string;
  /** Milliseconds without a byte of a body until the storage gives up; 20 s unless told. */
  readonly idle?: number;
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

/** Open to anyone on this machine, and worth nothing anywhere else. */
const PRACTICE_KEYS = {
  accessKey: 'ASIAPRACTICE00000000',
  secretKey: 'practice/secret+key/of/no/value/anywhere',
};

/** Starts a practice S3 on 127.0.0.1 and resolves when it listens. */
export async function startPracticeS3(options: PracticeS3Options = {}): Promise<PracticeS3> {
  const clock = options.clock ?? Date.now;
  let ahead = 0;
  const keys = { ...PRACTICE_KEYS, region: options.region ?? 'us-east-1' };
  const site: Site = {
    keys,
    buckets: filled(options),
    now: () => clock() + ahead,
    idle: options.idle ?? 20_000,
  };
  const faults = new Faults();
  const log: LogEntry[] = [];
  const take = (expects: boolean) => (request: IncomingMessage, response: ServerResponse) => {
    listen({ site, faults, log }, request, response, expects).catch(() => request.socket.destroy());
  };
  const server = createServer(take(false)).on('checkContinue', take(true));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const move = (ms: number) => {
    ahead += ms;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    ...keys,
    control: controlOf(site, faults, log, move),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function filled({ buckets = [], objects = [] }: PracticeS3Options): Site['buckets'] {
  const made: Site['buckets'] = new Map(buckets.map((name) => [name, new Map()]));
  for (const { bucket, key, bytes, contentType, public: open } of objects)
    made.get(bucket)?.set(key, objectOf(bytes, contentType, open ? 'public-read' : undefined));
  return made;
}

function controlOf(site: Site, faults: Faults, log: LogEntry[], advance: Control['advance']): Control {
  return {
    fault: (rule) => faults.add(rule),
    clearFaults: () => faults.clear(),
    log: () => [...log],
    clearLog: () => {
      log.length = 0;
    },
    keys: (bucket) => [...(site.buckets.get(bucket)?.keys() ?? [])],
    object: (bucket, key) => site.buckets.get(bucket)?.get(key),
    objects: () =>
      [...site.buckets].flatMap(([bucket, objects]) =>
        [...objects].map(([key, object]) => ({ bucket, key, ...object })),
      ),
    advance,
    now: site.now,
  };
}
