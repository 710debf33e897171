import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app } from 'electron';
import { beforeReady } from './boot/before-ready.ts';
import { createClock, createRandom } from './boot/clock.ts';
import { CORE_CHANNELS, openCore } from './boot/core.ts';
import { stopOnFaults } from './boot/faults.ts';
import { isOpenToTools } from './boot/flavour.ts';
import { createGate } from './boot/gate.ts';
import { openKeys } from './boot/keys.ts';
import { dressSystem } from './boot/native.ts';
import { createNotices } from './boot/notices.ts';
import { ownHandlers } from './boot/own-handlers.ts';
import { chooseProfile } from './boot/profile.ts';
import { openShell } from './boot/shell.ts';
import { closeBeforeQuit, createShutdown } from './boot/shutdown.ts';
import type { Publish } from './core/interfaces/ports.ts';
import { createPublish } from './ipc/publish.ts';
import { openRouter } from './ipc/router.ts';
import { openLog } from './log/log.ts';
import { mark } from './perf/marks.ts';
import { watchPerf } from './perf/report.ts';
import { openAccounts } from './settings/accounts.ts';
import { openSettings } from './settings/settings.ts';

/** The composition root: every part of main is made here and handed what it needs. */
const toolsAllowed = isOpenToTools(app.isPackaged);
const profile = chooseProfile(app, process.env);
const log = openLog(profile.logs, { echo: toolsAllowed && process.env.PORTSIDE_LOG === 'echo' });
stopOnFaults(app, log, toolsAllowed);

async function start(): Promise<void> {
  mark('ready');
  const clock = createClock();
  const shutdown = createShutdown(log);
  closeBeforeQuit(app, shutdown);
  const perfFile = toolsAllowed ? process.env.PORTSIDE_PERF_FILE : undefined;
  const perf = perfFile ? watchPerf(perfFile) : undefined;
  if (perf) shutdown.add('perf', perf.write);

  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const settings = openSettings(profile.settings, timeZone, () => {
    dress();
    publish('settings', null);
  });
  const secrets = await openKeys(app, profile.settings, log);
  if (!secrets) return;
  const book = openAccounts(profile.settings, () => secrets.key('credentials'));
  const shown = () => {
    mark('window-shown');
    perf?.begin();
  };
  const built = join(dirname(fileURLToPath(import.meta.url)), '..');
  const shell = openShell({ app, built, folder: profile.settings, settings, log, now: clock.now, shown });
  const publish: Publish = createPublish(shell.pages);
  const dress = () =>
    dressSystem({ app, isOpenToTools: toolsAllowed, settings, publish, focus: shell.focus });

  const notices = createNotices(publish);
  for (const { setAside } of [settings, book]) {
    if (setAside) notices.add(`A damaged file was set aside as ${setAside}; check settings and accounts.`);
  }

  const gate = createGate(CORE_CHANNELS);
  const openBehind = () =>
    gate.open(
      openCore({
        app,
        profile,
        secrets,
        settings,
        book,
        publish,
        log,
        clock,
        random: createRandom(),
        shutdown,
        notices,
        window: shell.current,
        sqliteModule: app.isPackaged ? undefined : process.env.PORTSIDE_SQLITE_MODULE,
      }),
    );
  openRouter({
    handlers: {
      ...gate.handlers,
      ...ownHandlers({ app, secrets, settings, notices, unlocked: openBehind }),
    },
    isKnown: (id) => shell.pages().some((page) => page.id === id),
    log,
    tick: () => performance.now(),
  });
  dress();
  // The database opens in its worker while the window loads its page.
  shell.focus();
  if (secrets.status().kind === 'ready') openBehind();
}

if (beforeReady(app, toolsAllowed)) void app.whenReady().then(start);
