import type { App, BrowserWindow } from 'electron';
import { CHANNEL_NAMES } from '../../preload/contract/ipc/channels.ts';
import { adapters } from '../carriers/registry.ts';
import { createCore } from '../core/api.ts';
import type { CoreChannel, CoreHandlers } from '../core/handlers.ts';
import type {
  AccountBook,
  Carriers,
  Clock,
  Log,
  Publish,
  Random,
  SettingsBook,
} from '../core/interfaces/ports.ts';
import { openStore } from '../db/store.ts';
import { createIntake } from '../files/intake.ts';
import { openVault } from '../files/vault.ts';
import { errorFacts } from '../log/error-facts.ts';
import { mark } from '../perf/marks.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { watchAttention } from './attention.ts';
import { fileChooser } from './choose-files.ts';
import type { Notices } from './notices.ts';
import { isOwnChannel } from './own-handlers.ts';
import { createPractice } from './practice.ts';
import type { Profile } from './profile.ts';
import type { Shutdown } from './shutdown.ts';

/** The channels behind the gate: all that need the database. */
export const CORE_CHANNELS = CHANNEL_NAMES.filter((name): name is CoreChannel => !isOwnChannel(name));

export interface CoreSurroundings {
  readonly app: App;
  readonly profile: Profile;
  readonly secrets: SecretStore;
  readonly settings: SettingsBook;
  readonly book: AccountBook;
  readonly publish: Publish;
  readonly log: Log;
  readonly clock: Clock;
  readonly random: Random;
  readonly notices: Notices;
  readonly shutdown: Shutdown;
  readonly window: () => BrowserWindow | undefined;
  /** Path of the better-sqlite3 that fits a runtime for tests; absent: the installed one. */
  readonly sqliteModule: string | undefined;
}

/** A query slower than this is worth a line in the log. */
const SLOW_QUERY_MS = 100;

const carriers: Carriers = {
  all: adapters,
  of: (carrier) => adapters.find(({ description }) => description.id === carrier),
};

/** Opens the database and builds the core on it. The network is touched only after the board can be read. */
export async function openCore(around: CoreSurroundings): Promise<CoreHandlers> {
  const { app, profile, secrets, book, log, clock, shutdown } = around;
  const { store, notices, close } = await openStore({
    workerUrl: new URL('./db-worker.js', import.meta.url),
    folder: profile.database,
    key: secrets.key('fields'),
    ...(around.sqliteModule && { sqliteModule: around.sqliteModule }),
    timed: (method, ms) => {
      if (ms >= SLOW_QUERY_MS) log.info('db.slow', { method, ms: Math.round(ms) });
    },
  });
  mark('database-open');
  shutdown.add('database', close);
  for (const notice of notices) around.notices.add(notice);

  const vault = openVault(profile.vault, () => secrets.key('vault'));
  const practice = createPractice({
    folder: profile.practice,
    key: () => secrets.key('vault'),
    book,
    log,
    now: clock.now,
  });
  shutdown.add('practice', practice.close);
  const core = createCore({
    ...around,
    store,
    carriers,
    accounts: book,
    vault,
    intake: createIntake(vault),
    imageToPdf: async (image, mediaType) =>
      (await import('../pdf/image-to-pdf.ts')).imageToPdf(image, mediaType),
    startPractice: practice.start,
    chooseFiles: fileChooser(app, around.window),
  });
  shutdown.add('core', core.stop);
  shutdown.add('attention', watchAttention(app, core));

  const begin = async () => {
    await vault.sweep();
    await practice.resume();
    await core.start();
    mark('sync-started');
  };
  void begin().catch((error: unknown) => log.warn('core.start', errorFacts(error)));
  return core.handlers;
}
