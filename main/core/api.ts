import type { Problem } from '../../preload/contract/domain/problem.ts';
import type { ExportWaiting } from './accounts/accounts.ts';
import type { StartPractice } from './accounts/practice.ts';
import { createSessions } from './accounts/sessions.ts';
import { createDiscard } from './documents/local.ts';
import { type CoreHandlers, createHandlers } from './handlers.ts';
import type { LoaPress } from './interfaces/loa.ts';
import type { LoaFiles, LoaRules } from './interfaces/loa-rules.ts';
import type {
  AccountBook,
  Carriers,
  Clock,
  ImageToPdf,
  Intake,
  Log,
  Publish,
  Random,
  SettingsBook,
  Sha256,
  Vault,
} from './interfaces/ports.ts';
import type { Store } from './interfaces/store.ts';
import { createAccountStates } from './sync/account-states.ts';
import { createCatchUp } from './sync/catch-up.ts';
import { createEngine } from './sync/engine.ts';
import { createOutbox } from './sync/enqueue.ts';
import { createLanes } from './sync/lanes.ts';
import { createStatusBoard } from './sync/status.ts';
import { createStops } from './sync/stops.ts';
import { createTouched } from './sync/touched.ts';

/** The outside world, as the core needs it. */
export interface CorePorts {
  readonly store: Store;
  readonly carriers: Carriers;
  readonly accounts: AccountBook;
  readonly settings: SettingsBook;
  readonly vault: Vault;
  readonly intake: Intake;
  readonly imageToPdf: ImageToPdf;
  readonly sha256Of: Sha256;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly publish: Publish;
  /** Starts the practice carriers, or tells where they run already. */
  readonly startPractice: StartPractice;
  /** Asks the agent for files; absolute paths, none when the agent changed their mind. */
  readonly chooseFiles: () => Promise<readonly string[]>;
  readonly exportWaiting: ExportWaiting;
  readonly press: LoaPress;
  readonly rules: LoaRules;
  readonly loaFiles: LoaFiles;
  /** Such as `0.1.0` and "Linux x64"; printed on the evidence page. */
  readonly running: { readonly appVersion: string; readonly platform: string };
}

export interface Core {
  readonly handlers: CoreHandlers;
  /** Recovers what a crash left open, and begins to pull and send. */
  readonly start: () => Promise<void>;
  /** Begins nothing more and resolves once nothing is under way. Published events end. */
  readonly stop: () => Promise<void>;
  /** The window has the agent's attention: pull more often. */
  readonly focused: (focused: boolean) => void;
  /** The network, or the computer, is back: what waited for it goes now. */
  readonly networkBack: () => void;
  /** Nothing is pulled or sent until `release`: what comes back could not be kept. */
  readonly hold: (problem: Problem) => void;
  readonly release: () => void;
}

export function createCore(ports: CorePorts): Core {
  const { store, accounts, carriers, clock, random, vault } = ports;
  let stopped = false;
  const stopping = () => stopped;
  const publish: Publish = (name, payload) => {
    if (!stopped) ports.publish(name, payload);
  };
  const status = createStatusBoard({
    store,
    accounts,
    states: () => states,
    isCatchingUp: () => catchUp.isOn(),
    clock,
    publish,
    stopping,
  });
  const catchUp = createCatchUp({
    clock,
    publish,
    turned: (isOn) => (isOn ? void status.tell() : status.changed()),
  });
  const touchedIds = createTouched(clock, publish);
  const touched: typeof touchedIds = (ids, board) => {
    touchedIds(ids, board);
    status.changed();
  };
  const states = createAccountStates({
    clock,
    random,
    changed: status.changed,
    healthChanged: () => publish('accounts', null),
    reachChanged: (id, reached) => engine.reachChanged(id, reached),
    limited: (id, ms) => engine.limited(id, ms),
  });
  const lanes = createLanes();
  const stops = createStops();
  const sessions = createSessions(accounts, carriers);
  const engine = createEngine({
    ...ports,
    publish,
    sessions,
    states,
    catchUp,
    lanes,
    touched,
    stopping,
    stops,
  });
  const outbox = createOutbox({ store, clock, random, touched, wake: engine.wake });
  const parts = {
    ...ports,
    publish,
    sessions,
    states,
    lanes,
    stops,
    engine,
    outbox,
    touched,
    status,
    discard: createDiscard({ store, vault, lanes, touched }),
    timeZone: () => ports.settings.read().timeZone,
  };
  return {
    handlers: createHandlers(parts),
    start: engine.start,
    stop: async () => {
      stopped = true;
      await engine.stop();
    },
    focused: engine.focused,
    networkBack: engine.networkBack,
    hold: (problem) => {
      for (const { id } of accounts.list()) states.pause(id, problem);
    },
    release: () => {
      for (const { id } of accounts.list()) engine.follow(id);
    },
  };
}
