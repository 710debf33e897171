import { createHash } from 'node:crypto';
import type { App } from 'electron';
import { adapters } from '../carriers/registry.ts';
import { createCore } from '../core/api.ts';
import type { CoreHandlers } from '../core/handlers.ts';
import type {
  AccountBook,
  Carriers,
  Clock,
  Log,
  Publish,
  Random,
  SettingsBook,
} from '../core/interfaces/ports.ts';
import type { OpenStore } from '../db/store.ts';
import { createIntake } from '../files/intake.ts';
import { openVault } from '../files/vault.ts';
import { mark } from '../perf/marks.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { watchAttention } from './attention.ts';
import { beginInOrder } from './begin.ts';
import { fileChooser } from './choose-files.ts';
import type { Notices } from './notices.ts';
import { createPractice } from './practice.ts';
import type { Profile } from './profile.ts';
import type { Shell } from './shell.ts';
import type { Shutdown } from './shutdown.ts';

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
  readonly shell: Shell;
  readonly database: OpenStore;
}

const carriers: Carriers = {
  all: adapters,
  of: (carrier) => adapters.find(({ description }) => description.id === carrier),
};

/** From the window's first frame to the first pull, in milliseconds: the page draws its board meanwhile. */
const SETTLE_MS = 500;

/** Builds the core on the open database. The network is touched only after the board has been drawn. */
export function openCore(around: CoreSurroundings): CoreHandlers {
  const { app, profile, secrets, book, log, clock, shutdown, shell } = around;
  const { store, notices, close } = around.database;
  shutdown.add('database', close);
  for (const notice of notices) around.notices.add(notice);

  const vault = openVault(profile.vault, () => secrets.key('vault'));
  const practice = createPractice({
    workerUrl: new URL('./practice-worker.js', import.meta.url),
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
    sha256Of: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    startPractice: practice.start,
    chooseFiles: fileChooser(app, shell.current),
  });
  shutdown.add('core', core.stop);
  shutdown.add('attention', watchAttention(app, clock, core));

  const begin = async () => {
    // The board comes first: what follows wants main's thread and the disk.
    await shell.drawn;
    await new Promise<void>((resolve) => clock.after(SETTLE_MS, resolve));
    await beginInOrder(log, [
      ['vault', vault.sweep],
      ['practice', practice.resume],
      ['core', core.start],
    ]);
    mark('sync-started');
  };
  void begin();
  return core.handlers;
}
