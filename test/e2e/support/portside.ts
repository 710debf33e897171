import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { launchOptions, packagedExecutable } from '../../runtime/launch.ts';
import { lockOnce } from './known-profile.ts';
import { leave } from './leave.ts';
import { Troubles } from './troubles.ts';
import { unlock } from './unlock.ts';

export interface PortsideOptions {
  /** The profile folder. */
  readonly profile: string;
  readonly sandbox?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Where the trace of each run goes; nothing is traced without it. */
  readonly traces?: string;
}

/** Portside on one profile, started and quit as an agent does. */
export class Portside {
  readonly troubles = new Troubles();
  readonly #options: PortsideOptions;
  #app: ElectronApplication | undefined;
  #page: Page | undefined;
  #child: ChildProcess | undefined;
  #runs = 0;

  constructor(options: PortsideOptions) {
    this.#options = options;
  }

  get app(): ElectronApplication {
    if (!this.#app) throw new Error('Portside is not running');
    return this.#app;
  }

  get page(): Page {
    if (!this.#page) throw new Error('Portside is not running');
    return this.#page;
  }

  get profile(): string {
    return this.#options.profile;
  }

  /** Starts it and waits for its window; it may still ask for a passphrase. */
  async launch(): Promise<Page> {
    const { profile, sandbox, env, args, traces } = this.#options;
    const packaged = packagedExecutable();
    this.#app = await _electron.launch(
      await launchOptions({
        userData: profile,
        ...(packaged === undefined ? {} : { packaged }),
        ...(sandbox === undefined ? {} : { sandbox }),
        ...(env === undefined ? {} : { env }),
        ...(args === undefined ? {} : { args }),
      }),
    );
    this.#child = this.#app.process();
    asksAgain(this.#app);
    this.#runs += 1;
    this.troubles.watch(this.#app);
    if (traces !== undefined) await this.#app.context().tracing.start({ sources: false });
    this.#page = await this.#app.firstWindow();
    return this.#page;
  }

  /** Starts it and gets past the passphrase, which a fresh profile has been given before. */
  async open(): Promise<Page> {
    await lockOnce(this.#options.profile);
    const page = await this.launch();
    await unlock(page);
    return page;
  }

  /** Quits as *File > Quit* does, and waits until the process is gone. `keepTrace`: this run is worth a look. */
  async quit({ keepTrace = false } = {}): Promise<void> {
    const app = this.#app;
    if (!app) return;
    this.#app = undefined;
    this.#page = undefined;
    const { traces } = this.#options;
    if (traces !== undefined) {
      const path = join(traces, `run-${this.#runs}.zip`);
      await app.context().tracing.stop(keepTrace ? { path } : {});
    }
    await leave(app);
  }

  /** Ends it without a word, as a power cut does, unless it has ended already. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#app = undefined;
    this.#page = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  /** Keeps a picture of the window, if there is one. */
  async picture(path: string): Promise<void> {
    await this.#page?.screenshot({ path, timeout: 5_000 }).catch(() => undefined);
  }

  async restart(): Promise<Page> {
    await this.quit();
    return this.open();
  }
}

/** The inspector in the app now and then loses the promise of an answer to the garbage: then it is asked once more. */
function asksAgain(app: ElectronApplication): void {
  const ask = app.evaluate.bind(app) as (...question: readonly unknown[]) => Promise<unknown>;
  const again = async (...question: readonly unknown[]): Promise<unknown> => {
    try {
      return await ask(...question);
    } catch (error) {
      if (error instanceof Error && error.message.includes('promise was garbage collected'))
        return ask(...question);
      throw error;
    }
  };
  app.evaluate = again as typeof app.evaluate;
}
