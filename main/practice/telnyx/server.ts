/**
 * Practice Telnyx: a faithful, stateful stand-in for Telnyx's porting APIs, on 127.0.0.1: v2 below `/v2`,
 * v1 below `/origination/porting` and `/files`. Written from `carriers/telnyx-flowroute-s3.md`, not from
 * the adapter that talks to it.
 *
 *     const telnyx = await startPracticeTelnyx({ seed: 'demo', storage });
 *     // telnyx.url is the base URL an account takes, e.g. http://127.0.0.1:40213;
 *     // sign in with PRACTICE_TELNYX of ./seed/credentials.ts.
 *     await telnyx.close();
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Faults } from '../http/faults.ts';
import { listen } from '../http/listener.ts';
import { RequestLog } from '../http/log.ts';
import type { PracticeStorage } from '../s3/storage.ts';
import { type Control, controlOf } from './control.ts';
import { deskOf } from './http/desk.ts';
import { Rate } from './http/rate.ts';
import { tick } from './life/tick.ts';
import { demoWorld } from './seed/demo.ts';
import type { Site, Switches } from './site.ts';
import type { World } from './world/model.ts';
import { Store } from './world/store.ts';

/** How to start. */
export interface PracticeTelnyxOptions extends Partial<Switches> {
  /** `demo`: about 70 believable orders. `empty`: none. A world: one that `control.world()` gave. */
  readonly seed?: 'demo' | 'empty' | World;
  /** Milliseconds since 1970; the machine's clock unless told. */
  readonly clock?: () => number;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Where v1's files go; without it v1 gives out no upload forms. */
  readonly storage?: PracticeStorage;
}

/** A running practice Telnyx. */
export interface PracticeTelnyx {
  readonly url: string;
  readonly control: Control;
  /** Stops at once, open connections included. */
  close(): Promise<void>;
}

const EMPTY: World = { orders: [], documents: [], events: [], phonebook: new Map() };

function switchesOf(options: PracticeTelnyxOptions): Switches {
  const { seed: _seed, clock: _clock, port: _port, storage: _storage, ...given } = options;
  return {
    lives: false,
    spelling: 'sdk',
    cancelledWord: 'cancelled',
    scanMs: 20_000,
    rateLimit: null,
    forbidden: false,
    v1Writable: true,
    v1Ids: 'new',
    showsSecrets: true,
    ...given,
  };
}

function worldOf(seed: PracticeTelnyxOptions['seed'], now: number): World {
  if (seed === undefined || seed === 'empty') return EMPTY;
  return seed === 'demo' ? demoWorld(now) : seed;
}

/** Starts a practice Telnyx on 127.0.0.1 and resolves when it listens. */
export async function startPracticeTelnyx(options: PracticeTelnyxOptions = {}): Promise<PracticeTelnyx> {
  const clock = options.clock ?? Date.now;
  let ahead = 0;
  let url = '';
  const now = (): number => clock() + ahead;
  const site: Site = {
    store: new Store(worldOf(options.seed, now())),
    switches: switchesOf(options),
    storage: options.storage ?? null,
    now,
    url: () => url,
  };
  const faults = new Faults();
  const log = new RequestLog();
  const desk = deskOf(site, new Rate(), () => tick(site));
  const server = createServer((request, response) => {
    listen({ desk, faults, log }, request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;
  return {
    url,
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
