/**
 * Practice Kazoo: a faithful, stateful stand-in for a Kazoo server's port requests, on 127.0.0.1.
 * Written from `carriers/kazoo.md`, not from the adapter that talks to it.
 *
 *     const kazoo = await startPracticeKazoo({ seed: 'demo' });
 *     // kazoo.url is the base URL an account takes, e.g. http://127.0.0.1:40213 (the API is below /v2);
 *     // sign in with PRACTICE_CREDENTIALS of ./seed/credentials.ts.
 *     await kazoo.close();
 *
 * Needs nothing but Node: no database, no network, no files.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Faults } from '../http/faults.ts';
import { listen } from '../http/listener.ts';
import { RequestLog } from '../http/log.ts';
import { Buckets } from './auth/buckets.ts';
import { Tokens } from './auth/tokens.ts';
import { type Control, controlOf } from './control.ts';
import { deskOf } from './http/desk.ts';
import { demoWorld } from './seed/demo.ts';
import { emptyWorld } from './seed/house.ts';
import { nowSeconds, type Site, type Switches } from './site.ts';
import type { World } from './world/model.ts';
import { Store } from './world/store.ts';

/** How to start; every switch has the default a fresh Kazoo has. */
export interface PracticeOptions extends Partial<Switches> {
  /** `demo`: about 400 believable ports. `empty`: the same accounts and users, no ports. */
  readonly seed?: 'demo' | 'empty' | World;
  /** Milliseconds since 1970; the machine's clock unless told. */
  readonly clock?: () => number;
  /** 0, the default, takes any free port. */
  readonly port?: number;
}

/** A running practice Kazoo. */
export interface PracticeKazoo {
  readonly url: string;
  readonly control: Control;
  /** Stops at once, open connections included. */
  close(): Promise<void>;
}

const DAY = 86_400;
const HOUR_MS = 3_600_000;

function switchesOf(options: PracticeOptions, world: World): Switches {
  const { seed: _seed, clock: _clock, port: _port, ...given } = options;
  return {
    answers: '4.3',
    allowSubmittedToScheduled: false,
    phonebook: 'off',
    billedPlan: [],
    billingRefuses: null,
    notifyFails: false,
    proxyLimit: null,
    failingNumber: null,
    rateLimit: true,
    tokenLifetimeSeconds: 3600,
    idleLifetimeSeconds: world.idleLifetimeSeconds ?? 30 * DAY,
    storeDelayMs: 2,
    echoToken: true,
    ...given,
  };
}

function worldOf(seed: PracticeOptions['seed'], now: number): World {
  if (seed === undefined || seed === 'empty') return emptyWorld();
  return seed === 'demo' ? demoWorld(now) : seed;
}

/** Starts a practice Kazoo on 127.0.0.1 and resolves when it listens. */
export async function startPracticeKazoo(options: PracticeOptions = {}): Promise<PracticeKazoo> {
  const clock = options.clock ?? Date.now;
  let ahead = 0;
  const now = (): number => clock() + ahead;
  const world = worldOf(options.seed, now());
  const switches = switchesOf(options, world);
  const site: Site = { store: new Store(world), switches, tokens: new Tokens(), buckets: new Buckets(), now };
  const faults = new Faults();
  const log = new RequestLog();
  let swept = Number.NEGATIVE_INFINITY;
  const tick = (): void => {
    if (Math.abs(now() - swept) < HOUR_MS) return;
    swept = now();
    site.store.forgetIdle(nowSeconds(site) - switches.idleLifetimeSeconds);
  };
  const desk = deskOf(site, tick);
  const server = createServer((request, response) => {
    listen({ desk, faults, log }, request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
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
