import { setImmediate as turn } from 'node:timers/promises';
import { type Core, createCore } from '../../../main/core/api.ts';
import type { Store } from '../../../main/core/interfaces/store.ts';
import { loaDesk } from '../../fixtures/loa-desk.ts';
import { createBook, settingsBook } from '../book.ts';
import { ACCOUNTS, type AccountName, Carriers } from './carriers/three.ts';
import { chanceOf, hashOf } from './chance.ts';
import { SimClock } from './clock.ts';
import { type ChooseFault, nothingFails } from './faults.ts';
import { type CrashAt, Life } from './life.ts';
import { type OpenProfile, Profile } from './profile.ts';
import { MemoryVault, sha256Of } from './vault.ts';

/** What the agent learned of something they did: done, refused, or never (the app died first). */
export type Told<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'refused'; readonly error: unknown }
  | { readonly kind: 'unheard' };

export interface WorldOptions {
  readonly seed: number;
  readonly faults?: ChooseFault;
  /** All three, if not told otherwise. */
  readonly accounts?: readonly AccountName[];
  /** Where each life of the app ends, the first one's first. */
  readonly crashes?: readonly CrashAt[];
}

const AN_HOUR = 60 * 60_000;
/** Milliseconds between two looks. */
const A_WHILE = 2_000;

/**
 * The core with its real database, before three carriers in memory, in a time of its own. Nothing in it happens by
 * chance or in real time: the same seed is the same history.
 */
export class World {
  readonly clock = new SimClock();
  readonly carriers = new Carriers(this.clock);
  readonly profile = new Profile();
  readonly vault = new MemoryVault();
  readonly log: string[] = [];
  readonly #seed: number;
  readonly #book = createBook();
  /** Crashes to come, one for each start. */
  readonly #crashes: CrashAt[];
  readonly #past: (readonly string[])[] = [];
  #rolls = 0;
  #life: Life;
  #opened: OpenProfile | undefined;
  #core: Core | undefined;

  private constructor({ seed, crashes = [] }: WorldOptions) {
    this.#seed = seed;
    this.#crashes = [...crashes];
    this.#life = new Life(this.clock);
    for (const desk of this.carriers.all) desk.wire.choose = nothingFails;
  }

  static async open(options: WorldOptions): Promise<World> {
    const world = new World(options);
    for (const name of options.accounts ?? ACCOUNTS) {
      const account = {
        id: name,
        carrier: name,
        name: `Harborline at ${name}`,
        baseUrl: `https://${name}.example`,
        method: 'key',
        timeZone: 'America/Los_Angeles',
        practice: false,
        remoteAccountId: name,
      };
      await world.#book.save(account, { method: 'key', values: { key: 'KEY-CANARY-2209' } });
    }
    world.faults(options.faults ?? nothingFails);
    await world.begin();
    return world;
  }

  /** From now on requests fail like this. */
  faults(choose: ChooseFault): void {
    for (const { wire } of this.carriers.all) wire.choose = choose;
  }

  get life(): Life {
    return this.#life;
  }

  /** The effects of each life so far, the running one's last. */
  get pastLives(): readonly (readonly string[])[] {
    return this.#past.map((effects) => [...effects]);
  }

  get handlers(): Core['handlers'] {
    return this.core.handlers;
  }

  get core(): Core {
    if (!this.#core) throw new Error('the app does not run');
    return this.#core;
  }

  /** The database itself, past all effects. */
  get store(): Store {
    if (!this.#opened) throw new Error('the database is not open');
    return this.#opened.store;
  }

  /** Starts the app; resolves once it has started, or died of it. */
  async begin(): Promise<void> {
    const life = new Life(this.clock, this.#crashes.shift());
    this.#life = life;
    this.#past.push(life.effects);
    this.#opened = this.profile.open();
    const adapters = this.carriers.adapters(life);
    const note = (event: string, facts: object = {}) =>
      void this.log.push(JSON.stringify({ event, ...facts }));
    const core = createCore({
      store: watched('store', this.#opened.store, life),
      carriers: { all: adapters, of: (id) => adapters.find(({ description }) => description.id === id) },
      accounts: this.#book,
      settings: settingsBook,
      vault: { ...watched('vault', { ...this.vault }, life), open: this.vault.open },
      intake: (path) => life.fx('vault intake', () => this.vault.intake(path)),
      imageToPdf: async (bytes) => bytes,
      sha256Of,
      clock: life.clock(),
      random: { uuid: () => this.#uuid(), fraction: () => chanceOf(this.#roll()) },
      log: { info: note, warn: note },
      publish: () => undefined,
      startPractice: async () => [],
      chooseFiles: async () => [],
      exportWaiting: async () => '/home/agent/waiting.zip',
      ...loaDesk(),
    });
    this.#core = core;
    await this.tell(core.start());
  }

  /** The app dies, and nothing of it is finished. */
  die(): void {
    this.#life.end();
    this.#core = undefined;
    this.#opened?.close();
    this.#opened = undefined;
  }

  /** The agent quits, and starts again. */
  async restart(): Promise<void> {
    await this.tell(this.core.stop());
    this.die();
    await this.begin();
  }

  async crash(): Promise<void> {
    this.die();
    await this.begin();
  }

  /** Starts the app again where it has died of the crash that was planned for it. */
  async revive(): Promise<void> {
    while (!this.#life.alive) {
      this.die();
      await this.begin();
    }
  }

  /** Lets time pass until this is told, and tells it. */
  async tell<Value>(act: Promise<Value>): Promise<Told<Value>> {
    let told: Told<Value> | undefined;
    act.then(
      (value) => {
        told = { kind: 'done', value };
      },
      (error: unknown) => {
        told = { kind: 'refused', error };
      },
    );
    const until = this.clock.steady() + AN_HOUR;
    for (;;) {
      await quiet();
      if (told) return told;
      if (!this.#life.alive) return { kind: 'unheard' };
      if (this.clock.steady() > until) throw new Error('the app never answered');
      if (this.clock.next() === Number.POSITIVE_INFINITY) throw new Error('the app waits for nothing');
      this.clock.fire();
    }
  }

  /** Lets so much time pass. A life that ends meanwhile is not begun anew. */
  async wait(ms: number): Promise<void> {
    const until = this.clock.steady() + ms;
    await quiet();
    while (this.clock.next() <= until) {
      this.clock.fire();
      await quiet();
    }
    this.clock.passUntil(until);
  }

  /** Lets time pass until this holds, looking now and then; `false`: it does not hold after so much time. */
  async until(holds: () => Promise<boolean>, most: number): Promise<boolean> {
    const until = this.clock.steady() + most;
    while (!(await holds())) {
      if (this.clock.next() > until) return false;
      await this.wait(Math.max(A_WHILE, this.clock.next() - this.clock.steady()));
    }
    return true;
  }

  close(): void {
    this.die();
    this.profile.remove();
  }

  #roll(): string {
    this.#rolls += 1;
    return `${this.#seed} ${this.#rolls}`;
  }

  #uuid(): string {
    const hex = (salt: string) => hashOf(`${this.#roll()} ${salt}`).toString(16).padStart(8, '0');
    const [a, b, c, d] = [hex('a'), hex('b'), hex('c'), hex('d')];
    return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(0, 3)}-${c.slice(3)}${d.slice(0, 7)}`;
  }
}

/** Every call of it is an effect. */
function watched<Calls extends object>(name: string, calls: Calls, life: Life): Calls {
  const entries = Object.entries(calls).map(([call, run]) => [
    call,
    (...input: readonly unknown[]) =>
      life.fx(`${name} ${call}`, () => (run as (...values: readonly unknown[]) => unknown)(...input)),
  ]);
  return Object.fromEntries(entries) as Calls;
}

/** Nothing waits but for timers: all else in this world is a chain of promises, which is over before the next turn. */
async function quiet(): Promise<void> {
  await turn();
}
