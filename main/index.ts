import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app } from 'electron';
import { beforeReady, endsForSwitches } from './boot/before-ready.ts';
import { sqliteModuleOf } from './boot/database-thread.ts';
import { stopOnFaults } from './boot/faults.ts';
import { isOpenToTools } from './boot/flavour.ts';
import { chooseProfile, type Profile } from './boot/profile.ts';
import { openShell } from './boot/shell.ts';
import { closeBeforeQuit, createShutdown } from './boot/shutdown.ts';
import { loaToVerify } from './boot/verify-loa.ts';
import type { Log } from './core/interfaces/ports.ts';
import { openRouter } from './ipc/router.ts';
import { openLog } from './log/log.ts';
import { mark } from './perf/marks.ts';
import { watchPerf } from './perf/report.ts';

/**
 * The start. Only what the window itself needs is loaded here; all that its page will ask for is loaded and opened while
 * the page comes up in its own process (boot/behind.ts).
 */
const toolsAllowed = isOpenToTools(app.isPackaged);
const toVerify = loaToVerify(process.argv);
if (toVerify === undefined) open();
else if (!endsForSwitches(app, toolsAllowed)) {
  void import('./boot/verify-command.ts').then(({ answerVerify }) => answerVerify(app, toVerify));
}

function open(): void {
  const profile = chooseProfile(app, process.env);
  const log = openLog(profile.logs, { echo: toolsAllowed && process.env.PORTSIDE_LOG === 'echo' });
  stopOnFaults(app, log, toolsAllowed);
  if (beforeReady(app, toolsAllowed)) void app.whenReady().then(() => start(profile, log));
}

async function start(profile: Profile, log: Log): Promise<void> {
  mark('ready');
  const shutdown = createShutdown(log);
  const perfFile = toolsAllowed ? process.env.PORTSIDE_PERF_FILE : undefined;
  const perf = perfFile ? watchPerf(perfFile) : undefined;
  if (perf) shutdown.add('perf', perf.write);

  const built = join(dirname(fileURLToPath(import.meta.url)), '..');
  const shell = openShell({ app, built, log, now: Date.now });
  closeBeforeQuit(app, shutdown, shell.drop);
  shell.focus();
  const sqliteModule = sqliteModuleOf(app.isPackaged);
  void shell.drawn.then(() => {
    mark('window-shown');
    perf?.begin();
  });
  const ahead = shell.pageServed.then(async () => {
    const { readFirstBoard } = await import('./db/first-board.ts');
    const firstBoard = readFirstBoard(profile.database, sqliteModule);
    // The first question about time zones loads the data of all: 10 ms.
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    mark('first-board');
    return { firstBoard, timeZone };
  });
  const behind = Promise.all([ahead, shell.pageBegun]).then(async ([known]) => {
    const { openBehind } = await import('./boot/behind.ts');
    return openBehind({ app, profile, log, shell, shutdown, toolsAllowed, sqliteModule, ...known });
  });
  openRouter(behind);
  await behind;
}
