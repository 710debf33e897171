import { fileURLToPath } from 'node:url';
import { type App, nativeTheme } from 'electron';
import type { Log, Publish } from '../core/interfaces/ports.ts';
import { type Answer, createAnswer } from '../ipc/answer.ts';
import { createPublish } from '../ipc/publish.ts';
import { mark } from '../perf/marks.ts';
import { openAccounts } from '../settings/accounts.ts';
import { openSettings } from '../settings/settings.ts';
import { openWindowState } from '../settings/window-state.ts';
import { backgroundOf } from '../windows/background.ts';
import { createClock, createRandom } from './clock.ts';
import { openDatabase } from './database.ts';
import type { DatabaseThread } from './database-thread.ts';
import { createGate } from './gate.ts';
import { openKeys } from './keys.ts';
import { dressSystem } from './native.ts';
import { createNotices } from './notices.ts';
import { CORE_CHANNELS, ownHandlers } from './own-handlers.ts';
import type { Profile } from './profile.ts';
import type { Shell } from './shell.ts';
import type { Shutdown } from './shutdown.ts';

export interface BehindParts {
  readonly app: App;
  readonly profile: Profile;
  readonly log: Log;
  readonly shell: Shell;
  readonly shutdown: Shutdown;
  readonly toolsAllowed: boolean;
  /** It waits for the key. */
  readonly database: DatabaseThread;
}

/** The composition root of all that stands behind the window: every part is made here and handed what it needs. */
export async function openBehind(parts: BehindParts): Promise<Answer> {
  const { app, profile, log, shell, shutdown, toolsAllowed } = parts;
  const secrets = await openKeys(app, profile.settings, log);
  // The agent chose to quit: nobody waits for answers any more.
  if (!secrets) return new Promise(() => undefined);
  mark('key-open');

  const publish: Publish = createPublish(shell.pages);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const settings = openSettings(profile.settings, timeZone, () => {
    dress();
    publish('settings', null);
  });
  const place = openWindowState(profile.settings);
  const dress = () =>
    dressSystem({ app, isOpenToTools: toolsAllowed, settings, publish, focus: shell.focus });
  dress();
  const icon =
    process.platform === 'linux' ? fileURLToPath(new URL('./icon.png', import.meta.url)) : undefined;
  shell.dress(() => ({
    icon,
    background: backgroundOf(settings.read().theme, nativeTheme.shouldUseDarkColors),
    saved: place.read(),
    save: place.write,
  }));

  const book = openAccounts(profile.settings, () => secrets.key('credentials'));
  const notices = createNotices(publish);
  for (const { setAside } of [settings, book]) {
    if (setAside) notices.add(`A damaged file was set aside as ${setAside}; check settings and accounts.`);
  }

  const gate = createGate(CORE_CHANNELS);
  const openGate = () => {
    const opening = openDatabase({
      ...parts.database,
      folder: profile.database,
      key: secrets.key('fields'),
      log,
    });
    // The core is loaded while the database opens on its own thread.
    const core = Promise.all([import('./core.ts'), opening]).then(([{ openCore }, database]) =>
      openCore({
        app,
        profile,
        secrets,
        settings,
        book,
        publish,
        log,
        clock: createClock(),
        random: createRandom(),
        shutdown,
        notices,
        shell,
        database,
      }),
    );
    gate.open(core);
  };
  if (secrets.status().kind === 'ready') openGate();
  return createAnswer({
    handlers: {
      ...gate.handlers,
      ...ownHandlers({ app, secrets, settings, notices, unlocked: openGate }),
    },
    isKnown: (id) => shell.pages().some((page) => page.id === id),
    log,
    tick: () => performance.now(),
  });
}
