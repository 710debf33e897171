/**
 * Practice Flowroute: a faithful, stateful stand-in for Flowroute's port orders, on 127.0.0.1.
 * Written from `carriers/telnyx-flowroute-s3.md`, not from the adapter that talks to it.
 *
 *     const flowroute = await startPracticeFlowroute({ seed: 'demo', storage });
 *     // flowroute.url is the base URL an account takes, e.g. http://127.0.0.1:40213 (the API is below /v2);
 *     // sign in with PRACTICE_FLOWROUTE of ./seed/credentials.ts.
 *     await flowroute.close();
 *
 * Papers lie in `storage`, in the bucket FLOWROUTE_BUCKET.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Faults } from '../http/faults.ts';
import { listen } from '../http/listener.ts';
import { RequestLog } from '../http/log.ts';
import type { PracticeStorage } from '../s3/storage.ts';
import { type Control, controlOf } from './control.ts';
import { deskOf } from './http/desk.ts';
import { Pace } from './http/pace.ts';
import { live } from './life.ts';
import { demoWorld } from './seed/demo.ts';
import type { Site, Switches } from './site.ts';
import type { World } from './world/model.ts';
import { Store } from './world/store.ts';

/** How to start. */
export interface PracticeFlowrouteOptions extends Partial<Switches> {
  readonly storage: PracticeStorage;
  /** `demo`: the shared cases and some forty believable orders. `empty`: none. */
  readonly seed?: 'demo' | 'empty' | World;
  /** Milliseconds since 1970; the machine's clock unless told. */
  readonly clock?: () => number;
  /** 0, the default, takes any free port. */
  readonly port?: number;
}

/** A running practice Flowroute. */
export interface PracticeFlowroute {
  readonly url: string;
  readonly control: Control;
  /** Stops at once, open connections included. */
  close(): Promise<void>;
}

const USUAL: Switches = {
  errors: 'wrapped',
  loaAnswer: 'empty',
  documents: 'nested',
  numbers: 'digits',
  canceled: 'canceled',
  resubmit: 'loa',
  lives: false,
  insufficientFunds: false,
  perSecond: null,
  retryAfter: null,
  urlSeconds: 3600,
  processingMs: 1500,
};

function worldOf(seed: PracticeFlowrouteOptions['seed'], now: number): World {
  if (seed === undefined || seed === 'empty') return { orders: [] };
  return seed === 'demo' ? demoWorld(now) : seed;
}

/** Starts a practice Flowroute on 127.0.0.1 and resolves when it listens. */
export async function startPracticeFlowroute(options: PracticeFlowrouteOptions): Promise<PracticeFlowroute> {
  const { storage, seed, clock = Date.now, port: wanted = 0, ...switches } = options;
  let ahead = 0;
  const now = (): number => clock() + ahead;
  const site: Site = {
    store: new Store(worldOf(seed, now())),
    switches: { ...USUAL, ...switches },
    storage,
    now,
  };
  const faults = new Faults();
  const log = new RequestLog();
  const desk = deskOf(site, new Pace(), () => live(site));
  const server = createServer((request, response) => {
    listen({ desk, faults, log }, request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(wanted, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    control: controlOf(site, faults, log, {
      advance: (ms) => {
        ahead += ms;
      },
    }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
