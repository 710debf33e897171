import { fileURLToPath } from 'node:url';
import { type App, nativeTheme } from 'electron';
import type { Board } from '../../preload/contract/domain/board.ts';
import type { AccountBook, Log, Publish, SettingsBook } from '../core/interfaces/ports.ts';
import { takeReserve } from '../db/reserve.ts';
import { type Answer, createAnswer } from '../ipc/answer.ts';
import { createPublish } from '../ipc/publish.ts';
import { mark } from '../perf/marks.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { openAccounts } from '../settings/accounts.ts';
import { type DraftBook, openDrafts } from '../settings/drafts.ts';
import { openSettings } from '../settings/settings.ts';
import { openWindowState } from '../settings/window-state.ts';
import { backgroundOf } from '../windows/background.ts';
import { createScreenFiller } from '../windows/fill-screen.ts';
import { createClock, createRandom } from './clock.ts';
import { createDataDesk } from './data.ts';
import { openDatabase } from './database.ts';
import { type DatabaseThread, startDatabaseThread } from './database-thread.ts';
import { withFirstBoard } from './first-board.ts';
import { createGate } from './gate.ts';
import { isSealedBySystem, openKeys } from './keys.ts';
import { openLoaSettings } from './loa-settings.ts';
import { moment } from './moment.ts';
import { dressSystem } from './native.ts';
import { createNotices } from './notices.ts';
import { CORE_CHANNELS, ownHandlers } from './own-handlers.ts';
import { filePicker } from './pick-file.ts';
import type { Profile } from './profile.ts';
import { createStanding } from './reopen.ts';
import { openSealing } from './sealing.ts';
import type { Shell } from './shell.ts';
import { createShutdown, type Shutdown } from './shutdown.ts';
import { createStorageWatch } from './storage-watch.ts';

export interface BehindParts {
  readonly app: App;
  readonly profile: Profile;
  readonly log: Log;
  readonly shell: Shell;
  readonly shutdown: Shutdown;
  readonly toolsAllowed: boolean;
  /** Path of the better-sqlite3 that fits a runtime for tests; absent: the installed one. */
  readonly sqliteModule: string | undefined;
  /** The board as the last run left it; absent where only the open database can tell. */
  readonly firstBoard: Board | undefined;
  /** IANA name of the system's own. */
  readonly timeZone: string;
}

/** Longest wait for the page's first picture, in milliseconds: what comes behind it would take both cores from it. */
const FIRST_PICTURE_MS = 1_000;

/** Longest waits at the end, in milliseconds: for the copy, and for all that stands on the database. */
const BACKUP_MS = 15_000;
const CLOSING_MS = 30_000;

/**
 * The composition root of all that stands behind the window: every part is made here and handed what it needs. Where the
 * system holds the key, the page has its first answers before the key is there, and draws the window meanwhile.
 */
export async function openBehind(parts: BehindParts): Promise<Answer> {
  const { app, profile, log, shell, shutdown, toolsAllowed, sqliteModule, firstBoard, timeZone } = parts;
  const isForeseen = isSealedBySystem(profile.settings);
  const picture = moment();
  if (isForeseen && firstBoard) setTimeout(picture.comes, FIRST_PICTURE_MS);
  // The picture itself waits for the key.
  else picture.comes();
  const startThread = () => startDatabaseThread(profile.database, sqliteModule);
  let nextThread: DatabaseThread | undefined;
  // It looks at the mirror, which takes longest of opening it, while the key store is asked.
  void picture.has.then(() => {
    nextThread = startThread();
  });
  const secrets = openSecrets(parts, picture.has);
  if (!isForeseen) await secrets;

  const publish: Publish = createPublish(shell.pages);
  const settings = openSettings(profile.settings, timeZone, () => {
    dress();
    publish('settings', null);
  });
  const dress = () =>
    dressSystem({ app, isOpenToTools: toolsAllowed, settings, publish, focus: shell.focus });

  let draftBook: DraftBook | undefined;
  const drafts = async (): Promise<DraftBook> => {
    const store = await secrets;
    draftBook ??= openDrafts(profile.settings, () => store.key('fields'));
    return draftBook;
  };

  const notices = createNotices(publish);
  const noteDamage = ({ setAside }: { readonly setAside?: string }) => {
    if (setAside) notices.add(`A damaged file was set aside as ${setAside}; check settings and accounts.`);
  };
  noteDamage(settings);

  // What the page has drawn may no longer hold: it had its first board before the database was open.
  const drawAnew = () => publish('changed', { ids: [], board: true });
  const storage = createStorageWatch({
    publish,
    clock: createClock(),
    takeReserve: () => takeReserve(profile.database),
    isReadOnly: profile.scratch !== undefined,
  });
  let accounts: AccountBook['list'] = () => [];
  const sealing = openSealing({
    folder: profile.settings,
    sealingKey: async () => (await secrets).key('sealing'),
    timestampUrl: () => loaSettings.timestampUrl(),
    now: Date.now,
    log,
    noteDamage,
  });
  shutdown.add('press', sealing.press.close);
  const loaSettings = openLoaSettings({
    folder: profile.settings,
    pick: filePicker(shell.current),
    keys: sealing.keys,
    inspect: sealing.press.inspect,
    accountIds: () => accounts().map(({ id }) => id),
    noteDamage,
  });
  let isOpened = false;
  const data = createDataDesk({
    app,
    profile,
    sqliteModule,
    secrets,
    accounts: () => accounts(),
    storage,
    log,
    window: shell.current,
    now: Date.now,
    whileClosed: async (run) => {
      const value = await standing.whileClosed(run);
      // The page gets its answer first, then reads everything anew.
      setImmediate(() => {
        for (const page of shell.pages()) page.reload();
      });
      return value;
    },
  });
  /** What stands on the database; it may be closed and opened again. */
  const onDatabase = createShutdown(log);
  // The last one added closes first: the copy is made of files that nobody writes to.
  shutdown.add('backup', () => (isOpened ? data.backUp() : undefined), BACKUP_MS);
  shutdown.add('storage', storage.stop);
  shutdown.add('behind', onDatabase.run, CLOSING_MS);

  const openCoreWith = async (store: SecretStore) => {
    const thread = nextThread ?? startThread();
    nextThread = undefined;
    const opening = openDatabase({
      ...thread,
      folder: profile.database,
      key: store.key('fields'),
      scratch: profile.scratch,
      log,
      heard: storage.heard,
    });
    const book = openAccounts(profile.settings, () => store.key('credentials'));
    noteDamage(book);
    accounts = book.list;
    // The core is loaded while the database opens on its own thread.
    const [{ openCore }, opened] = await Promise.all([import('./core.ts'), opening]);
    isOpened = true;
    if (opened.notices.length > 0) drawAnew();
    return openCore({
      app,
      profile,
      secrets: store,
      settings,
      book,
      publish,
      log,
      clock: createClock(),
      random: createRandom(),
      shutdown: onDatabase,
      notices,
      shell,
      database: opened,
      data,
      storage,
      loaSettings,
      press: sealing.press,
    });
  };
  const gate = createGate(CORE_CHANNELS);
  const standing = createStanding(gate, () => secrets.then(openCoreWith), onDatabase.run);
  const openGate = () => {
    const core = standing.open();
    core.catch(drawAnew);
    return core;
  };
  let openBoard = gate.handlers['board.open'];
  if (isForeseen) openBoard = withFirstBoard(openBoard, firstBoard, openGate());
  else if ((await secrets).status().kind === 'ready') void openGate();
  dressWindow(parts, settings);
  // The database opens on its own thread meanwhile.
  void secrets.then(dress);
  return createAnswer({
    handlers: {
      ...gate.handlers,
      'board.open': openBoard,
      ...ownHandlers({
        app,
        secrets,
        foreseen: isForeseen ? { kind: 'ready', by: 'os' } : undefined,
        settings,
        drafts,
        notices,
        unlocked: () => void openGate(),
        drawn: picture.comes,
        fillScreen: createScreenFiller(shell.current),
        data: data.handlers,
        loaRules: loaSettings.handlers,
      }),
    },
    isKnown: (id) => shell.pages().some((page) => page.id === id),
    log,
    tick: () => performance.now(),
  });
}

function dressWindow({ profile, shell }: BehindParts, settings: SettingsBook): void {
  const place = openWindowState(profile.settings);
  const icon =
    process.platform === 'linux' ? fileURLToPath(new URL('./icon.png', import.meta.url)) : undefined;
  shell.dress(() => ({
    icon,
    background: backgroundOf(settings.read().theme, nativeTheme.shouldUseDarkColors),
    saved: place.read(),
    save: place.write,
  }));
}

/** Never there when the agent chooses to quit: nobody waits for answers any more. */
async function openSecrets(
  { app, profile, log }: BehindParts,
  after: Promise<unknown>,
): Promise<SecretStore> {
  await after;
  // Electron hands on first what was answered: the key store holds up main's thread.
  await new Promise(setImmediate);
  const secrets = await openKeys(app, profile.settings, log, profile.scratch !== undefined);
  if (!secrets) return new Promise(() => undefined);
  mark('key-open');
  return secrets;
}
