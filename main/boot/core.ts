import { createHash } from 'node:crypto';
import type { App } from 'electron';
import { loadHttp } from '../carriers/http.ts';
import { adapters } from '../carriers/registry.ts';
import { createCore } from '../core/api.ts';
import type { CoreHandlers } from '../core/handlers.ts';
import type { LoaPress } from '../core/interfaces/loa.ts';
import type { AccountBook, Clock, Log, Publish, Random, SettingsBook } from '../core/interfaces/ports.ts';
import { ruledBy } from '../core/loa/policy.ts';
import { takeReserve } from '../db/reserve.ts';
import type { OpenStore } from '../db/store.ts';
import { createIntake } from '../files/intake.ts';
import { type FileVault, openVault } from '../files/vault.ts';
import { mark } from '../perf/marks.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { watchAttention } from './attention.ts';
import { everyDay } from './backup-timer.ts';
import { beginInOrder } from './begin.ts';
import { fileChooser } from './choose-files.ts';
import type { DataDesk } from './data.ts';
import { forReading } from './for-reading.ts';
import { openLoaFiles, platformName } from './loa-files.ts';
import type { LoaSettingsDesk } from './loa-settings.ts';
import type { Notices } from './notices.ts';
import { createPractice } from './practice.ts';
import type { Profile } from './profile.ts';
import type { Shell } from './shell.ts';
import type { Shutdown } from './shutdown.ts';
import { READ_ONLY, type StorageWatch } from './storage-watch.ts';

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
  readonly data: DataDesk;
  readonly storage: StorageWatch;
  readonly press: LoaPress;
  readonly loaSettings: Pick<LoaSettingsDesk, 'rules' | 'policyEdits'>;
}

/** Only when all that could name a file has been read: what is left over costs room, what is gone is gone. */
async function sweepOrphans(data: DataDesk, vault: FileVault, log: Log): Promise<void> {
  const named = await data.namedFiles();
  const gone = named && (await vault.sweepOrphans(named));
  if (gone) log.info('vault.orphans', { gone });
}

/** From the window's first frame to the first pull, in milliseconds: the page draws its board meanwhile. */
const SETTLE_MS = 500;

/** Builds the core on the open database. The network is touched only after the board has been drawn. */
export function openCore(around: CoreSurroundings): CoreHandlers {
  const { app, profile, secrets, book, log, clock, shutdown, shell } = around;
  const { data, storage, loaSettings } = around;
  const { store, notices, close } = around.database;
  shutdown.add('database', close);
  for (const notice of notices) around.notices.add(notice);

  const vault = openVault(profile.vault, () => secrets.key('vault'), data.isKept);
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
    carriers: ruledBy(adapters, loaSettings.policyEdits),
    accounts: book,
    vault,
    intake: createIntake(vault),
    imageToPdf: async (image, mediaType) =>
      (await import('../pdf/image-to-pdf.ts')).imageToPdf(image, mediaType),
    sha256Of: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    startPractice: practice.start,
    chooseFiles: fileChooser(app, shell.current),
    rules: loaSettings.rules,
    loaFiles: openLoaFiles(app, shell.current),
    running: { appVersion: app.getVersion(), platform: platformName() },
    exportWaiting: async (account, withSecrets) => (await data.exportWaiting(account, withSecrets))?.path,
  });
  shutdown.add('core', core.stop);
  if (profile.scratch !== undefined) {
    // A copy is shown: what waits in it is sent by nobody, and nothing that comes in would be kept.
    core.hold(READ_ONLY);
    void core.stop();
    return forReading(core.handlers);
  }
  storage.attend(core);
  shutdown.add('attention', watchAttention(app, clock, core));
  shutdown.add('backup timer', everyDay(clock, log, data.backUpIfDue));

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
    await beginInOrder(log, [
      ['reserve', async () => void (await takeReserve(profile.database))],
      ['backup', data.backUpIfDue],
      ['orphans', () => sweepOrphans(data, vault, log)],
      // Where there is no account yet, the first one would else wait for it.
      ['http', async () => void (await loadHttp())],
    ]);
  };
  void begin();
  return core.handlers;
}
